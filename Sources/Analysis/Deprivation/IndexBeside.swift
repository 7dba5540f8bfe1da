import WardlightDeprivation
import WardlightDisclosure
import WardlightGazetteer
import WardlightGeometry

/// Two indices beside each other, by ranks among the same areas.
struct IndexBeside {
  let comparison: IndexComparison
  let areas: Areas
  /// What should be known of the other index.
  let notices: [String]

  /// - Parameters:
  ///   - own: The index by the layer's areas.
  ///   - source: The other one.
  init(
    _ own: IndexJoining, _ source: IndexSource, _ summary: SummaryWish, _ areas: Areas, _ layer: CheckedColumn, _ check: VintageCheck
  ) throws {
    self.areas = areas
    if let changes = try Self.changes(source, layer) {
      let other = try IndexReading(source)
      comparison = .between((other.table, other.main), (own.reading.table, own.reading.main), by: changes, within: areas.codes)
      notices = other.table.warnings
      return
    }
    let other = try IndexJoining(source, summary, layer, check)
    let isEarlier = (other.reading.table.release?.year ?? 0) <= (own.reading.table.release?.year ?? 0)
    let sides = isEarlier ? (other, own) : (own, other)
    comparison = IndexComparison(codes: areas.codes, earlier: Self.side(sides.0), later: Self.side(sides.1))
    notices = other.index.notices
  }

  func raw() -> RawTable {
    let shown = comparison.codes.compactMap { areas.index(ofCode: $0) }
    return RawTable(
      name: "deprivation-comparison", title: "\(comparison.earlier) beside \(comparison.later)",
      note: comparison.words.joined(separator: " "),
      columns: [
        RawColumn("id", "Code", .labels(comparison.codes)), RawColumn("name", "Name", .labels(shown.map { areas.names[$0] })),
        rank("earlier_rank", comparison.earlier, comparison.earlierRanks), rank("later_rank", comparison.later, comparison.laterRanks),
        rank("move", "Places moved (below 0 towards the most deprived)", comparison.moves),
      ])
  }

  private func rank(_ key: String, _ title: String, _ ranks: [Int]) -> RawColumn {
    RawColumn(key, title, .computedWhole(ranks.map { $0 }, from: .noCounts))
  }

  private static func side(_ joining: IndexJoining) -> IndexComparison.Side {
    let measure = joining.index.measures[0]
    return IndexComparison.Side(
      title: joining.index.title, values: measure.values, direction: measure.isTurned ? .lowerIsMoreDeprived : .higherIsMoreDeprived)
  }

  /// The look-up of LSOAs 2011 to 2021, where that is what leads from the other index to a layer of LSOAs.
  private static func changes(_ source: IndexSource, _ layer: CheckedColumn) throws -> LSOAChanges? {
    guard layer.identification.kind == .lsoa, source.lookups.count == 1, case .table(let table) = source.lookups[0], table.weights == nil
    else { return nil }
    return try LSOAChanges.load(path: table.path)
  }
}
