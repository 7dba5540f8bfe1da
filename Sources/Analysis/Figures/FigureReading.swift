import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightLoading

/// One reading of a layer and its table, step by step.
struct FigureReading {
  let request: FigureLayer
  let fields: [String]
  private let texts: [String]
  let parallel: Parallel
  let inLayer: [String]
  let inTable: [String]

  init(_ request: FigureLayer, _ fields: [String], _ texts: [String], _ parallel: Parallel) throws {
    try RefusedColumns.check(fields + texts)
    self.request = request
    var seen: Set<String> = []
    self.fields = fields.filter { seen.insert($0).inserted }
    self.texts = texts
    self.parallel = parallel
    inLayer = try request.layer.fields()
    inTable = try request.counts.map { try TableReader(path: $0).fields() } ?? []
  }

  func figures() throws -> AreaFigures {
    for field in fields where !inTable.contains(field) && !inLayer.contains(field) { throw unknown(field) }
    let fromTable = fields.filter { inTable.contains($0) }
    let fromLayer = fields.filter { !inTable.contains($0) }
    let loaded = try load(fromLayer)
    var vintages = try StudyVintages()
    let codes = try vintages.admit(loaded.areas, of: source)
    var columns: [String: AreaFigures.Column] = [:]
    for field in fromLayer {
      columns[field] = .init(values: loaded.areas.numbers[field, default: []], origin: .layer(file: layerName))
    }
    var notices = StudyAreas.notices(loaded) + twofold(fromTable)
    if let counts = request.counts {
      let table = try joined(counts, fromTable, codes, &vintages)
      columns.merge(table.columns) { _, own in own }
      notices += table.notices
    }
    try checkFinite(columns, loaded.areas)
    return AreaFigures(areas: loaded.areas, notices: notices + vintages.sentences + vintages.notices, columns: columns)
  }

  private func load(_ numbers: [String]) throws(LoadingError) -> LoadedAreas {
    try AreaLoader(
      source: request.layer, fields: AreaFields(code: request.code, name: request.name, texts: texts, numbers: numbers),
      geography: Geography(kind: request.kind, vintage: request.vintage), plane: .own, parallel: parallel
    ).load()
  }

  /// The table's figures, aligned with the layer; an area without a row has none.
  private func joined(
    _ file: String, _ numbers: [String], _ codes: CheckedColumn, _ vintages: inout StudyVintages
  ) throws -> (columns: [String: AreaFigures.Column], notices: [String]) {
    let table = try CodedNumbers.read(path: file, code: tableCode, numbers: numbers)
    let name = StudyVintages.name(file)
    let join = try vintages.check.join(CodeColumn(source: name, field: tableCode, codes: table.codes), with: codes)
    vintages.add(join.entry, join.warnings)
    var columns: [String: AreaFigures.Column] = [:]
    for field in numbers {
      let values = table.values(of: field, for: table.codes)
      columns[field] = .init(values: join.rowOfArea.map { $0 < 0 ? .nan : values[Int($0)] }, origin: .table(file: name))
    }
    return (columns, unjoined(join, name))
  }

  /// The column of codes: that of the layer's name, else the one that “wardlight count” writes.
  var tableCode: String { !inTable.contains(request.code) && inTable.contains("code") ? "code" : request.code }

  /// What did not find its partner.
  func unjoined(_ join: CodeJoin, _ table: String) -> [String] {
    var notices: [String] = []
    if !join.unmatched.isEmpty {
      notices.append("\(table): \(Self.some(join.unmatched, "code")) not in \(layerName); they are left out.")
    }
    if !join.lacking.isEmpty {
      notices.append("\(layerName): \(Self.some(join.lacking, "area")) without a row in \(table); they have no value, not 0.")
    }
    return notices
  }

  func twofold(_ fromTable: [String]) -> [String] {
    fromTable.filter { inLayer.contains($0) }.map { field in
      "Both \(layerName) and \(StudyVintages.name(request.counts ?? "")) have the field \(field); the table's counts."
    }
  }

  private func checkFinite(_ columns: [String: AreaFigures.Column], _ areas: Areas) throws(FigureFault) {
    for field in fields {
      guard let column = columns[field], let area = column.values.firstIndex(where: \.isInfinite) else { continue }
      throw .infinite(origin: column.origin, field: field, code: areas.codes[area])
    }
  }

  func unknown(_ field: String) -> FigureFault {
    .unknownField(
      field, layer: layerName, inLayer: inLayer, table: request.counts.map(StudyVintages.name), inTable: inTable,
      nearest: NearestName.first(of: field, among: inTable + inLayer))
  }

  var layerName: String { StudyVintages.name(request.layer.path) }

  var source: Configuration.AreaSource {
    Configuration.AreaSource(
      layer: request.layer, code: request.code, name: request.name ?? request.code, vintage: request.vintage, kind: request.kind)
  }

  /// `2 codes (A, B)`, `7 codes (A, B, C, D, E, …)`.
  private static func some(_ codes: [String], _ noun: String) -> String {
    let first = codes.prefix(5).joined(separator: ", ") + (codes.count > 5 ? ", …" : "")
    return "\(codes.count) \(noun)\(codes.count == 1 ? "" : "s") (\(first))"
  }
}
