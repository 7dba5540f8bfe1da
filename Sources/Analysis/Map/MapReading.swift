import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightLoading

/// The areas of a map and its columns as text, whatever they hold.
struct MapReading {
  let areas: Areas
  let notices: [String]
  private let columns: [String: MapTexts]

  init(_ request: MapRequest, _ parallel: Parallel) throws {
    let wanted = request.values.flatMap { [$0.field] + [$0.origin].compactMap { $0 } }
    let figures = try FigureReading(request.layer, wanted, request.texts, parallel)
    for field in figures.fields where !figures.inTable.contains(field) && !figures.inLayer.contains(field) {
      throw figures.unknown(field)
    }
    let fromTable = figures.fields.filter { figures.inTable.contains($0) }
    let fromLayer = figures.fields.filter { !figures.inTable.contains($0) }
    let loaded = try Self.load(request, texts: fromLayer, parallel)
    if let origin = request.origin, loaded.areas.index(ofCode: origin) == nil {
      throw FigureFault.unknownArea(origin, file: figures.layerName, suggestions: NearestName.all(of: origin, among: loaded.areas.codes))
    }
    var vintages = try StudyVintages()
    let codes = try vintages.admit(loaded.areas, of: figures.source)
    var columns: [String: MapTexts] = [:]
    for field in fromLayer { columns[field] = MapTexts(field, of: loaded.areas, layer: figures.layerName) }
    var notices = StudyAreas.notices(loaded) + figures.twofold(fromTable)
    if let counts = request.layer.counts {
      let table = try TableReader(path: counts).read(fields: Self.once([figures.tableCode] + fromTable))
      let join = try vintages.join(table, figures, with: codes)
      let name = StudyVintages.name(counts)
      for field in fromTable { columns[field] = MapTexts(field, of: table, name, join, loaded.areas.codes) }
      notices += figures.unjoined(join, name)
    }
    areas = loaded.areas
    self.columns = columns
    self.notices = notices + vintages.sentences + vintages.notices
  }

  /// A column that was read.
  func texts(_ field: String) -> MapTexts {
    guard let column = columns[field] else { preconditionFailure("the map was read without the field \(field)") }
    return column
  }

  private static func load(_ request: MapRequest, texts: [String], _ parallel: Parallel) throws(LoadingError) -> LoadedAreas {
    let layer = request.layer
    let fields = AreaFields(code: layer.code, name: layer.name, texts: once(texts + request.texts))
    return try AreaLoader(
      source: layer.layer, fields: fields, geography: Geography(kind: layer.kind, vintage: layer.vintage), plane: .own, parallel: parallel
    ).load()
  }

  private static func once(_ fields: [String]) -> [String] {
    var seen: Set<String> = []
    return fields.filter { seen.insert($0).inserted }
  }
}

extension MapRequest {
  /// The fields of the layer that tell its parts and its groups.
  fileprivate var texts: [String] {
    var fields: [String] = []
    if case .field(let field, _)? = part { fields.append(field) }
    if case .field(let field, let name)? = groups { fields += [field] + [name].compactMap { $0 } }
    return fields + zooms.map(\.field)
  }
}

extension StudyVintages {
  fileprivate mutating func join(_ table: TextTable, _ figures: FigureReading, with codes: CheckedColumn) throws -> CodeJoin {
    let own = try CodedNumbers(table, code: figures.tableCode, fields: [])
    let join = try check.join(CodeColumn(source: Self.name(table.file), field: figures.tableCode, codes: own.codes), with: codes)
    add(join.entry, join.warnings)
    return join
  }
}

extension MapTexts {
  /// A field of the layer; a number that is none there is no value.
  fileprivate init(_ field: String, of areas: Areas, layer: String) {
    let texts = areas.texts[field, default: []].map { $0.map(Self.trimmed) ?? "" }
    self.init(
      texts: texts.map { $0.lowercased() == "nan" ? "" : $0 }, field: field, origin: .layer(file: layer),
      rows: Array(repeating: nil, count: areas.count), codes: areas.codes)
  }

  /// A column of the table; an area without a row has nothing.
  fileprivate init(_ field: String, of table: TextTable, _ name: String, _ join: CodeJoin, _ codes: [String]) {
    let cells = table.column(field)
    self.init(
      texts: join.rowOfArea.map { row in row < 0 ? "" : cells.map { Self.trimmed($0[Int(row)]) } ?? "" }, field: field,
      origin: .table(file: name), rows: join.rowOfArea.map { $0 < 0 ? nil : table.rowNumber(Int($0)) }, codes: codes)
  }

  /// The text without spaces around it.
  static func trimmed(_ text: String) -> String {
    guard text.first?.isWhitespace == true || text.last?.isWhitespace == true else { return text }
    return String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
