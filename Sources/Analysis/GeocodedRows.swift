import WardlightDisclosure
import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightLoading
import WardlightRecords

/// Puts the user's own cells and what was found of each row beside each other.
struct GeocodedRows {
  let heading: [String]
  private let carried: [Int]
  /// The place of the column of identifiers, where pseudonyms come back in its place.
  private let identifier: Int?
  private let tools: LocatingTools
  private let givesPoints: Bool
  private var mask: MaskedPoints?

  init(
    _ columns: CarriedColumns, of present: [String], _ records: RecordFile, _ tools: LocatingTools, mask: MaskedPoints?,
    _ points: PointChoice
  ) {
    carried = columns.places
    self.tools = tools
    self.mask = mask
    givesPoints = points == .exact
    let name = records.columns.field(for: .id)
    identifier = mask == nil ? nil : present.firstIndex { $0 == name || $0.lowercased() == name }
    let kept = columns.places.map { present[$0] }
    let own = (identifier == nil ? [] : ["person"]) + GeocodedColumns.standard(isMasked: mask != nil) + Self.points(points)
    heading = kept + own.map { FreeName.of($0, beside: kept) }
  }

  private static func points(_ points: PointChoice) -> [String] {
    switch points {
    case .none: []
    case .exact: ["point_easting", "point_northing"]
    case .masked: ["masked_easting", "masked_northing"]
    }
  }

  /// How rows were masked, where they were.
  var masking: RawTable? { mask?.table }

  /// The rows of a batch.
  mutating func rows(
    _ table: TextTable, _ stated: [Result<StatedPlace, RowFault>], _ locations: [Location], _ parallel: Parallel
  ) -> [[String]] {
    let places = points(stated, locations, parallel)
    let cells = carried.map { table.column(at: $0) }
    let columns = GeocodedColumns(areas: tools.areas, isMasked: mask != nil)
    let persons = pseudonyms(table)
    return parallel.mapRanges(table.rowCount, size: 2_048) { range in
      range.map { row in
        var line = cells.map { $0[row] } + (persons.map { [$0[row]] } ?? [])
        if case .failure(let fault) = stated[row] {
          line += columns.cells(rejected: fault)
        } else {
          line += columns.cells(of: locations[row])
        }
        return line + (places.map { Self.cells($0[row]) } ?? [])
      }
    }.flatMap { $0 }
  }

  private func pseudonyms(_ table: TextTable) -> [String]? {
    guard let identifier, let mask else { return nil }
    let column = table.column(at: identifier)
    return (0..<table.rowCount).map { row in
      let text = column[row].drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
      return text.isEmpty ? "" : mask.pseudonym(String(text).utf8)
    }
  }

  /// The points of rows, where points are given.
  private mutating func points(
    _ stated: [Result<StatedPlace, RowFault>], _ locations: [Location], _ parallel: Parallel
  ) -> [Coordinate?]? {
    guard givesPoints || mask != nil else { return nil }
    let points = stated.map { (try? $0.get()).flatMap(tools.locator.point) }
    guard mask != nil else { return points }
    return mask?.masked(
      zip(points, locations).map { point, location in point.flatMap { point in location.area.map { (point, $0) } } }, parallel)
  }

  private static func cells(_ place: Coordinate?) -> [String] {
    guard let place else { return ["", ""] }
    return [FixedDecimal.text(place.easting, decimals: 0), FixedDecimal.text(place.northing, decimals: 0)]
  }
}
