import Wardlight

/// A report on inputs as lines of text.
struct CheckText {
  private let report: InputReport
  /// Longer lists are cut on a terminal; the page has them whole.
  private static let longest = 12

  init(_ report: InputReport) { self.report = report }

  var text: String {
    let lines = report.sections.flatMap(lines) + [""] + report.stops.map { "Stops a run: \($0)" } + report.warnings.map { "To know: \($0)" }
    return (lines + rejected + ["", report.verdict, ""]).joined(separator: "\n")
  }

  private func lines(_ section: InputReport.Section) -> [String] {
    [section.title] + section.sentences.map { "  \($0)" } + section.tables.flatMap { TableText.lines($0.content).map { "  \($0)" } }
      + (section.listing.map(lines) ?? []) + [""]
  }

  /// Each row as a line of those cells that say something.
  private func lines(_ listing: ProductStatement.Listing) -> [String] {
    let rows = listing.rows.prefix(Self.longest).map { row in
      let cells = zip(listing.headings, row).filter { !$0.1.isEmpty }
      return "  - " + cells.map { listing.headings.count > 4 ? "\($0.0): \($0.1)" : $0.1 }.joined(separator: "; ")
    }
    let rest = listing.rows.count - rows.count
    return rows + (rest > 0 ? ["  and \(rest) more; a page (-o) lists them."] : [])
  }

  private var rejected: [String] {
    guard !report.rejected.isEmpty else { return [] }
    let rows = report.rejected.prefix(Self.longest).map { row in
      let cells = zip(RejectedRow.header, row.cells).filter { !["records", "outcome"].contains($0.0) && !$0.1.isEmpty }
      return "  - " + cells.map { $0.0 == "row" ? "row \($0.1)" : $0.1 }.joined(separator: ", ")
    }
    let isCut = report.rejected.count > rows.count
    return ["", "Rows that a run would not use or not map"] + rows + (isCut ? ["  and more; --rejected writes them all to a file."] : [])
  }
}
