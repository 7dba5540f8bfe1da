import WardlightDeprivation
import WardlightGeometry

/// The deprivation of the study's wards.
struct WardDeprivation: Sendable {
  /// What the score is.
  let title: String
  /// The score of each ward; `NaN` where the index has none.
  let scores: [Double]
  /// The fifths of London's wards.
  let fifths: DeprivationFifths
  /// What joining noticed.
  let notices: [String]

  init(_ source: Configuration.DeprivationSource, _ wards: Areas) throws(DeprivationError) {
    let index = try DeprivationIndex.load(path: source.file, codeField: source.code, scoreField: source.score)
    let joined = try index.scores(for: wards.codes)
    title = source.title
    scores = joined.values
    fifths = DeprivationFifths(joined.values)
    notices =
      joined.missing.isEmpty ? [] : ["The index has no score for \(joined.missing.count) wards: \(joined.missing.joined(separator: ", "))."]
  }

  /// Of the wards given, those with at least five records, and how many of them lie in the most deprived fifth of London.
  func share(of wards: [Int], counts: [Int]) -> FifthShare {
    let here = Set(wards)
    return fifths.mostDeprived(counts: counts.indices.map { here.contains($0) ? counts[$0] : 0 }, atLeast: 5)
  }
}
