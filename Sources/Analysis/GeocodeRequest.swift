import WardlightCounting
public import WardlightDisclosure
public import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightLoading
public import WardlightRecords

/// The user's own rows with the area of each: what ``run(parallel:progress:each:)`` hands out is for a restricted file.
public struct GeocodeRequest: Sendable {
  /// The records.
  public var records: RecordFile
  /// The areas.
  public var areas: Configuration.AreaSource
  /// Where postcodes are; without it a postcode is no location.
  public var postcodes: Configuration.PostcodeSource?
  /// Towns by name, for records with neither coordinates nor a postcode; without it a name is no location.
  public var towns: Configuration.TownSource?
  /// A place outside every area goes to the nearest one within this many metres.
  public var nearest: Double

  /// A request of all its parts.
  public init(
    records: RecordFile, areas: Configuration.AreaSource, postcodes: Configuration.PostcodeSource? = nil,
    towns: Configuration.TownSource? = nil, nearest: Double = 50
  ) {
    self.records = records
    self.areas = areas
    self.postcodes = postcodes
    self.towns = towns
    self.nearest = nearest
  }

  /// Locates all rows, in the file's order, a few thousand at a time.
  ///
  /// A row comes back with all its cells as they stand, and behind them the columns of ``GeocodedColumns``. A row whose coordinates cannot be read has no area
  /// and says why.
  ///
  /// - Parameters:
  ///   - parallel: How work is spread; the result does not depend on it.
  ///   - progress: Hears how many rows have been located.
  ///   - begin: Takes the heading, and answers where rows go.
  /// - Returns: How the rows were located, with small counts protected.
  /// - Throws: ``AnalysisError``, or what the row taker throws.
  public func run(
    parallel: Parallel = Parallel(), progress: @escaping ProgressReport = { _ in },
    into write: (_ heading: [String], _ fill: (_ append: ([[String]]) throws -> Void) throws -> Void) throws -> Void
  ) throws -> Released<Table> {
    let tools = try analysing { try LocatingTools(areas, postcodes: postcodes, towns: towns, nearest: nearest, parallel: parallel) }
    let batches = try analysing { try TableReader(path: records.path, layer: records.layer).batches(rowsPerBatch: 16_384) }
    let places = try analysing { try PlaceReader(records, present: batches.present) }
    var tally = MethodTally()
    try write(batches.present + GeocodedColumns.names(beside: batches.present)) { append in
      var done = 0
      while let rows = try analysing({ try batches.next() }) {
        let stated = try analysing { try places.places(of: rows) }
        let locations = tools.locator.locate(stated.map { (try? $0.get()) ?? .none }, parallel: parallel)
        for location in locations { tally.add(location) }
        let columns = GeocodedColumns(areas: tools.areas)
        try append(Self.rows(rows, stated, locations, columns, parallel))
        done += rows.rowCount
        progress(Progress(task: "Locating rows", done: done))
      }
    }
    let door = try analysing { try Door(policy: .standard, marking: .officialSensitive, sources: []) }
    return door.release(MethodTable.raw(tally.counts, noun: Configuration.Noun(singular: "row", plural: "rows")))
  }

  private static func rows(
    _ table: TextTable, _ stated: [Result<StatedPlace, RowFault>], _ locations: [Location], _ columns: GeocodedColumns, _ parallel: Parallel
  ) -> [[String]] {
    let cells = table.fields.indices.map { table.column(at: $0) }
    return parallel.mapRanges(table.rowCount, size: 2_048) { range in
      range.map { row in
        var line = cells.map { $0[row] }
        if case .failure(let fault) = stated[row] {
          line += columns.cells(rejected: fault)
        } else {
          line += columns.cells(of: locations[row])
        }
        return line
      }
    }.flatMap { $0 }
  }
}

/// The columns that locating adds to a row.
struct GeocodedColumns {
  let areas: Areas

  private static let standard = ["area", "area_name", "method", "quality_m", "confidence", "nearest_m", "reason"]

  /// Their names; with `wardlight_` before a name that the file has already.
  static func names(beside present: [String]) -> [String] { standard.map { FreeName.of($0, beside: present) } }

  func cells(of location: Location) -> [String] {
    let area = location.area
    var metres = ""
    if case .nearest(_, let distance) = location.outcome { metres = FixedDecimal.text(distance, decimals: 1) }
    return [
      area.map { areas.codes[$0] } ?? "", area.map { areas.names[$0] } ?? "", location.method.rawValue,
      Self.text(location.uncertainty, decimals: 0), Self.text(location.confidence, decimals: 3), metres,
      RejectedRows.reason(location.outcome) ?? "",
    ]
  }

  func cells(rejected fault: RowFault) -> [String] {
    ["", "", Location.Method.none.rawValue, "", "", "", "\(fault.column): \(fault.reason.rawValue)"]
  }

  private static func text(_ value: Double, decimals: Int) -> String {
    value.isNaN ? "" : FixedDecimal.text(value, decimals: decimals)
  }
}
