/// A column joined with a layer by code.
public struct CodeJoin: Sendable {
  /// For each area of the layer the first row of the column that has its code; −1 where none has.
  public let rowOfArea: [Int32]
  /// For each row of the column its area in the layer; −1 where it has none.
  public let areaOfRow: [Int32]
  /// Codes of the column without an area in the layer, ascending.
  public let unmatched: [String]
  /// Codes of areas without a row in the column, in the layer's order.
  public let lacking: [String]
  /// What the ledger says of the join.
  public let entry: VintageLedger.Entry
  /// What is odd about the column and no error.
  public let warnings: [String]

  init(_ column: CheckedColumn, _ layer: CheckedColumn) {
    let (rows, areas) = Self.places(column.column.codes, layer.column.codes)
    let unmatched = Set(column.column.codes.indices.filter { areas[$0] < 0 }.map { column.column.codes[$0] }).subtracting([""]).sorted()
    let lacking = rows.indices.filter { rows[$0] < 0 }.map { layer.column.codes[$0] }
    rowOfArea = rows
    areaOfRow = areas
    self.unmatched = unmatched
    self.lacking = lacking
    warnings = column.identification.warnings + Self.years(column.identification, layer.identification)
    let isKnown = column.identification.recognition.isKnown && layer.identification.recognition.isKnown
    entry = .init(
      column.identification, codes: column.identification.recognition.count,
      layer: "\(SourceName.short(layer.column.source)), \(layer.column.field)", matched: rows.count - lacking.count, areas: rows.count,
      unmatched: unmatched,
      lacking: lacking.sorted(), treatment: isKnown ? "joined by code" : "joined by code; the vintage is not known")
  }

  /// What is said of the years of two columns of which the register knows too little to check it.
  private static func years(_ column: Identification, _ layer: Identification) -> [String] {
    guard !column.recognition.isKnown || !layer.recognition.isKnown, let one = column.vintage, let other = layer.vintage else { return [] }
    guard let year = one.year, let layerYear = other.year, year != layerYear else { return [] }
    return [
      "\(column.source), column \(column.field), is said to have \(one) and \(layer.source) to have \(other); the register does not know the codes, which were joined as they stand."
    ]
  }

  private static func places(_ codes: [String], _ layer: [String]) -> ([Int32], [Int32]) {
    let areas = Dictionary(layer.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    var rows = [Int32](repeating: -1, count: layer.count)
    let found = codes.enumerated().map { row, code -> Int32 in
      guard !code.isEmpty, let area = areas[code] else { return -1 }
      if rows[Int(area)] < 0 { rows[Int(area)] = Int32(row) }
      return area
    }
    return (rows, found)
  }
}

extension VintageLedger.Entry {
  /// The entry of a column of which this is known.
  init(
    _ identification: Identification, codes: Int, layer: String, matched: Int, areas: Int, unmatched: [String], lacking: [String],
    treatment: String
  ) {
    self.init(
      source: SourceName.short(identification.source), field: identification.field, kind: identification.kind?.name ?? "",
      stated: identification.stated?.description ?? "",
      named: identification.named.year == nil ? "" : identification.named.vintage?.description ?? "",
      recognised: identification.recognition.description, codes: codes, layer: layer, matched: matched, areas: areas,
      unmatched: .init(unmatched), lacking: .init(lacking), treatment: treatment)
  }
}
