import WardlightSpatialStatistics

extension ReferenceInput {
  var kendall: ReferenceResults {
    let ours = KendallTau.b(x, second)
    return ReferenceResults(["tau": [ours.tau], "p": [ours.p], "lower": [ours.lower], "upper": [ours.upper]])
  }

  func effectiveSize() throws -> ReferenceResults {
    let ours = EffectiveSize.cliffordRichardsonHemon(
      x, second, at: try data.places(test.keys["points"]), classes: Int(test.keys["classes"] ?? ""), parallel: Self.one)
    return ReferenceResults([
      "estimate": [ours.estimate], "n": [ours.n], "rho": [ours.rho], "p": [ours.p], "lower": [ours.lower], "upper": [ours.upper],
    ])
  }
}
