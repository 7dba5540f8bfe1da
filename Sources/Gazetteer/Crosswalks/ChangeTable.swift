internal import WardlightLoading

/// The rows of the look-up, read and checked.
struct ChangeTable {
  let file: String
  private(set) var rows: [LSOAChanges.Row] = []

  init(_ path: String) throws(CrosswalkError) {
    let (table, names) = try Self.read(path)
    file = table.file
    guard let sources = table.column(names.source), let targets = table.column(names.target), let changes = table.column(names.change)
    else { throw .empty(file: file) }
    guard table.rowCount > 0 else { throw .empty(file: file) }
    for row in 0..<table.rowCount {
      let source = try Self.code(sources[row], table, row, names.source)
      let target = try Self.code(targets[row], table, row, names.target)
      let word = AreaCode.cleaned(changes[row]).uppercased()
      guard let change = LSOAChanges.Change(rawValue: word) else {
        throw .badChange(file: file, row: table.rowNumber(row), column: names.change, change: word, source: source)
      }
      rows.append(.init(source: source, target: target, change: change))
    }
    try check(table, names.change)
  }

  private struct Names {
    let source: String
    let target: String
    let change: String
  }

  private static func read(_ path: String) throws(CrosswalkError) -> (TextTable, Names) {
    let reader = TableReader(path: path)
    do throws(LoadingError) {
      let present = try reader.fields()
      let names = try names(among: present, file: path)
      return (try reader.read(fields: [names.source, names.target, names.change]), names)
    } catch { throw .table(error) }
  }

  private static func names(among present: [String], file: String) throws(LoadingError) -> Names {
    func field(_ usual: String, _ fits: (FieldName) -> Bool) throws(LoadingError) -> String {
      if let found = present.first(where: { fits(FieldName($0)) }) { return found }
      throw .unknownField(file: file, layer: nil, field: usual, nearest: nil, present: present)
    }
    let source = try field("lsoa11_code") { $0.kind == .lsoa && $0.year == 2011 }
    let target = try field("lsoa21_code") { $0.kind == .lsoa && $0.year == 2021 }
    return Names(source: source, target: target, change: try field("change_code") { $0.text.lowercased().hasPrefix("ch") })
  }

  private static func code(_ cell: String, _ table: TextTable, _ row: Int, _ field: String) throws(CrosswalkError) -> String {
    let code = AreaCode.cleaned(cell)
    guard !code.isEmpty else { throw .noCode(file: table.file, row: table.rowNumber(row), column: field) }
    return code
  }

  /// Refuses repeated pairs, and changes that do not fit: an unchanged LSOA with another code, a split one with a single successor, a merged one with several.
  private func check(_ table: TextTable, _ column: String) throws(CrosswalkError) {
    let successors = Dictionary(grouping: rows.indices, by: { rows[$0].source })
    var pairs: [[String]: Int] = [:]
    for (place, row) in rows.enumerated() {
      if let first = pairs.updateValue(place, forKey: [row.source, row.target]) {
        throw .repeatedPair(file: file, rows: [table.rowNumber(first), table.rowNumber(place)], source: row.source, target: row.target)
      }
      let count = successors[row.source, default: []].count
      let fits =
        switch row.change {
        case .unchanged: count == 1 && row.source == row.target
        case .split: count > 1
        case .merged: count == 1
        case .irregular: true
        }
      guard fits else {
        throw .badChange(file: file, row: table.rowNumber(place), column: column, change: row.change.rawValue, source: row.source)
      }
    }
  }
}
