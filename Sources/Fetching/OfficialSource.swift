/// One official source of `sources.yaml`: what it is, where it lies, and what must be in it.
public struct OfficialSource: Hashable, Sendable {
  /// The name by which the command line knows it, and the folder it is kept in: lower-case letters, digits and hyphens.
  public let id: String
  /// The publisher's title.
  public let title: String
  /// Who publishes it.
  public let publisher: String
  /// The date or edition its contents belong to.
  public let vintage: String
  /// The licence.
  public let licence: String
  /// What must be said wherever it is used.
  public let attribution: String
  /// Where it lies.
  public let place: Place
  /// What must be in it.
  public let expected: Expectation
  /// How far its address was confirmed.
  public let checked: String

  /// Where a source lies.
  public enum Place: Hashable, Sendable {
    /// One file at an address.
    case file(address: String)
    /// A layer of an ArcGIS feature service, and which of its rows are wanted (SQL, `1=1` for all).
    case arcgis(address: String, rows: String)
    /// A page where a person must look for the download.
    case page(address: String)
  }

  /// The address, or the page's.
  public var address: String {
    switch place {
    case .file(let address), .arcgis(let address, _), .page(let address): address
    }
  }

  /// The name of its file within its folder.
  public var fileName: String { "\(id).\(expected.format.rawValue)" }
}

/// What must be in a file before it is taken for the source.
public struct Expectation: Hashable, Sendable {
  /// The kind of file.
  public let format: FileFormat
  /// How many rows or features there must be; `nil` where that is not known.
  public let count: ClosedRange<Int>?
  /// Fields that must be there.
  public let fields: [String]
  /// The entries of an archive that are its tables, as `Data/CSV/*.csv`; `nil` where rows are not counted.
  public let members: String?
  /// Whether a table's first row names its fields.
  public let heading: Heading
  /// The SHA-256 of the file, where the edition is fixed.
  public let sha256: String?
  /// The least size in bytes.
  public let minimumBytes: Int

  /// Whether a table names its fields.
  public enum Heading: String, Hashable, Sendable {
    /// The first row names them.
    case firstRow = "first-row"
    /// There is none.
    case none
  }
}

/// The kinds of file that sources come as; the raw value is the file's ending.
public enum FileFormat: String, CaseIterable, Hashable, Sendable {
  /// A table in a text file.
  case csv
  /// Features with their shapes.
  case geojson
  /// An archive.
  case zip
  /// A GeoPackage.
  case gpkg
  /// A compressed table.
  case compressedCSV = "csv.gz"
}
