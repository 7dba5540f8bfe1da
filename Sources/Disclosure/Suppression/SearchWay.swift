internal import WardlightEssentials

/// A way to go about a ``LinkedSearch``: which counts come first, and what joining bands costs beside hiding a count. None is the best everywhere.
struct SearchWay: Sendable {
  /// Whether the last count comes first.
  let isFromLast: Bool
  /// What it costs to join a band with the first, as a share of what it costs to hide the count.
  let share: Double

  /// The size of a component that all ways are tried for; of more counts only the first is, which is seldom far from the best.
  private static let few = 250

  /// The ways that are tried for so many counts that have to do with each other.
  static func all(of count: Int) -> [SearchWay] {
    let usual = SearchWay(isFromLast: false, share: 0.5)
    if count > few { return [usual] }
    return [usual, .init(isFromLast: true, share: 0.5), .init(isFromLast: false, share: 1), .init(isFromLast: true, share: 1)]
  }
}

extension LinkedSearch {
  /// What a way came to.
  struct Found: Sendable {
    /// The counts as they leave.
    let network: CountNetwork
    /// Those that it cannot protect.
    let hopeless: [Int]
    /// What is hidden more than must be.
    let loss: Loss

    /// Whether it protects more, or as many with less loss.
    func isBetter(than other: Found) -> Bool { (hopeless.count, loss) < (other.hopeless.count, other.loss) }
  }

  /// The best of what the ways come to, the first of equals.
  static func best(
    _ network: CountNetwork, rows: MoveRows, component: [Int], rules: ProtectionRules, parallel: Parallel
  ) throws(DisclosureFault) -> Found {
    let ways = SearchWay.all(of: component.count)
    let found = parallel.map(ways.count) { number in
      LinkedSearch(network, rows: rows, component: component, rules: rules, way: ways[number], parallel: parallel).found()
    }
    var best = try found[0].get()
    for other in found.dropFirst() {
      let other = try other.get()
      if other.isBetter(than: best) { best = other }
    }
    return best
  }

  private func found() -> Result<Found, DisclosureFault> {
    var search = self
    do throws(DisclosureFault) {
      let hopeless = try search.protect()
      if hopeless.isEmpty { search.showAgain() }
      return .success(Found(network: search.network, hopeless: hopeless, loss: search.network.loss(in: component)))
    } catch { return .failure(error) }
  }
}
