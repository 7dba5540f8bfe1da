import WardlightDeprivation

extension InputReport.Section {
  /// What an index of deprivation is: its release, areas, measures and populations, what it lacks, and what of it a run would use.
  init(_ reading: IndexReading) {
    let used = reading.measures.map { "\($0.title) (\($0.field))" }
    let further = used.count > 1 ? " Beside it: \(used.dropFirst().joined(separator: ", "))." : ""
    self.init(title: "Index of deprivation", sentences: reading.table.summary + ["A run would use \(used[0]).\(further)"])
  }
}
