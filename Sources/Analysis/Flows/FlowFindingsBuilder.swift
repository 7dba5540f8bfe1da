import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightFlows
import WardlightGeometry

/// Takes the flows of a place through the door.
struct FlowFindingsBuilder {
  let view: FlowView
  /// The flows as they may be seen.
  let shown: ShownFlows

  init(study: FlowStudy, subject: Subject, door: Door) {
    view = FlowView(study: study, subject: subject, door: door)
    shown = study.shown(door)
  }

  var study: FlowStudy { view.study }

  var subject: Subject { view.subject }

  var door: Door { view.door }

  var input: FlowInput { view.input }

  var policy: Policy { view.policy }

  var title: String { view.title }

  var note: String { view.note }

  var place: Int? { view.place }

  var isForce: Bool { view.isForce }

  var isBorough: Bool { view.isBorough }

  func parts() -> FlowFindingParts {
    var parts = FlowFindingParts(title: title, noun: input.noun.plural, overview: door.release(FlowOverview(view: view).raw()))
    parts.subject = subject
    parts.periods = [study.current, study.previous].compactMap { $0?.inWords }
    parts.originAreas = input.boroughs
    parts.destinationAreas = input.forces
    parts.townPlaces = FlowPoints(study.towns.now.destinations)
    parts.hubPlaces = FlowPoints(shown.hubs.network.matrix.origins)
    addPlaces(&parts)
    addPairs(&parts)
    addNetwork(&parts)
    parts.expected = expected()
    parts.rescues = rescues()
    let words = FlowWords(FlowFacts(parts, builder: self))
    (parts.paragraphs, parts.caveats) = (words.paragraphs, FlowNotes(builder: self).caveats)
    (parts.notes, parts.notices) = (FlowNotes(builder: self).methods, FlowNotes(builder: self).notices)
    return parts
  }

  func release(_ table: RawTable) -> Released<Table> { door.release(table).droppingWithheldColumns() }

  private func addPlaces(_ parts: inout FlowFindingParts) {
    let places = FlowPlaceTables(view: view)
    parts.forces = places.forces.map(release)
    parts.towns = release(places.towns)
    parts.origins = places.origins.map(release)
    parts.elsewhere = places.elsewhere.map(release)
    parts.wards = places.wards.map(release)
    parts.ranks = places.ranks.map(release)
    parts.rankPeriods = parts.ranks == nil ? [] : places.rankPeriods.map(\.inWords)
    parts.categories = places.categories.map(release)
  }

  /// Rescues name no borough; a force sees its own.
  private func rescues() -> Released<Table>? {
    guard let listing = input.rescues, !isBorough else { return nil }
    let table = release(listing.table(door))
    return isForce ? table.selecting(rowsNamed: subject.name) : table
  }
}

extension FlowPoints {
  init(_ ends: FlowEnds) {
    self.init(kind: ends.kind, codes: ends.codes, names: ends.names, points: ends.points, regions: ends.regions)
  }
}
