internal import WardlightEssentials
internal import WardlightGeometry
internal import WardlightLoading

/// Two columns that together hold a place.
struct CoordinateColumns {
  private let table: RecordTable
  private let fields: (first: RecordField, second: RecordField)
  private let columns: (first: TextColumn, second: TextColumn)

  /// The columns of two fields, or `nil` where the file lacks them.
  init?(_ table: RecordTable, _ first: RecordField, _ second: RecordField) {
    guard let firstColumn = table.column(first), let secondColumn = table.column(second) else { return nil }
    self.table = table
    fields = (first, second)
    columns = (firstColumn, secondColumn)
  }

  /// The two numbers of a row, or `nil` where both cells are empty.
  func pair(_ row: Int) throws(RowFault) -> (first: Double, second: Double)? {
    let cells = (columns.first.trimmed(row), columns.second.trimmed(row))
    if cells.0.isEmpty && cells.1.isEmpty { return nil }
    if cells.0.isEmpty { throw table.fault(row, fields.first, .halfACoordinate) }
    if cells.1.isEmpty { throw table.fault(row, fields.second, .halfACoordinate) }
    guard let first = DecimalNumber.value(cells.0) else { throw table.fault(row, fields.first, .notANumber) }
    guard let second = DecimalNumber.value(cells.1) else { throw table.fault(row, fields.second, .notANumber) }
    return (first, second)
  }

  /// The two numbers of a row as longitude and latitude, or `nil` where both cells are empty.
  func degrees(_ row: Int) throws(RowFault) -> (first: Double, second: Double)? {
    guard let pair = try pair(row) else { return nil }
    guard abs(pair.first) <= 180 else { throw table.fault(row, fields.first, .noSuchDegrees) }
    guard abs(pair.second) <= 90 else { throw table.fault(row, fields.second, .noSuchDegrees) }
    guard !Self.seemSwapped(pair) else { throw table.fault(row, fields.first, .swappedDegrees) }
    return pair
  }

  /// Whether the pair lies off Africa and would lie in Great Britain the other way round.
  private static func seemSwapped(_ pair: (first: Double, second: Double)) -> Bool {
    (49.5...61).contains(pair.first) && (-8.7...2).contains(pair.second)
  }
}

/// Longitudes and latitudes, transformed in one batch.
struct DegreeColumns {
  private let columns: CoordinateColumns
  private let places: [Coordinate]

  init?(_ table: RecordTable, tools: ReadingTools) throws(RecordsError) {
    guard let columns = CoordinateColumns(table, .longitude, .latitude) else { return nil }
    var longitudes = [Double](repeating: .nan, count: table.rowCount)
    var latitudes = longitudes
    for row in 0..<table.rowCount {
      guard let degrees = try? columns.degrees(row) else { continue }
      longitudes[row] = degrees.first
      latitudes[row] = degrees.second
    }
    self.columns = columns
    places = try tools.grid(longitudes, latitudes)
  }

  /// The place of a row, or `nil` where both cells are empty. A place that the grid does not reach is infinitely far away.
  func place(_ row: Int) throws(RowFault) -> Coordinate? {
    let place = places[row]
    if place.easting.isFinite && place.northing.isFinite { return place }
    return try columns.degrees(row) == nil ? nil : Coordinate(easting: .infinity, northing: .infinity)
  }
}
