import WardlightDeprivation
import WardlightDisclosure
import WardlightGeometry

/// An index summarised for each area: no records go into it.
struct SummaryTable {
  let summary: AreaDeprivation
  let areas: Areas

  func raw() -> RawTable {
    RawTable(
      name: "deprivation-summary", title: "\(summary.about.title) by \(areas.geography.kind)", note: summary.notes.joined(separator: " "),
      columns: [
        RawColumn("id", "Code", .labels(areas.codes)), RawColumn("name", "Name", .labels(areas.names)),
        whole("population", "Residents", summary.population, or: 1),
      ] + measures + parts)
  }

  private var measures: [RawColumn] {
    [
      figure("average_score", "Average score", summary.averageScore, 3), figure("average_rank", "Average rank", summary.averageRank, 2),
      figure("extent", "Extent", summary.extent, 4),
      figure("local_concentration", "Local concentration", summary.localConcentration, 2),
      figure("share_worst_10", "Residents in the most deprived 10 %", summary.shareInWorst10, 4),
      figure("share_worst_20", "Residents in the most deprived 20 %", summary.shareInWorst20, 4),
    ]
  }

  private var parts: [RawColumn] {
    [
      RawColumn("areas_within", "Small areas", .computedWhole(summary.areasWithin.map { $0 }, from: .noCounts)),
      whole("areas_worst_10", "of them in the most deprived 10 %", summary.areasInWorst10, or: 2),
      whole("areas_worst_20", "of them in the most deprived 20 %", summary.areasInWorst20, or: 2),
      figure("rank_of_worst", "Rank of the most deprived one", summary.rankOfWorst, 0),
      RawColumn("reason", "Reason", .words(summary.areas.map { $0.missing.map { "\($0)" } }, from: .noCounts)),
    ]
  }

  /// Without decimals where all are whole; a look-up that divides small areas leaves parts of them.
  private func whole(_ key: String, _ title: String, _ values: [Double], or decimals: Int) -> RawColumn {
    figure(key, title, values, values.allSatisfy { $0.isNaN || $0 == $0.rounded() } ? 0 : decimals)
  }

  private func figure(_ key: String, _ title: String, _ values: [Double], _ decimals: Int) -> RawColumn {
    RawColumn(key, title, .figures(values, decimals: decimals))
  }
}
