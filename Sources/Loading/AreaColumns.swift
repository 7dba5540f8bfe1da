internal import WardlightEssentials
internal import WardlightGDAL
internal import WardlightGeometry

/// The rows of a layer of areas as columns, in the layer's order.
struct AreaColumns {
  /// The codes; empty where a row has none.
  private(set) var codes: [String] = []
  let polygons: PolygonBuffer
  /// The places of areas whose polygons had to be repaired, and why.
  let repairs: [AreaShapes.Repair]
  private var names: [String] = []
  private var texts: [[String?]]
  private var numbers: [[Double]]
  private let places: FieldPlaces
  private let file: String
  private let layer: String

  init(reading layer: Layer, _ fields: AreaFields, in file: String, _ parallel: Parallel) throws(LoadingError) {
    // A file without features tells GDAL no fields either, and to miss one of them would mislead.
    if layer.fields.isEmpty, try loading(file, { () throws(GDALError) in try layer.next() }) == nil {
      throw .emptyLayer(file: file, layer: layer.name)
    }
    let places = try FieldPlaces(fields, in: layer, of: file)
    try loading(file) { () throws(GDALError) in try layer.read(only: places.all, shapes: true) }
    var features: [Feature] = []
    while let feature = try loading(file, { () throws(GDALError) in try layer.next() }) { features.append(feature) }
    guard !features.isEmpty else { throw .emptyLayer(file: file, layer: layer.name) }
    let shapes = AreaShapes(features, parallel)
    if let fault = shapes.fault { throw LoadingError(fault, file: file, layer: layer.name) }
    (self.file, self.layer, self.places) = (file, layer.name, places)
    (polygons, repairs) = (shapes.polygons, shapes.repairs)
    texts = Array(repeating: [], count: fields.texts.count)
    numbers = Array(repeating: [], count: fields.numbers.count)
    for feature in features { try append(feature) }
  }

  private mutating func append(_ feature: Feature) throws(LoadingError) {
    let row = codes.count + 1
    let code = feature.text(places.code) ?? ""
    codes.append(code)
    names.append(places.name.flatMap { feature.text($0) } ?? code)
    for (column, place) in places.texts.enumerated() {
      texts[column].append(feature.text(place).flatMap { $0.isEmpty ? nil : $0 })
    }
    for (column, place) in places.numbers.enumerated() {
      numbers[column].append(try number(feature, place, places.fields.numbers[column], row))
    }
  }

  private func number(_ feature: Feature, _ place: FieldPlaces.Number, _ field: String, _ row: Int) throws(LoadingError) -> Double {
    switch place {
    case .number(let place): return feature.number(place)
    case .text(let place):
      let text = (feature.text(place) ?? "").filter { !$0.isWhitespace }
      if text.isEmpty { return .nan }
      guard let value = Double(text), value.isFinite else { throw .notNumeric(file: file, layer: layer, field: field, row: row) }
      return value
    }
  }

  /// The rows of each code that stands more than once, counted from 1, in order of code.
  var repeatedCodes: [(code: String, rows: [Int])] {
    let order = codes.indices.filter { !codes[$0].isEmpty }.sorted { (codes[$0], $0) < (codes[$1], $1) }
    var found: [(code: String, rows: [Int])] = []
    for (place, next) in zip(order, order.dropFirst()) where codes[place] == codes[next] {
      if found.last?.code == codes[next] {
        found[found.count - 1].rows.append(next + 1)
      } else {
        found.append((codes[next], [place + 1, next + 1]))
      }
    }
    return found
  }

  /// The rows without a code, counted from 1.
  var rowsWithoutCode: [Int] { codes.indices.filter { codes[$0].isEmpty }.map { $0 + 1 } }

  /// Refuses a row without a code, and a code that stands twice.
  func checkCodes() throws(LoadingError) {
    let field = places.fields.code
    if let row = rowsWithoutCode.first { throw .emptyCode(file: file, layer: layer, field: field, row: row) }
    guard let first = repeatedCodes.min(by: { $0.rows[1] < $1.rows[1] }) else { return }
    throw .duplicateCode(file: file, layer: layer, field: field, code: first.code, rows: Array(first.rows.prefix(2)))
  }

  /// The columns as areas, with these coordinates in the place of those read.
  func areas(_ geography: Geography, _ coordinates: [Double], _ plane: Plane) -> Areas {
    let fields = places.fields
    return Areas(
      geography: geography, codes: codes, names: names, shapes: polygons.shapes(coordinates),
      texts: Dictionary(zip(fields.texts, texts), uniquingKeysWith: { first, _ in first }),
      numbers: Dictionary(zip(fields.numbers, numbers), uniquingKeysWith: { first, _ in first }), plane: plane)
  }
}

extension LoadingError {
  /// A shape of no use, as a reader finds it.
  init(_ fault: AreaShapes.Fault, file: String, layer: String) {
    switch fault.kind {
    case .notPolygons: self = .notPolygons(file: file, layer: layer, row: fault.place + 1)
    case .unrepairable: self = .unrepairable(file: file, layer: layer, row: fault.place + 1)
    }
  }
}

extension PolygonBuffer {
  /// The polygons as values of the plane, with these coordinates in the place of the buffer's own.
  func shapes(_ coordinates: [Double]) -> MultiPolygons {
    let places = (0..<coordinates.count / 2).map { Coordinate(easting: coordinates[2 * $0], northing: coordinates[2 * $0 + 1]) }
    return MultiPolygons(places, rings: ringStarts, polygons: polygonStarts, areas: areaStarts)
  }
}
