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
    return Findings(
      subject: subject, statement: StatementBuilder(study: study, subject: subject).statement(),
      wardAreas: subject == .london ? study.areas.wards : study.areas.wards.selecting(places), boroughAreas: study.areas.boroughs,
      outlines: outlines(own: true), surroundings: subject == .london ? nil : outlines(own: false),
      water: study.areas.water, land: study.areas.land, forceAreas: forces == nil ? nil : study.areas.forces, wards: wards(places),
      years: release(TimeTables(study: study, subject: subject).years()),
      months: release(TimeTables(study: study, subject: subject).months()), boroughs: boroughs(),
      deprivation: study.deprivation?.overlay.findings(part: study.place(of: subject), study.door),
      forces: forces, forceMap: forceMap(forces),
      towns: destinations(.towns),
      linkedBoroughs: linkedBoroughs(), rescues: rescues(),
      reconciliation: release(ReconciliationTable(study: study).raw()))
  }

  private func release(_ table: RawTable) -> Released<Table> { study.door.release(table).droppingWithheldColumns() }

  /// The place's own boroughs, or the others.
  private func outlines(own: Bool) -> MultiPolygons {
    let boroughs = study.areas.boroughs
    let place = study.place(of: subject)
    return boroughs.shapes.selecting((0..<boroughs.count).filter { (place == nil || place == $0) == own })
  }

  private func wardPlaces() -> [Int] {
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

  private func destinations(_ kind: DestinationTable.Kind) -> Released<Table>? {
    study.destinations.map { listing in
      release(listing.table(kind, borough: study.place(of: subject), place: subject.name, study.door))
    }
  }

  /// Ranks of boroughs are those among all of London; a borough's pack shows its own row.
  private func linkedBoroughs() -> Released<Table>? {
    guard let listing = study.destinations, listing.knowsBoroughs else { return nil }
    return ownRow(of: release(listing.table(.boroughs, borough: nil, place: "London", study.door)))
  }

  private func ownRow(of table: Released<Table>) -> Released<Table> {
    switch subject {
    case .london: table
    case .borough(let code, _): table.selecting(rowsWith: [code], in: "code")
    }
  }

  private func forceMap(_ forces: Released<Table>?) -> Released<Table>? {
    guard let areas = study.areas.forces else { return nil }
    return forces?.selecting(rowsWith: areas.codes, in: "code")
  }

  private func rescues() -> Released<Table>? {
    guard subject == .london else { return nil }
    return study.rescues.map { release($0.table(study.door)) }
  }
}
