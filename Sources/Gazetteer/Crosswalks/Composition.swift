internal import WardlightGeometry

extension Crosswalk {
  /// This cross-walk and then another: w(s, u) = Σ_t w(s, t) · w(t, u).
  ///
  /// - Parameters:
  ///   - next: Its sources are this one's targets, of the same kind.
  ///   - lacking: What happens where a target of this one is no source of the next.
  /// - Throws: ``CrosswalkError/doesNotFollow(first:second:lacking:)`` for another kind, or for lacking codes where they are refused.
  /// - Complexity: O(links · targets of a target · log links).
  public func followed(by next: Crosswalk, lacking policy: LackingPolicy = .refuse) throws(CrosswalkError) -> Crosswalk {
    guard to.kind == next.from.kind else { throw .doesNotFollow(first: to, second: next.from, lacking: []) }
    let rows = targets.map { next.sources.place(of: $0) }
    let lacking = targets.indices.filter { rows[$0] == nil }.map { targets[$0] }
    if !lacking.isEmpty, policy == .refuse { throw .doesNotFollow(first: to, second: next.from, lacking: lacking) }
    var links: [Link] = []
    var lost: [String] = []
    for source in sources.indices {
      let found = composed(source, next, rows)
      if found.isEmpty { lost.append(sources[source]) }
      links.append(contentsOf: found)
    }
    return try Crosswalk(from: from, to: next.to, links: links, making: composition(with: next, lacking: lacking, lost: lost))
  }

  /// What happens to what goes to an area that the next cross-walk does not have.
  public enum LackingPolicy: Sendable {
    /// The cross-walks are not composed.
    case refuse
    /// A source's other targets take its share over; one without others can no longer be carried. The codes are named in the making.
    case spread
  }

  private func composed(_ source: Int, _ next: Crosswalk, _ rows: [Int?]) -> [Link] {
    var weights: [Int32: Double] = [:]
    for link in links.range(of: source) {
      guard let row = rows[Int(links.values[link])] else { continue }
      for further in next.links.range(of: row) { weights[next.links.values[further], default: 0] += shares[link] * next.shares[further] }
    }
    return weights.keys.sorted().map { Link(source: sources[source], target: next.targets[Int($0)], weight: weights[$0, default: 0]) }
  }

  private func composition(with next: Crosswalk, lacking: [String], lost: [String]) -> Making {
    let spread =
      lacking.isEmpty ? [] : ["\(to) without a way on, their share spread over the others: \(lacking.joined(separator: ", "))"]
    let received = Set(targets)
    let unreached = next.sources.filter { !received.contains($0) }
    let unused = unreached.isEmpty ? [] : ["\(next.from) that receive nothing: \(ShareText.some(unreached))"]
    return Making(
      method: "\(making.method); then \(to.singular) → \(next.to.singular), \(next.making.method)",
      sourcesLacking: making.sourcesLacking + lost,
      targetsLacking: next.making.targetsLacking, notes: making.notes + next.making.notes + spread + unused)
  }
}
