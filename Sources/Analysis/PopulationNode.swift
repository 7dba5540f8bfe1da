extension ConfigurationNode {
  /// A table of populations.
  ///
  /// - Parameters:
  ///   - note: Whom a single column counts.
  ///   - resolved: What turns a path of the file into one of the machine.
  func populationTable(note: String?, resolved: (String) -> String) throws -> PopulationTable {
    try allow(["file", "code", "column", "ages", "lookups"])
    return PopulationTable(
      file: resolved(try needed("file")), code: try needed("code"), persons: try persons(note),
      lookups: try lookups(resolved))
  }

  /// Look-ups: each a file whose columns are recognised, or one with its columns.
  func lookups(_ resolved: (String) -> String) throws -> [LookupSource] {
    try entries("lookups").map { entry in
      switch entry {
      case .text(let path): return LookupSource(path: resolved(path))
      case .mapping(let node):
        try node.allow(["file", "from", "to", "share"])
        return LookupSource(
          path: resolved(try node.needed("file")), from: try node.text("from"), to: try node.text("to"), share: try node.text("share"))
      }
    }
  }

  private func persons(_ note: String?) throws -> PopulationTable.Persons {
    let ages = try value("ages", "two ages such as 10-25") { text -> ClosedRange<Int>? in
      let ends = text.split(separator: "-").map { Int($0) }
      guard ends.count == 2, let low = ends[0], let high = ends[1], low <= high, high <= 120 else { return nil }
      return low...high
    }
    if let ages { return .ages(ages) }
    let column = try needed("column")
    return .column(column, note: note ?? column)
  }
}
