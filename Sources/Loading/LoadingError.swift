internal import WardlightGDAL

/// Why a layer or a table cannot be read.
///
/// Rows are numbered as a reader counts them: features from 1, rows of a table as its file shows them.
public enum LoadingError: Error, Hashable, Sendable {
  /// There is no such file.
  case missing(file: String)
  /// The file is there and cannot be read; `reason` is GDAL's.
  case unreadable(file: String, reason: String)
  /// The data set has no such layer; `present` are those it has.
  case noLayer(file: String, layer: String, present: [String])
  /// The layer has no such field; `present` are those it has, `nearest` the one that was perhaps meant.
  case unknownField(file: String, layer: String?, field: String, nearest: String?, present: [String])
  /// The layer does not say what its coordinates are.
  case noReference(file: String, layer: String)
  /// The text names no coordinate reference system.
  case unknownReference(String)
  /// No known operation leads from the layer's reference system to the British National Grid.
  case noOperation(file: String, layer: String, reference: String)
  /// The layer has no features.
  case emptyLayer(file: String, layer: String)
  /// The table has no row, not even a heading.
  case emptyTable(file: String)
  /// A shape is not made of polygons.
  case notPolygons(file: String, layer: String, row: Int)
  /// A shape is invalid and cannot be repaired.
  case unrepairable(file: String, layer: String, row: Int)
  /// Two rows have the same area code.
  case duplicateCode(file: String, layer: String?, field: String, code: String, rows: [Int])
  /// A row has no area code.
  case emptyCode(file: String, layer: String?, field: String, row: Int)
  /// A field that should hold numbers holds something else; `row` is `nil` where the whole field is of another kind.
  case notNumeric(file: String, layer: String?, field: String, row: Int?)
  /// A number that should be a count is negative, a part of one, or too large to be counted.
  case notACount(file: String, field: String, row: Int)
  /// A shape lies outside Great Britain.
  case outsideGreatBritain(file: String, layer: String, row: Int, hint: OutsideHint)
  /// Distances are wanted, and the layer's longitudes and latitudes lie where the British National Grid does not reach.
  case needsPlane(file: String, layer: String)
  /// A quotation mark is opened and never closed.
  case unclosedQuote(file: String, row: Int)
  /// The file holds bytes that no text has.
  case notText(file: String, row: Int)
  /// A text file or a sheet is no table.
  case table(TableFault)

  /// What may be wrong with coordinates that lie outside Great Britain.
  public enum OutsideHint: Hashable, Sendable {
    /// The other way round they would lie in it.
    case swapped
    /// They are small enough to be degrees and are said to be metres.
    case degrees
    /// Nothing is known.
    case none
  }
}

extension LoadingError: CustomStringConvertible {
  /// One sentence that names file, layer, row and column.
  public var description: String {
    switch self {
    case .missing(let file): "\(file): there is no such file."
    case .unreadable(let file, let reason): "\(file): the file cannot be read (\(reason))."
    case .noLayer(let file, let layer, let present): "\(file): there is no layer “\(layer)”; there are \(Self.list(present))."
    case .unknownField(let file, let layer, let field, let nearest, let present):
      "\(Self.place(file, layer)): there is no field “\(field)”\(Self.meant(nearest)); there are \(Self.list(present))."
    case .noReference(let file, let layer):
      "\(Self.place(file, layer)): the layer does not say what its coordinates are; state it with --crs (crs: in wardlight.yaml), for example EPSG:27700, EPSG:4326 or planar."
    case .unknownReference(let text): "“\(text)” is no coordinate reference system; use EPSG:n, for example EPSG:27700, or planar."
    case .noOperation(let file, let layer, let reference):
      "\(Self.place(file, layer)): no known operation leads from \(reference) to the British National Grid; state what the coordinates are."
    case .needsPlane(let file, let layer):
      "\(Self.place(file, layer)): the coordinates are longitude and latitude outside Great Britain, and distances need a plane; transform the layer to a projected reference system first (ogr2ogr -t_srs EPSG:n)."
    case .emptyLayer(let file, let layer): "\(Self.place(file, layer)): the layer is empty."
    case .table(let fault): "\(fault)"
    case .emptyTable(let file): "\(file): the table is empty, without even a heading."
    default: rowSentence
    }
  }

  private var rowSentence: String {
    switch self {
    case .notPolygons(let file, let layer, let row): "\(Self.place(file, layer)), row \(row): the shape is not made of polygons."
    case .unrepairable(let file, let layer, let row):
      "\(Self.place(file, layer)), row \(row): the polygon is invalid and cannot be repaired."
    case .duplicateCode(let file, let layer, let field, let code, let rows):
      "\(Self.place(file, layer)), field \(field): the code \(code) stands in rows \(rows.map(String.init).joined(separator: " and "))."
    case .emptyCode(let file, let layer, let field, let row):
      "\(Self.place(file, layer)), row \(row), field \(field): there is no area code."
    case .notNumeric(let file, let layer, let field, let row):
      "\(Self.place(file, layer))\(row.map { ", row \($0)" } ?? ""), field \(field): there is no number."
    case .notACount(let file, let field, let row): "\(file), row \(row), field \(field): not a count, a whole number from 0."
    case .outsideGreatBritain(let file, let layer, let row, let hint):
      "\(Self.place(file, layer)), row \(row): the shape lies outside Great Britain\(Self.words(hint))."
    case .unclosedQuote(let file, let row): "\(file), row \(row): a quotation mark is opened and never closed."
    case .notText(let file, let row): "\(file), row \(row): this is no text in UTF-8 or Latin-1."
    default: ""
    }
  }

  private static func place(_ file: String, _ layer: String?) -> String { layer.map { "\(file), layer \($0)" } ?? file }

  private static func list(_ names: [String]) -> String { names.isEmpty ? "none" : names.joined(separator: ", ") }

  private static func meant(_ nearest: String?) -> String { nearest.map { " (did you mean “\($0)”?)" } ?? "" }

  private static func words(_ hint: OutsideHint) -> String {
    switch hint {
    case .swapped: "; latitude and longitude seem swapped"
    case .degrees: "; its coordinates look like degrees and are said to be metres"
    case .none: ""
    }
  }
}

extension LoadingError {
  /// What GDAL reports about a file, in this room's words.
  init(_ error: GDALError, file: String) {
    switch error {
    case .missing(let path): self = .missing(file: path)
    case .unreadable(let path, let reason), .readingStopped(let path, let reason), .unwritable(let path, let reason):
      self = .unreadable(file: path, reason: reason)
    case .noLayer(let path, let name, let present): self = .noLayer(file: path, layer: name, present: present)
    case .unknownReference(let text): self = .unknownReference(text)
    case .noOperation, .unrepairable: self = .unreadable(file: file, reason: "\(error)")
    }
  }
}

/// Runs calls of GDAL's and puts their errors in this room's words.
func loading<Result>(_ file: String, _ body: () throws(GDALError) -> Result) throws(LoadingError) -> Result {
  do throws(GDALError) {
    return try body()
  } catch {
    throw LoadingError(error, file: file)
  }
}
