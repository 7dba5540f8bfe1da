/// What readers know of counts from earlier releases, as far as it agrees with today's.
struct Facts: Sendable {
  /// What is known of each count: the intervals of all releases together.
  private(set) var spans: [CellKey: CountNetwork.Span] = [:]
  /// The counts that some release hid because they are small.
  private(set) var protected: Set<CellKey> = []

  /// The counts that are known of, in order of key.
  var keys: [CellKey] { spans.keys.sortedByText() }

  /// Takes together what releases told; an interval in which today's count does not lie was of other records.
  init(_ earlier: [ReleasedCell], counts: [CellKey: Int], rules: ProtectionRules) {
    for cell in earlier {
      let key = cell.key.withoutWholes
      let told = CountNetwork.Span(lower: cell.lower, upper: cell.upper ?? CountNetwork.Span.noLimit)
      if let count = counts[key], !told.contains(count) { continue }
      let both = spans[key].map { $0.cut(to: told) } ?? told
      guard both.lower <= both.upper else { continue }
      spans[key] = both
      if cell.isProtected { protected.insert(key) }
    }
  }
}
