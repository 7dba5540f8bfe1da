internal import WardlightGDAL

/// A table in a format that GDAL reads feature by feature: spreadsheets, GeoPackage, databases.
final class LayerTable: TableSource {
  let present: [String]
  let firstRowNumber: Int
  private let layer: Layer
  private let place: VirtualPath
  private let settings: [(name: String, value: String)]
  private var places: [Int]
  private var isBegun = false
  /// How many rows were handed out, and how many empty ones wait until a row that is not empty follows.
  private var (given, emptyRows) = (0, 0)
  /// A row that found no room in the last table.
  private var waiting: Feature?

  var layerName: String? { layer.name }

  init(_ place: VirtualPath, layer name: String?, hasHeader: Bool) throws(LoadingError) {
    let isSheet = Self.isSpreadsheet(place)
    let settings = isSheet ? Self.settings(hasHeader: hasHeader) : []
    let layer = try ThreadSettings.with(settings) { () throws(LoadingError) in
      try loading(place.shown) { () throws(GDALError) in try Dataset(place).layer(name) }
    }
    present = hasHeader || !isSheet ? layer.fields.map(\.name) : layer.fields.indices.map { String($0 + 1) }
    places = Array(present.indices)
    firstRowNumber = isSheet && hasHeader ? 2 : 1
    (self.place, self.layer, self.settings) = (place, layer, settings)
    if isSheet, hasHeader { try HeadingCheck.check(Self.named(present), file: place.shown, layer: layer.name) }
  }

  func select(_ places: [Int]) { self.places = places }

  func next(atMost limit: Int) throws(LoadingError) -> TextTable? {
    try ThreadSettings.with(settings) { () throws(LoadingError) in try rows(limit) }
  }

  private func rows(_ limit: Int) throws(LoadingError) -> TextTable? {
    try begin()
    var columns = Array(repeating: TextColumn(), count: places.count)
    var count = 0
    while count < limit, let feature = try following() {
      while emptyRows > 0, count < limit {
        for place in columns.indices { columns[place].append(EmptyCollection<UInt8>()) }
        (emptyRows, count) = (emptyRows - 1, count + 1)
      }
      guard count < limit else {
        waiting = feature
        break
      }
      for place in columns.indices { columns[place].append((feature.text(places[place]) ?? "").utf8) }
      count += 1
    }
    defer { given += count }
    return count == 0
      ? nil : TextTable(file: place.shown, fields: places.map { present[$0] }, columns: columns, firstRowNumber: firstRowNumber + given)
  }

  /// Whether a row of a sheet is empty can be told from all its cells alone; of other formats only what is wanted is read.
  private func begin() throws(LoadingError) {
    guard !isBegun else { return }
    isBegun = true
    let read = Self.isSpreadsheet(place) ? Set(present.indices) : Set(places)
    try loading(place.shown) { () throws(GDALError) in try layer.read(only: read, shapes: false) }
  }

  /// The next row that is not empty; empty ones of a sheet are counted on the way.
  private func following() throws(LoadingError) -> Feature? {
    if let feature = waiting {
      waiting = nil
      return feature
    }
    while let feature = try loading(place.shown, { () throws(GDALError) in try layer.next() }) {
      if !Self.isSpreadsheet(place) || present.indices.contains(where: { feature.hasValue($0) }) { return feature }
      emptyRows += 1
    }
    return nil
  }

  private static func isSpreadsheet(_ place: VirtualPath) -> Bool { ["xlsx", "xlsm", "xls", "ods"].contains(place.format) }

  /// The names of a heading; GDAL calls the column of an empty cell `Field1`, `Field2`, ….
  private static func named(_ names: [String]) -> [String?] {
    names.enumerated().map { $0.element.isEmpty || $0.element == "Field\($0.offset + 1)" ? nil : $0.element }
  }

  /// A sheet's first row is its heading because the caller says so, not because GDAL finds that it looks like one.
  private static func settings(hasHeader: Bool) -> [(name: String, value: String)] {
    ["XLSX", "ODS", "XLS"].map { (name: "OGR_\($0)_HEADERS", value: hasHeader ? "FORCE" : "DISABLE") }
  }
}
