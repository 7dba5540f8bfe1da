internal import WardlightGDAL

/// A table in a format that GDAL reads feature by feature: spreadsheets, GeoPackage, databases.
struct LayerTable {
  private let place: VirtualPath
  private let layer: String?
  private let hasHeader: Bool

  init(_ place: VirtualPath, layer: String?, hasHeader: Bool) {
    self.place = place
    self.layer = layer
    self.hasHeader = hasHeader
  }

  func read(_ wanted: [String]?) throws(LoadingError) -> TextTable {
    try withLayer { (layer) throws(LoadingError) in try read(wanted, from: layer) }
  }

  /// The names of the columns.
  func fields() throws(LoadingError) -> [String] {
    try withLayer { (layer) throws(LoadingError) in names(of: layer) }
  }

  private func withLayer<Result>(_ body: (Layer) throws(LoadingError) -> Result) throws(LoadingError) -> Result {
    try ThreadSettings.with(settings) { () throws(LoadingError) in
      let dataset = try loading(place.shown) { () throws(GDALError) in try Dataset(place) }
      return try body(try loading(place.shown) { () throws(GDALError) in try dataset.layer(self.layer) })
    }
  }

  private func names(of layer: Layer) -> [String] {
    hasHeader || !isSpreadsheet ? layer.fields.map(\.name) : layer.fields.indices.map { String($0 + 1) }
  }

  private func read(_ wanted: [String]?, from layer: Layer) throws(LoadingError) -> TextTable {
    let names = names(of: layer)
    let places = try FieldFinder(file: place.shown, layer: layer.name, present: names).places(of: wanted)
    // Whether a row of a sheet is empty can be told from all its cells alone.
    let read = isSpreadsheet ? Set(names.indices) : Set(places)
    try loading(place.shown) { () throws(GDALError) in try layer.read(only: read, shapes: false) }
    var rows = TableRows(columns: places.count)
    while let feature = try loading(place.shown, { () throws(GDALError) in try layer.next() }) {
      guard !isSpreadsheet || read.contains(where: { feature.hasValue($0) }) else {
        rows.appendEmpty()
        continue
      }
      rows.append { column, cells in cells.append((feature.text(places[column]) ?? "").utf8) }
    }
    return TextTable(
      file: place.shown, fields: places.map { names[$0] }, columns: rows.columns, firstRowNumber: isSpreadsheet && hasHeader ? 2 : 1)
  }

  private var isSpreadsheet: Bool { ["xlsx", "xlsm", "xls", "ods"].contains(place.format) }

  /// A sheet's first row is its heading because the caller says so, not because GDAL finds that it looks like one.
  private var settings: [(name: String, value: String)] {
    guard isSpreadsheet else { return [] }
    return ["XLSX", "ODS", "XLS"].map { (name: "OGR_\($0)_HEADERS", value: hasHeader ? "FORCE" : "DISABLE") }
  }
}

extension FieldFinder {
  /// The places of wanted fields in the file's order; of all where none are named.
  func places(of wanted: [String]?) throws(LoadingError) -> [Int] {
    guard let wanted else { return Array(present.indices) }
    var places: Set<Int> = []
    for field in wanted { places.insert(try place(of: field)) }
    return places.sorted()
  }
}
