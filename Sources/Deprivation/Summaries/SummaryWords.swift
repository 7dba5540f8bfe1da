internal import WardlightEssentials
internal import WardlightGazetteer

/// What is said beside a summary.
enum SummaryWords {
  /// The definitions.
  static func notes(_ about: AreaDeprivation.About, _ columns: SummaryColumns) -> [String] {
    let source = "\(about.title): summarised by \(about.crosswalk), weighted by population (\(about.denominators))."
    let scores = columns.scores.isEmpty ? ["The index has no scores of its small areas here, so there is no average score."] : []
    guard !columns.ranks.isEmpty else {
      return [source] + scores + columns.notes + ["The index has no ranks of its small areas here, so nothing that needs them is given."]
    }
    let ranked = "Percentiles are those of the \(FixedDecimal.grouped(about.ranked)) small areas that the index ranks."
    return [source] + scores + columns.notes + [about.convention.note, ranked]
  }

  /// What is odd.
  static func notices(_ areas: [AreaSummary], _ parts: SummaryParts, _ columns: SummaryColumns, _ crosswalk: Crosswalk) -> [String] {
    let empty = columns.populations.indices.filter { columns.populations[$0] == 0 }.map { columns.codes[$0] }.sorted()
    let gaps = areas.compactMap { area in area.missing.map { "\(area.code) (\($0))" } }
    let partly = areas.filter { $0.missing == nil && $0.coverage < 1 }.map(\.code)
    return sentence(gaps, one: "area has no summary", "areas have no summary")
      + sentence(
        parts.lacking, one: "small area is left out, for the index lacks a figure of it",
        "small areas are left out, for the index lacks figures of them")
      + sentence(partly, one: "area is summarised without some of its residents", "areas are summarised without some of their residents")
      + sentence(empty, one: "small area has no residents and weighs nothing", "small areas have no residents and weigh nothing")
      + columns.notices + crosswalk.making.notes
  }

  /// What is odd about a table of residents.
  static func notices(ofPopulation field: String, in file: String, emptyRows: [Int], lacking: [String]) -> [String] {
    let rows = some(emptyRows.map(String.init))
    let empty =
      emptyRows.isEmpty ? [] : ["\(file), column \(field): there are no residents in \(emptyRows.count == 1 ? "row" : "rows") \(rows)."]
    let place = "no population in \(file), column \(field)"
    return empty + sentence(lacking, one: "area of the index has \(place)", "areas of the index have \(place)")
  }

  private static func sentence(_ codes: [String], one: String, _ several: String) -> [String] {
    codes.isEmpty ? [] : ["\(FixedDecimal.grouped(codes.count)) \(codes.count == 1 ? one : several): \(some(codes))."]
  }

  private static func some(_ names: [String]) -> String {
    names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " and \(FixedDecimal.grouped(names.count - 5)) more" : "")
  }
}
