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

  /// Columns that come back although they seem to hold names, birth dates or free text.
  public var keep: [String] = []
  /// Whether points come too, and which.
  public var points = PointChoice.none
  /// Under which policy points may come.
  public var policy = Policy.standard

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
  /// A row comes back with its cells as they stand, and behind them the columns of ``GeocodedColumns`` and those of ``points``. Columns that seem to hold names,
  /// birth dates, free text or ethnicity (``SensitiveColumn``) stay out unless ``keep`` names them; ethnicity always does. Beside masked points nothing of the user's comes back but what ``keep`` names, and
  /// identifiers as pseudonyms. A row whose coordinates cannot be read has no area and says why.
  ///
  /// - Parameters:
  ///   - parallel: How work is spread; the result does not depend on it.
  ///   - progress: Hears how many rows have been located.
  ///   - begin: Takes the heading, and answers where rows go.
  /// - Returns: How the rows were located and masked, with small counts protected, and which columns were left out.
  /// - Throws: ``AnalysisError``, or what the row taker throws.
  public func run(
    parallel: Parallel = Parallel(), progress: @escaping ProgressReport = { _ in },
    into write: (_ heading: [String], _ fill: (_ append: ([[String]]) throws -> Void) throws -> Void) throws -> Void
  ) throws -> GeocodeOutcome {
    if points == .exact { try analysing { try policy.admitPoints() } }
    let batches = try analysing { try TableReader(path: records.path, layer: records.layer).batches(rowsPerBatch: 16_384) }
    let places = try analysing { try PlaceReader(records, present: batches.present) }
    let columns = try analysing { try carried(batches.present, places) }
    let tools = try analysing { try LocatingTools(areas, postcodes: postcodes, towns: towns, nearest: nearest, parallel: parallel) }
    var writer = try GeocodedRows(columns, of: batches.present, records, tools, mask: analysing { try mask(tools, parallel) }, points)
    var tally = MethodTally()
    try write(writer.heading) { append in
      var done = 0
      while let rows = try analysing({ try batches.next() }) {
        let stated = try analysing { try places.places(of: rows) }
        let locations = tools.locator.locate(stated.map { (try? $0.get()) ?? .none }, parallel: parallel)
        for location in locations { tally.add(location) }
        try append(writer.rows(rows, stated, locations, parallel))
        done += rows.rowCount
        progress(Progress(task: "Locating rows", done: done))
      }
    }
    let door = try analysing { try Door(policy: .standard, marking: .officialSensitive, sources: []) }
    let methods = MethodTable.raw(tally.counts, noun: Configuration.Noun(singular: "row", plural: "rows"))
    return GeocodeOutcome(methods: door.release(methods), masking: writer.masking.map(door.release), notices: columns.notices)
  }

  private var isMasked: Bool { if case .masked = points { true } else { false } }

  private func carried(_ present: [String], _ places: PlaceReader) throws(RecordsError) -> CarriedColumns {
    try CarriedColumns(records, present: present, stated: Set(places.columns.values), kept: keep, isMasked: isMasked)
  }

  private func mask(_ tools: LocatingTools, _ parallel: Parallel) throws(RecordsError) -> MaskedPoints? {
    guard case .masked(let least, let key) = points else { return nil }
    return MaskedPoints(
      areas: tools.areas, addresses: tools.locator.placesInUse(areaCount: tools.areas.count), atLeast: least, key: try key.key(), parallel)
  }
}

/// What became of the rows of a file.
public struct GeocodeOutcome: Sendable {
  /// How many rows each method located.
  public let methods: Released<Table>
  /// How many rows were masked, among how many addresses; `nil` where none was to be.
  public let masking: Released<Table>?
  /// Which columns were left out, in sentences.
  public let notices: [String]
}

/// The columns that locating adds to a row.
struct GeocodedColumns {
  let areas: Areas
  /// Whether places are masked; how far a row lies from its area, and how exact its place is, then stay out.
  let isMasked: Bool

  /// Their names.
  static func standard(isMasked: Bool) -> [String] {
    ["area", "area_name", "method"] + (isMasked ? [] : ["quality_m", "confidence", "nearest_m"]) + ["reason"]
  }

  func cells(of location: Location) -> [String] {
    let area = location.area
    var metres = ""
    if case .nearest(_, let distance) = location.outcome { metres = FixedDecimal.text(distance, decimals: 1) }
    let exactness = [Self.text(location.uncertainty, decimals: 0), Self.text(location.confidence, decimals: 3), metres]
    return [area.map { areas.codes[$0] } ?? "", area.map { areas.names[$0] } ?? "", location.method.rawValue]
      + (isMasked ? [] : exactness) + [RejectedRows.reason(location.outcome) ?? ""]
  }

  func cells(rejected fault: RowFault) -> [String] {
    ["", "", Location.Method.none.rawValue] + (isMasked ? [] : ["", "", ""]) + ["\(fault.column): \(fault.reason.rawValue)"]
  }

  private static func text(_ value: Double, decimals: Int) -> String {
    value.isNaN ? "" : FixedDecimal.text(value, decimals: decimals)
  }
}
