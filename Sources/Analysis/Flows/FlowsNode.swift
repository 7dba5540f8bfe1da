import WardlightFlows
import WardlightSpatialStatistics

extension ConfigurationNode {
  /// What is computed of flows: `decay`, `permutations`, `clusters`, `merge_below`; `scale` is the map’s.
  ///
  /// - Parameter usual: How hot spots are tested, which holds here too unless something else is said.
  func flows(_ usual: InferenceOptions) throws -> FlowMethods {
    try allow(["decay", "permutations", "clusters", "merge_below", "scale"])
    let permutations = try value("permutations", "a whole number from 0 to 9999999") { text in
      Int(text).flatMap { (0...9_999_999).contains($0) ? $0 : nil }
    }
    let inference = InferenceOptions(
      permutations: permutations ?? usual.permutations, alternative: usual.alternative, correction: usual.correction, alpha: usual.alpha,
      seed: usual.seed)
    let decays = GravityModel.Decay.allCases.map(\.rawValue).joined(separator: " or ")
    return FlowMethods(
      inference: inference, decay: try value("decay", decays) { GravityModel.Decay(rawValue: $0) } ?? .exponential,
      clusters: try flag("clusters") ?? true ? .on : .off,
      mergeBelow: try value("merge_below", "a whole number from 2 to 1000000") { text in
        Int(text).flatMap { (2...1_000_000).contains($0) ? $0 : nil }
      })
  }
}
