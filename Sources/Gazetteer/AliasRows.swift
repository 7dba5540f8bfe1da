internal import WardlightLoading

/// Reads the rows of a table of aliases.
struct AliasRows {
  private let table: TextTable

  init(_ table: TextTable) { self.table = table }

  /// The aliases of all rows but empty ones; each says one thing.
  func entries() throws(GazetteerError) -> [AliasTable.Entry] {
    var entries: [AliasTable.Entry] = []
    var seen: [AliasTable.Scope: AliasTable.Entry] = [:]
    for row in 0..<table.rowCount where table.fields.contains(where: { !cell(row, $0).isEmpty }) {
      let entry = try entry(row)
      if let first = seen[entry.scope] {
        let isSame = first.names == entry.names && first.kind == entry.kind
        guard isSame else { throw fault(row, "alias", .meansTwo(otherRow: first.source?.row ?? 0)) }
      } else {
        seen[entry.scope] = entry
        entries.append(entry)
      }
    }
    return entries
  }

  private func entry(_ row: Int) throws(GazetteerError) -> AliasTable.Entry {
    let alias = cell(row, "alias")
    guard !NameKey.words(alias).isEmpty else { throw fault(row, "alias", .empty) }
    let names = cell(row, "name").split(separator: "|").map { Self.trimmed($0) }.filter { !$0.isEmpty }
    guard !names.isEmpty else { throw fault(row, "name", .empty) }
    let word = cell(row, "kind").lowercased().split { " -_".contains($0) }.joined(separator: " ")
    guard let kind = AliasTable.Kind(rawValue: word) else { throw fault(row, "kind", .unknownKind) }
    let force = cell(row, "force")
    if !force.isEmpty, kind != .town, kind != .district { throw fault(row, "force", .needlessForce) }
    return AliasTable.Entry(
      alias: alias, names: names, kind: kind, force: force.isEmpty ? nil : force,
      source: AliasTable.Source(file: table.file, row: table.rowNumber(row)))
  }

  private func fault(_ row: Int, _ column: String, _ reason: AliasFault) -> GazetteerError {
    .badAlias(file: table.file, row: table.rowNumber(row), column: column, reason: reason)
  }

  private func cell(_ row: Int, _ field: String) -> String { Self.trimmed(table.column(field)?[row] ?? "") }

  private static func trimmed(_ text: some StringProtocol) -> String {
    String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}

/// What is wrong with a row of a table of aliases.
public enum AliasFault: Hashable, Sendable {
  /// There is nothing in the cell that could be a name.
  case empty
  /// The kind is none that is known.
  case unknownKind
  /// The alias stands for something else in another row.
  case meansTwo(otherRow: Int)
  /// A force is named for something that is in no force.
  case needlessForce
}

extension AliasFault: CustomStringConvertible {
  /// The reason, to follow a row and a column.
  public var description: String {
    switch self {
    case .empty: "there is no name in the cell"
    case .unknownKind: "not a kind; there are \(AliasTable.Kind.allCases.map(\.rawValue).joined(separator: ", "))"
    case .meansTwo(let other):
      "the alias stands for something else in row \(other); where it may mean several, name them in one row with | between them"
    case .needlessForce: "only towns and districts lie in a force"
    }
  }
}
