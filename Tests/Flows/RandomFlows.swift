import WardlightEssentials

@testable import WardlightFlows

/// Tables of flows that a seed names.
enum RandomFlows {
  /// Ends `p00`, `p01`, …, in as many regions as asked for, of one name each.
  static func ends(_ count: Int, kind: String, regions: Int = 0) -> FlowEnds {
    let codes = (0..<count).map { "\(kind.prefix(1))\($0 < 10 ? "0" : "")\($0)" }
    return FlowEnds(
      kind: kind, codes: codes, names: codes.map { $0.uppercased() }, points: codes.map { _ in nil },
      regions: regions == 0 ? [] : (0..<count).map { "region \($0 % regions)" })
  }

  static func square(_ count: Int, density: Double, most: Int = 20, seed: UInt64) -> FlowMatrix {
    let ends = ends(count, kind: "place")
    return table(ends, ends, density: density, most: most, seed: seed)
  }

  static func table(_ origins: FlowEnds, _ destinations: FlowEnds, density: Double, most: Int = 20, seed: UInt64) -> FlowMatrix {
    var random = KeyedRandom(seed: seed, purpose: "flows of a test")
    let pairs = (0..<origins.count).flatMap { origin in
      (0..<destinations.count).map { destination in
        let isAny = random.unit() < density
        return FlowMatrix.Pair(origin: origin, destination: destination, count: isAny ? 1 + random.below(most) : 0)
      }
    }
    return FlowMatrix(origins: origins, destinations: destinations, pairs: pairs)
  }
}
