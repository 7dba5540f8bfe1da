import WardlightGazetteer

extension InputReport.Section {
  /// The ledger of vintages, as a reader wants it.
  init(_ ledger: VintageLedger) {
    let rows = ledger.entries.map { entry in
      [
        "\(entry.source), \(entry.field)", entry.recognised, entry.stated.isEmpty ? entry.named : entry.stated, entry.layer,
        entry.layer.isEmpty ? String(entry.codes) : "\(entry.matched) of \(entry.areas)", Self.missing(entry), entry.treatment,
      ]
    }
    self.init(
      title: "Codes and their vintages", sentences: ["Codes of one vintage are joined with codes of the same; a run refuses others."],
      listing: ProductStatement.Listing(
        headings: ["Column", "Vintage by the codes", "Said to be", "Joined with", "Areas", "Without a partner", "What is done"], rows: rows)
    )
  }

  private static func missing(_ entry: VintageLedger.Entry) -> String {
    let parts = [
      entry.unmatched.count > 0 ? "codes: \(entry.unmatched.text)" : "", entry.lacking.count > 0 ? "areas: \(entry.lacking.text)" : "",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "; ")
  }
}
