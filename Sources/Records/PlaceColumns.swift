internal import WardlightGeometry
internal import WardlightLoading

/// The columns that say where a record is.
///
/// A row takes the first that it fills: easting and northing, longitude and latitude, postcode, name of a place.
struct PlaceColumns {
  static let fields: [RecordField] = [.postcode, .easting, .northing, .longitude, .latitude, .placeName]

  private let grid: CoordinateColumns?
  private let degrees: DegreeColumns?
  private let postcodes: TextColumn?
  private let names: TextColumn?

  /// Whether a file has at least one whole way to say where a record is.
  static func check(_ columns: Set<RecordField>, _ heading: Heading) throws(RecordsError) {
    for (first, second) in [(RecordField.easting, RecordField.northing), (.longitude, .latitude)]
    where columns.contains(first) != columns.contains(second) {
      throw heading.missing(columns.contains(first) ? second : first)
    }
    guard !columns.isDisjoint(with: fields) else { throw .noPlaceColumns(file: heading.file.path, present: heading.present) }
  }

  init(_ table: RecordTable, tools: ReadingTools) throws(RecordsError) {
    grid = CoordinateColumns(table, .easting, .northing)
    degrees = try DegreeColumns(table, tools: tools)
    postcodes = table.column(.postcode)
    names = table.column(.placeName)
  }

  func place(_ row: Int) throws(RowFault) -> StatedPlace {
    if let place = try grid?.pair(row) { return .grid(Coordinate(easting: place.first, northing: place.second)) }
    if let place = try degrees?.place(row) { return .grid(place) }
    if let postcode = Self.text(postcodes, row) { return .postcode(postcode) }
    return Self.text(names, row).map(StatedPlace.named) ?? .none
  }

  private static func text(_ column: TextColumn?, _ row: Int) -> String? {
    guard let bytes = column?.trimmed(row), !bytes.isEmpty else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}
