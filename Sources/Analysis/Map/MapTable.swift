import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// The table behind a map before the door.
struct MapTable {
  let raw: RawTable
  /// The columns that are shown: code, name, and those of the map.
  let shown: [String]
  /// The key of each column of the map.
  let keys: [String]
  /// The key of the column of codes.
  let codeKey: String
  /// The key of the column that names where all flows begin; empty without one.
  let originKey: String

  /// - Throws: ``FigureFault`` for figures that a map cannot show or a policy cannot protect.
  init(_ request: MapRequest, _ reading: MapReading) throws {
    let areas = reading.areas
    let cells = try request.values.map { try MapCells(reading.texts($0.field), as: $0.kind) }
    var names = FreeKeys()
    let keys = request.values.map { names.key($0.field) }
    var columns = [RawColumn(names.key(request.layer.code), "Code", .labels(areas.codes))]
    codeKey = columns[0].key
    if let origin = request.origin {
      originKey = names.key("origin")
      columns.append(RawColumn(originKey, "Origin", .labels(areas.codes.map { _ in origin })))
    } else {
      originKey = ""
    }
    if let name = request.layer.name { columns.append(RawColumn(names.key(name), "Name", .labels(areas.names))) }
    var hidden: [RawColumn] = []
    for ((column, cells), key) in zip(zip(request.values, cells), keys) {
      let origin = try Self.origin(of: column, request.policy, reading, &names)
      columns.append(RawColumn(key, column.field, try Self.values(cells, column, request.policy, reading, from: origin?.key)))
      hidden += [origin].compactMap { $0 }
    }
    shown = columns.map(\.key)
    self.keys = keys
    let title = request.values.map(\.field).joined(separator: ", ")
    raw = RawTable(name: "map", title: title, note: areas.geography.kind, columns: columns + hidden)
  }

  private static func values(
    _ cells: MapCells, _ column: MapColumn, _ policy: Policy, _ reading: MapReading, from origin: String?
  ) throws -> RawColumn.Values {
    switch cells {
    case .words(let words):
      if policy.threshold != nil { try check(words, reading.texts(column.field)) }
      return .words(words, from: .coarse)
    case .numbers(let cells):
      let decimals = column.decimals ?? cells.customaryDecimals
      try check(cells, decimals, reading.texts(column.field))
      if let origin { return .tabled(cells, decimals: decimals, from: .sameRow([origin])) }
      if cells.areCounts && (column.decimals ?? 0) == 0 { return .tabledCounts(cells) }
      guard policy.threshold == nil else { throw notCounts(cells, reading.texts(column.field)) }
      return .tabled(cells, decimals: decimals, from: .noCounts)
    }
  }

  /// The counts that a column was computed from, where a policy asks for them.
  private static func origin(
    of column: MapColumn, _ policy: Policy, _ reading: MapReading, _ names: inout FreeKeys
  ) throws -> RawColumn? {
    guard policy.threshold != nil, let field = column.origin else { return nil }
    let texts = reading.texts(field)
    guard case .numbers(let cells) = try MapCells(texts, as: .numbers) else { return nil }
    guard cells.areCounts else { throw notCounts(cells, texts) }
    return RawColumn(names.key(field), field, .tabledCounts(cells))
  }

  /// A count that is taken for a word would pass the door as it is.
  private static func check(_ words: [String?], _ texts: MapTexts) throws(FigureFault) {
    for (area, word) in words.enumerated() {
      if let word, case .number? = MapCells.cell(word) {
        throw .numberAsWord(origin: texts.origin, field: texts.field, code: texts.codes[area])
      }
    }
  }

  private static func check(_ cells: [RawColumn.TabledCell], _ decimals: Int, _ texts: MapTexts) throws(FigureFault) {
    let largest = 9e15 / (0..<decimals).reduce(1.0) { product, _ in product * 10 }
    for (area, cell) in cells.enumerated() {
      if case .number(let value) = cell, value.magnitude >= largest {
        throw .tooLarge(origin: texts.origin, field: texts.field, code: texts.codes[area])
      }
    }
  }

  private static func notCounts(_ cells: [RawColumn.TabledCell], _ texts: MapTexts) -> FigureFault {
    let area = cells.firstIndex { ![$0].areCounts } ?? 0
    return .noCounts(origin: texts.origin, field: texts.field, code: texts.codes[area])
  }
}

/// Gives each column a key of its own, its field's name where that is free.
private struct FreeKeys {
  private var taken: Set<String> = []

  mutating func key(_ field: String) -> String {
    var key = field
    while !taken.insert(key).inserted { key += "_" }
    return key
  }
}
