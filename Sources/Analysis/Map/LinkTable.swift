public import WardlightDisclosure
import WardlightEssentials
public import WardlightGeometry
import WardlightLoading

/// A table of links between areas: where from, where to, how many.
public struct LinkTable: Hashable, Sendable {
  /// The file.
  public var path: String
  /// The column of the origins' codes or names.
  public var origin: String
  /// The column of the destinations' codes or names.
  public var destination: String
  /// The column of counts.
  public var count: String

  /// A table of links.
  public init(path: String, origin: String = "origin", destination: String = "destination", count: String) {
    self.path = path
    self.origin = origin
    self.destination = destination
    self.count = count
  }

  /// The links as they may be drawn, with the columns `origin`, `destination` and `count`.
  ///
  /// - Parameters:
  ///   - areas: The places between which links run.
  ///   - policy: How counts are protected.
  ///   - marking: The marking of what is drawn.
  /// - Throws: ``AnalysisError``: for a table that cannot be read, an unknown column, a cell that is no count, a place that is neither the code nor
  ///   the name of exactly one area; an empty place is an unknown one.
  /// - Complexity: O(rows).
  public func released(
    among areas: Areas, policy: Policy = .standard, marking: Marking = .official
  ) throws(AnalysisError) -> Released<Table> {
    try analysing { try Door(policy: policy, marking: marking, sources: []).release(try raw(areas)) }
  }

  private func raw(_ areas: Areas) throws -> RawTable {
    try RefusedColumns.check([origin, destination, count])
    let table = try TableReader(path: path).read(fields: Array(Set([origin, destination, count])).sorted())
    return RawTable(
      name: "links", title: count, note: StudyVintages.name(path),
      columns: [
        RawColumn("origin", "Origin", .labels(try places(table, origin, areas))),
        RawColumn("destination", "Destination", .labels(try places(table, destination, areas))),
        RawColumn("count", count, .tabledCounts(try counts(table))),
      ])
  }

  /// The texts of a column, each of which is one of the areas or empty.
  private func places(_ table: TextTable, _ field: String, _ areas: Areas) throws(FigureFault) -> [String] {
    guard let column = table.column(field) else { return [] }
    let distinct = DistinctTexts(column)
    let named = Dictionary(areas.names.map { ($0, 1) }, uniquingKeysWith: +)
    for (text, row) in zip(distinct.texts.map(Self.plain), distinct.firstRows) where !text.isEmpty {
      guard areas.index(ofCode: text) == nil, named[text] != 1 else { continue }
      throw .unknownPlace(file: StudyVintages.name(path), field: field, row: table.rowNumber(row), isAmbiguous: named[text] != nil)
    }
    return distinct.rows(Self.plain)
  }

  private static func plain(_ text: String) -> String { CodedNumbers.plainCode(MapTexts.trimmed(text)) }

  private func counts(_ table: TextTable) throws(LoadingError) -> [RawColumn.TabledCell] {
    guard let column = table.column(count) else { return [] }
    let name = StudyVintages.name(path)
    var cells: [RawColumn.TabledCell] = []
    cells.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      if let number = column.withUTF8(row, Self.wholeNumber) {
        cells.append(.number(Double(number)))
        continue
      }
      guard let cell = MapCells.cell(MapTexts.trimmed(column[row])) else {
        throw .notNumeric(file: name, layer: nil, field: count, row: table.rowNumber(row))
      }
      guard [cell].areCounts else { throw .notACount(file: name, field: count, row: table.rowNumber(row)) }
      cells.append(cell)
    }
    return cells
  }

  /// A number of one to nine digits, which most counts are; `nil` for all else.
  private static func wholeNumber(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard (1...9).contains(text.count) else { return nil }
    var number = 0
    for byte in text {
      let digit = Int(byte) - 48
      guard (0...9).contains(digit) else { return nil }
      number = number * 10 + digit
    }
    return number
  }
}
