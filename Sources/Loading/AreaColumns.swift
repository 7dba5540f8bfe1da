internal import WardlightGDAL
internal import WardlightGeometry

/// The rows of a layer of areas as columns, in the layer's order.
struct AreaColumns {
  private(set) var codes: [String] = []
  private(set) var polygons = PolygonBuffer()
  /// The places of areas whose polygons had to be repaired.
  private(set) var repaired: [Int] = []
  private var names: [String] = []
  private var texts: [[String?]]
  private var numbers: [[Double]]
  private let places: FieldPlaces
  private let file: String
  private let layer: String

  init(reading layer: Layer, _ fields: AreaFields, in file: String) throws(LoadingError) {
    self.file = file
    self.layer = layer.name
    // A file without features tells GDAL no fields either, and to miss one of them would mislead.
    if layer.fields.isEmpty, try loading(file, { () throws(GDALError) in try layer.next() }) == nil {
      throw .emptyLayer(file: file, layer: layer.name)
    }
    places = try FieldPlaces(fields, in: layer, of: file)
    texts = Array(repeating: [], count: fields.texts.count)
    numbers = Array(repeating: [], count: fields.numbers.count)
    try loading(file) { () throws(GDALError) in try layer.read(only: places.all, shapes: true) }
    while let feature = try loading(file, { () throws(GDALError) in try layer.next() }) { try append(feature) }
    guard !codes.isEmpty else { throw .emptyLayer(file: file, layer: layer.name) }
  }

  private mutating func append(_ feature: Feature) throws(LoadingError) {
    let row = codes.count + 1
    guard let code = feature.text(places.code), !code.isEmpty else {
      throw .emptyCode(file: file, layer: layer, field: places.fields.code, row: row)
    }
    codes.append(code)
    names.append(places.name.flatMap { feature.text($0) } ?? code)
    for (column, place) in places.texts.enumerated() {
      texts[column].append(feature.text(place).flatMap { $0.isEmpty ? nil : $0 })
    }
    for (column, place) in places.numbers.enumerated() {
      numbers[column].append(try number(feature, place, places.fields.numbers[column], row))
    }
    try appendShape(feature, row)
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

  private mutating func appendShape(_ feature: Feature, _ row: Int) throws(LoadingError) {
    guard var shape = feature.shape else { throw .notPolygons(file: file, layer: layer, row: row) }
    do throws(GDALError) {
      shape = try shape.withoutArcs()
      if !shape.isValid {
        shape = try shape.repaired()
        repaired.append(row - 1)
      }
    } catch {
      throw .unrepairable(file: file, layer: layer, row: row)
    }
    guard shape.append(to: &polygons) > 0 else { throw .notPolygons(file: file, layer: layer, row: row) }
  }

  /// Refuses a code that stands twice.
  func checkCodes() throws(LoadingError) {
    var rows: [String: Int] = [:]
    for (place, code) in codes.enumerated() {
      if let first = rows.updateValue(place + 1, forKey: code) {
        throw .duplicateCode(file: file, layer: layer, field: places.fields.code, code: code, rows: [first, place + 1])
      }
    }
  }

  /// The columns as areas, with these coordinates in the place of those read.
  func areas(_ geography: Geography, _ coordinates: [Double]) -> Areas {
    let fields = places.fields
    return Areas(
      geography: geography, codes: codes, names: names, shapes: polygons.shapes(coordinates),
      texts: Dictionary(zip(fields.texts, texts), uniquingKeysWith: { first, _ in first }),
      numbers: Dictionary(zip(fields.numbers, numbers), uniquingKeysWith: { first, _ in first }))
  }
}

extension PolygonBuffer {
  /// The polygons as values of the plane, with these coordinates in the place of the buffer's own.
  func shapes(_ coordinates: [Double]) -> MultiPolygons {
    var shapes = MultiPolygons()
    for area in 0..<count {
      shapes.append(
        (areaStarts[area]..<areaStarts[area + 1]).map { polygon in
          (polygonStarts[polygon]..<polygonStarts[polygon + 1]).map { ring in
            (ringStarts[ring]..<ringStarts[ring + 1]).map { Coordinate(easting: coordinates[2 * $0], northing: coordinates[2 * $0 + 1]) }
          }
        })
    }
    return shapes
  }
}
