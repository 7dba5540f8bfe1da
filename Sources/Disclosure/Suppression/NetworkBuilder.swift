/// Makes the network of a publication's counts: what a reader learns of each if it is shown and if it is hidden.
struct NetworkBuilder {
  let system: CellSystem
  let counts: [CellKey: Int]
  let facts: Facts
  let rules: ProtectionRules

  /// The network with small counts hidden and all others shown.
  ///
  /// - Throws: ``DisclosureFault/doesNotAddUp(_:)``.
  func network() throws(DisclosureFault) -> CountNetwork {
    let links = system.relations.map {
      CountNetwork.Link(whole: $0.whole, parts: $0.parts, isSum: $0.adding == .sums && $0.isComplete, isCovered: $0.isComplete)
    }
    let determined = system.values(of: counts)
    try check(determined)
    let spans = system.keys.map { facts.spans[$0] }
    let base = try BasePoint(values: determined, spans: spans, links: links).solved(keys: system.keys)
    let cells = system.keys.indices.map { place in
      cell(
        place, count: base.values[place], isComputable: determined[place] != nil,
        fact: base.contradicted.contains(place) ? nil : spans[place])
    }
    return CountNetwork(cells: cells, links: links)
  }

  /// Refuses counts that cannot be counts of the same records.
  private func check(_ values: [Int?]) throws(DisclosureFault) {
    for relation in system.relations {
      let parts = relation.parts.compactMap { values[$0] }
      guard let whole = values[relation.whole], parts.count == relation.parts.count else { continue }
      let sum = parts.reduce(0, +)
      let agrees =
        switch relation.adding {
        case .sums: relation.isComplete ? sum == whole : sum <= whole
        case .overlaps: (parts.max() ?? 0) <= whole && (!relation.isComplete || whole <= sum)
        }
      guard agrees, !parts.contains(where: { $0 < 0 }) else { throw .doesNotAddUp(system.keys[relation.whole]) }
    }
  }

  private func cell(_ place: Int, count: Int, isComputable: Bool, fact: CountNetwork.Span?) -> CountNetwork.Cell {
    let key = system.keys[place]
    guard let own = counts[key] else { return latent(key, count: count, isComputable: isComputable, told: fact) }
    let (spans, leaves) = growing(rules.spans(own), fact ?? Self.anything)
    return .init(
      count: own, spans: spans, leaves: leaves, level: 0, isProtected: rules.primary(own) != nil, isWatched: false, isPublished: true)
  }

  /// A count that is not published now; one of which earlier releases told is protected as they had it.
  private func latent(_ key: CellKey, count: Int, isComputable: Bool, told: CountNetwork.Span?) -> CountNetwork.Cell {
    let isSmall = rules.isSmall(count)
    let isProtected = isSmall && isComputable || facts.protected.contains(key)
    let span = told ?? Self.anything
    return .init(
      count: count, spans: [span], leaves: [span], level: 0, isProtected: isProtected, isWatched: isSmall && !isProtected && told == nil,
      isPublished: false)
  }

  private static let anything = CountNetwork.Span(lower: 0, upper: CountNetwork.Span.noLimit)
}

extension NetworkBuilder {
  /// Those spans that leave a reader less than the ones before, given a fact, and as what the count then leaves.
  private func growing(
    _ all: [CountNetwork.Span], _ fact: CountNetwork.Span
  ) -> (spans: [CountNetwork.Span], leaves: [CountNetwork.Span]) {
    var spans = [all[0].cut(to: fact)]
    var leaves = [all[0]]
    for span in all.dropFirst() {
      let cut = span.cut(to: fact)
      guard cut.contains(spans[spans.count - 1]), cut != spans[spans.count - 1] else { continue }
      spans.append(cut)
      leaves.append(span)
    }
    return (spans, leaves)
  }
}

extension ProtectionRules {
  /// What a reader can be let know of a count, each within the next: for a small one its interval, for another the count itself, or the numbers that are rounded to the same, and then its band;
  /// then two, four and eight bands joined, that of the small counts among them: `1–9`, `10–49`, `50–199`; `1–49`, `50–999`.
  ///
  /// Joining is the way out where single bands leave no room: four counts of at least 1 whose sum is shown as `1–4` are 1 each. Which bands are joined does not depend on where a
  /// count lies in its own, nor on whether it is small, so that the interval says no more than it seems to.
  func spans(_ count: Int) -> [CountNetwork.Span] {
    guard primary(count) != nil || count >= threshold else { return [shown(count)] }
    let joined = (0..<Self.levels).map { CountNetwork.Span(joinedBands(count, level: $0)) }
    return primary(count) == nil ? [shown(count)] + joined : joined
  }

  /// How many ways there are to join bands, none included.
  private static let levels = 4

  /// The bands, 2 to the power of the level of them, that a count lies in.
  private func joinedBands(_ count: Int, level: Int) -> ClosedRange<Int> {
    var bands = [primary]
    while let last = bands.last, last.upperBound < count || bands.count % (1 << level) != 0 { bands.append(band(last.upperBound + 1)) }
    return bands[bands.count - 1 << level].lowerBound...bands[bands.count - 1].upperBound
  }

  /// What a reader knows of a count that is neither small nor hidden: the numbers that are rounded to the same.
  func shown(_ count: Int) -> CountNetwork.Span {
    guard case .to(let base) = rounding else { return .init(lower: count, upper: count) }
    let rounded = rounding.rounded(count)
    let same = (max(0, rounded - base)...rounded + base).filter { rounding.rounded($0) == rounded && primary($0) == nil }
    guard count > 0, let first = same.first, let last = same.last else { return .init(lower: count, upper: count) }
    return .init(lower: first, upper: last)
  }
}

extension CountNetwork.Span {
  init(_ range: ClosedRange<Int>) { self.init(lower: range.lowerBound, upper: range.upperBound) }
}
