public import WardlightEssentials
internal import WardlightGDAL

/// Why a product cannot be written.
public enum ExportError: Error, Hashable, Sendable {
  /// The file system refused.
  case file(FileFault)
  /// GDAL or PROJ refused; `reason` is a sentence of theirs.
  case refused(product: String, reason: String)
  /// The shapes lie in a bare plane, and the format wants longitude and latitude.
  case barePlane(product: String)
  /// The table has no column by which its rows find their areas.
  case noKeyColumn(table: String, column: String)
  /// Two rows of a table name the same area; rows are counted from 1.
  case repeatedKey(table: String, column: String, rows: [Int])
}

extension ExportError: CustomStringConvertible {
  /// One sentence that names the file, or the table with its column and rows.
  public var description: String {
    switch self {
    case .file(let fault): "\(fault)"
    case .refused(let product, let reason): "\(product): \(reason)"
    case .barePlane(let product):
      "\(product): GeoJSON holds longitude and latitude, which a bare plane does not have; write a GeoPackage or a CSV."
    case .noKeyColumn(let table, let column): "Table \(table): there is no column \(column)."
    case .repeatedKey(let table, let column, let rows):
      "Table \(table), column \(column): rows \(rows.map(String.init).joined(separator: " and ")) name the same area."
    }
  }
}
