import WardlightDisclosure
import WardlightFlows
import WardlightGeometry

/// Takes the tables of a place through the door.
struct FindingsBuilder {
  let study: Study
  let subject: Subject

  func findings() -> Findings {
    let places = wardPlaces()
    let forces = destinations(.forces)
    let time = TimeTables(study: study, subject: subject)
    return Findings(
      subject: subject, statement: StatementBuilder(study: study, subject: subject).statement(),
      wardAreas: subject == .london ? study.areas.wards : study.areas.wards.selecting(places), boroughAreas: study.areas.boroughs,
      outlines: outlines(own: true), surroundings: study.place(of: subject) == nil ? nil : outlines(own: false),
      water: study.areas.water, land: study.areas.land, forceAreas: study.destinations == nil ? nil : study.areas.forces,
      wards: wards(places), years: unlessForce(release(time.years())), months: unlessForce(release(time.months())), boroughs: boroughs(),
      deprivation: isForce ? nil : study.deprivation?.overlay.findings(part: study.place(of: subject), study.door, study.classes.overlay),
      flows: study.flows(of: subject), forces: forces, forceMap: forceMap(forces),
      towns: destinations(.towns),
      linkedBoroughs: linkedBoroughs(), rescues: rescues(),
      reconciliation: reconciliation())
  }

  private var isForce: Bool { if case .force = subject { true } else { false } }

  /// A force's pack tells nothing of referrals, which are London's own.
  private func unlessForce(_ table: Released<Table>) -> Released<Table> { isForce ? table.selecting(rows: []) : table }

  private func release(_ table: RawTable) -> Released<Table> { study.door.release(table).droppingWithheldColumns() }

  /// The place's own boroughs, or the others.
  private func outlines(own: Bool) -> MultiPolygons {
    let boroughs = study.areas.boroughs
    let place = study.place(of: subject)
    return boroughs.shapes.selecting((0..<boroughs.count).filter { (place == nil || place == $0) == own })
  }

  private func wardPlaces() -> [Int] {
    guard !isForce else { return [] }
    guard let borough = study.place(of: subject) else { return Array(0..<study.areas.wards.count) }
    return study.areas.wards(ofBorough: borough)
  }

  /// The door sees all of London before the rows are cut down, so that a borough's z's do not leave where London's may not.
  private func wards(_ places: [Int]) -> Released<Table> {
    let wards = release(WardTable(study: study).raw()).selecting(rows: places)
    let columns = wards.content.columns.map(\.key).filter { subject == .london || $0 != "borough" }
    return wards.selecting(columns: columns)
  }

  private func boroughs() -> Released<Table> { ownRow(of: release(BoroughTable(study: study).raw())) }

  private func destinations(_ kind: FlowRanking.End) -> Released<Table>? {
    guard !isForce else { return nil }
    return study.destinations.map { listing in
      release(listing.table(kind, borough: study.place(of: subject), place: subject.name, study.door))
    }
  }

  /// Ranks of boroughs are those among all of London; a borough's pack shows its own row.
  private func linkedBoroughs() -> Released<Table>? {
    guard !isForce, let listing = study.destinations, listing.knowsBoroughs else { return nil }
    return ownRow(of: release(listing.table(.boroughs, borough: nil, place: "London", study.door)))
  }

  private func ownRow(of table: Released<Table>) -> Released<Table> {
    switch subject {
    case .london: table
    case .borough(let code, _): table.selecting(rowsWith: [code], in: "code")
    case .force: table.selecting(rows: [])
    }
  }

  private func forceMap(_ forces: Released<Table>?) -> Released<Table>? {
    guard let areas = study.areas.forces else { return nil }
    return forces?.selecting(rowsWith: areas.codes, in: "code")
  }

  /// Rescues name no borough; a force sees its own.
  private func rescues() -> Released<Table>? {
    guard let listing = study.rescues else { return nil }
    switch subject {
    case .london: return release(listing.table(study.door))
    case .borough: return nil
    case .force(_, let name): return release(listing.table(study.door)).selecting(rowsNamed: name)
    }
  }

  /// Of a force's pack the links and rescues alone.
  private func reconciliation() -> Released<Table> {
    let table = ReconciliationTable(study: study).released(study.door).droppingWithheldColumns()
    guard isForce else { return table }
    return table.selecting(columns: table.content.columns.map(\.key).filter { $0 != "referrals" })
  }
}

extension Released where Content == Table {
  /// The rows of one name, of which there may be none.
  func selecting(rowsNamed name: String) -> Released<Table> {
    let cells = column("name").content.cells
    return selecting(rows: cells.indices.filter { cells[$0].text == name })
  }
}
