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
    let table = try TableReader(path: path).read(fields: Array(Set([origin, destination, count])).sorted())
    let name = StudyVintages.name(path)
    for field in [origin, destination] { try check(table, field, areas) }
    var cells: [RawColumn.TabledCell] = []
    for row in 0..<table.rowCount {
      guard let cell = table.column(count).flatMap({ MapCells.cell(MapTexts.trimmed($0[row])) }) else {
        throw LoadingError.notNumeric(file: name, layer: nil, field: count, row: table.rowNumber(row))
      }
      guard [cell].areCounts else { throw LoadingError.notACount(file: name, field: count, row: table.rowNumber(row)) }
      cells.append(cell)
    }
    return RawTable(
      name: "links", title: count, note: name,
      columns: [
        RawColumn("origin", "Origin", .labels(texts(table, origin))),
        RawColumn("destination", "Destination", .labels(texts(table, destination))),
        RawColumn("count", count, .tabledCounts(cells)),
      ])
  }

  /// Every place must be one of the areas.
  private func check(_ table: TextTable, _ field: String, _ areas: Areas) throws(FigureFault) {
    let named = Dictionary(areas.names.map { ($0, 1) }, uniquingKeysWith: +)
    for (row, text) in texts(table, field).enumerated() where !text.isEmpty {
      guard areas.index(ofCode: text) == nil, named[text] != 1 else { continue }
      throw .unknownPlace(file: StudyVintages.name(path), field: field, row: table.rowNumber(row), isAmbiguous: named[text] != nil)
    }
  }

  private func texts(_ table: TextTable, _ field: String) -> [String] {
    guard let column = table.column(field) else { return [] }
    return (0..<table.rowCount).map { CodedNumbers.plainCode(MapTexts.trimmed(column[$0])) }
  }
}
