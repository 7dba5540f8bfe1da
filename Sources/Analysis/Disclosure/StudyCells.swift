import WardlightDisclosure
import WardlightFlows
import WardlightGeometry

/// Every count that any pack of a study can show, each once, and how they add up: what is protected together.
///
/// The cells are read off the very tables that packs are made of, so that none is forgotten.
enum StudyCells {
  /// Cells, and the dimensions and measures by which they add up.
  typealias Publication = (cells: [CountedCell], dimensions: [Dimension], measures: [Measure])

  /// The cells of the study's own tables: of London and of each borough.
  ///
  /// - Parameter study: The study, its door not yet shielded.
  /// - Throws: ``DisclosureFault/contradiction(_:_:_:)`` where two tables say different numbers of one key.
  static func all(_ study: Study) throws(DisclosureFault) -> Publication {
    var book = CellBook()
    var (dimensions, measures) = (StudyDimensions(study: study).all, measures)
    if let flows = study.flows {
      let publication = try FlowCells.all(flows, policy: study.door.terms.policy)
      for cell in publication.cells { try book.add(cell) }
      dimensions = StudyDimensions(study: study).joining(publication.dimensions)
      measures += publication.measures
    }
    for table in tables(of: study) { try book.add(table) }
    return (book.cells, dimensions, measures)
  }

  /// What is counted beside links.
  private static let measures = [Measure(CountName.referrals, .sums)] + RescueListing.measures

  /// The tables with keys of all packs.
  private static func tables(of study: Study) -> [RawTable] {
    let boroughs = study.areas.boroughs
    let places = [Subject.london] + boroughs.codes.indices.map { .borough(code: boroughs.codes[$0], name: boroughs.names[$0]) }
    let times = places.flatMap { subject in
      let tables = TimeTables(study: study, subject: subject)
      return [tables.years(), tables.months()]
    }
    return [WardTable(study: study).raw(), BoroughTable(study: study).raw(), ReconciliationTable(study: study).raw()] + times
      + (study.rescues.map { [$0.table(study.door)] } ?? []) + (study.destinations.map { destinations($0, study) } ?? [])
      + (study.deprivation?.overlay.curve(study.door).map { [$0.raw()] } ?? [])
  }

  private static func destinations(_ listing: DestinationListing, _ study: Study) -> [RawTable] {
    let boroughs = study.areas.boroughs.codes.indices.map { Optional($0) }
    let places = [FlowRanking.End.forces, .towns].flatMap { kind in
      ([nil] + boroughs).map { listing.table(kind, borough: $0, place: "", study.door) }
    }
    return places + (listing.knowsBoroughs ? [listing.table(.boroughs, borough: nil, place: "", study.door)] : [])
  }
}

/// Cells by key, each once.
struct CellBook {
  private(set) var cells: [CountedCell] = []
  private var places: [CellKey: Int] = [:]

  /// Whether a key has a cell.
  func has(_ key: CellKey) -> Bool { places[key] != nil }

  /// The count of a key.
  func count(_ key: CellKey) -> Int? { places[key].map { cells[$0].count } }

  /// Adds the counts of a table that have keys.
  mutating func add(_ table: RawTable) throws(DisclosureFault) {
    guard let meaning = table.meaning else { return }
    for column in table.columns {
      for (row, count) in column.wholeCounts.enumerated() {
        guard let count, let key = meaning.key(row: row, column: column.key) else { continue }
        try add(CountedCell(key, count))
      }
    }
  }

  /// Adds a cell.
  mutating func add(_ cell: CountedCell) throws(DisclosureFault) {
    if let place = places[cell.key] {
      guard cells[place].count == cell.count else { throw .twoCounts(cell.key) }
      return
    }
    places[cell.key] = cells.count
    cells.append(cell)
  }
}
