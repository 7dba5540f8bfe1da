internal import WardlightCounting

/// How much of a whole the places with the largest counts have together: `the five forces with most requests had 64 %`.
public struct LeadingShare: Hashable, Sendable {
  /// The leading places, the largest first, equal ones in alphabetical order.
  public let names: [String]
  /// What they have together.
  public let count: Int
  /// What all places have together, and those of no known place where the whole has them.
  public let whole: Int
  /// Whether the first place left out has as much as the last one taken, so that the choice between them is by name only.
  public let dividesTie: Bool

  /// The leading places of a list.
  ///
  /// - Parameters:
  ///   - number: How many places lead; fewer where fewer have a count above 0.
  ///   - places: All places, in any order.
  ///   - whole: What is divided.
  public init(_ number: Int, of places: [(name: String, count: Int)], whole: Int) {
    let ordered = places.filter { $0.count > 0 }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    let leading = ordered.prefix(max(0, number))
    names = leading.map(\.name)
    count = leading.reduce(0) { $0 + $1.count }
    self.whole = whole
    dividesTie = leading.count < ordered.count && leading.last?.count == ordered[leading.count].count
  }

  /// 100 · count / whole; `NaN` of nothing.
  public var percent: Double { Rate.percent(count, of: whole) }
}

extension FlowRanking {
  /// What the places with most links have together of what all known places have, in the current period. A person with several places counts once in each.
  ///
  /// Destinations in London do not take part.
  public func leading(_ number: Int) -> LeadingShare {
    let places = rows.filter { !$0.isInLondon }.map { (name: $0.name, count: $0.count) }
    return LeadingShare(number, of: places, whole: places.reduce(0) { $0 + $1.count })
  }
}
