import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightFlows
import WardlightGeometry

/// Takes the flows of a place through the door.
struct FlowFindingsBuilder {
  let study: FlowStudy
  let subject: Subject
  let door: Door

  var input: FlowInput { study.input }

  var policy: Policy { door.terms.policy }

  func parts() -> FlowFindingParts {
    var parts = FlowFindingParts(title: title, noun: input.noun.plural, overview: door.release(FlowOverview(builder: self).raw()))
    parts.subject = subject
    parts.periods = [study.current, study.previous].compactMap { $0?.inWords }
    parts.originAreas = input.boroughs
    parts.destinationAreas = input.forces
    parts.townPlaces = FlowPoints(study.towns.models.flows.destinations)
    parts.hubPlaces = FlowPoints(study.hubs.network.matrix.origins)
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

  /// The heading.
  var title: String {
    switch subject {
    case .london: "Flows from \(input.place)"
    case .borough(_, let name): "Flows from \(name)"
    case .force(_, let name): "Flows from \(input.place) into \(name)"
    }
  }

  /// Which links the subject is about.
  var filter: LinkFilter {
    switch subject {
    case .london: LinkFilter()
    case .borough: LinkFilter(origin: place.map { .borough($0) } ?? .london)
    case .force: LinkFilter(force: place)
    }
  }

  /// The place of the borough or force in its directory; `nil` for London.
  var place: Int? {
    switch subject {
    case .london: nil
    case .borough(let code, _): study.boroughCodes.firstIndex(of: code)
    case .force(let code, _): study.forceCodes.firstIndex(of: code)
    }
  }

  var isForce: Bool { if case .force = subject { true } else { false } }

  var isBorough: Bool { if case .borough = subject { true } else { false } }

  func release(_ table: RawTable) -> Released<Table> { door.release(table).droppingWithheldColumns() }

  func ranking(_ end: FlowRanking.End, _ filter: LinkFilter) -> FlowRanking {
    FlowRanking(input.links, by: end, current: study.current, previous: study.previous, of: filter, layers: input.layers)
  }

  // MARK: places

  private func addPlaces(_ parts: inout FlowFindingParts) {
    parts.forces = isForce ? nil : ranked(.forces, filter, "flow-forces", "county force")
    parts.towns = ranked(.towns, filter, "flow-towns", "town", hasRegions: !isForce)
    parts.origins = isBorough ? nil : ranked(.boroughs, filter, "flow-origins", "borough")
    parts.elsewhere = isBorough ? nil : elsewhere()
    parts.wards = isForce ? nil : wards()
    parts.ranks = isForce ? nil : ranks()
    parts.rankPeriods = parts.ranks == nil ? [] : rankPeriods.map(\.inWords)
    parts.categories = categories()
  }

  private func ranked(
    _ end: FlowRanking.End, _ filter: LinkFilter, _ name: String, _ kind: String, hasRegions: Bool = false
  ) -> Released<Table> {
    let places = RankedPlaces(ranking(end, filter), kind: kind)
    return release(
      RankedTable(
        places: places, name: name, title: "\(title): \(input.noun.plural) by \(kind)", note: note, hasRegions: hasRegions && end == .towns
      ).raw(door))
  }

  /// What is counted, and over which time.
  var note: String {
    let unit = input.links.namesPersons ? "Persons counted, each once at a place" : "Records counted"
    let before = study.previous.map { ", and \($0.inWords) before" } ?? ""
    return "\(unit), \(study.current.inWords)\(before). Equal counts share a rank."
  }

  private func elsewhere() -> Released<Table>? {
    let filter = LinkFilter(origin: .elsewhere, force: isForce ? place : nil)
    guard input.links.rows.contains(where: { filter.admits($0) }) else { return nil }
    return ranked(.origins, filter, "flow-elsewhere", "origin outside \(input.place)")
  }

  private func wards() -> Released<Table>? {
    guard input.wards != nil, input.links.rows.contains(where: { $0.ward != nil && filter.admits($0) }) else { return nil }
    return ranked(.wards, filter, "flow-wards", "ward")
  }

  // MARK: ranks over time

  /// The years that are ranked; the two periods that are compared where there are fewer whole ones.
  private var rankPeriods: [Period] {
    let years = input.years.filter { !input.links.rows(in: $0, of: filter).isEmpty }
    return years.count > 1 ? years : [study.previous, study.current].compactMap { $0 }
  }

  private func ranks() -> Released<Table>? {
    let periods = rankPeriods
    guard periods.count > 1 else { return nil }
    let rankings = periods.map {
      FlowRanking(input.links, by: .forces, current: $0, previous: nil, of: filter, layers: input.layers)
    }
    let names = ranking(.forces, filter).rows.map { (code: $0.code, name: $0.name) }
    var columns = [RawColumn("code", "Code", .labels(names.map(\.code))), RawColumn("name", "County force", .labels(names.map(\.name)))]
    for (number, (period, ranking)) in zip(periods, rankings).enumerated() {
      let rows = Dictionary(ranking.rows.map { ($0.code, $0) }) { first, _ in first }
      let key = "count_\(number + 1)"
      columns += [
        RawColumn(key, period.inWords, .counts(names.map { rows[$0.code]?.count ?? 0 })),
        RawColumn(
          "rank_\(number + 1)", "Rank, \(period.inWords)", .computedWhole(names.map { rows[$0.code]?.rank }, from: .sameRow([key]))),
      ]
    }
    return release(RawTable(name: "flow-ranks", title: "\(title): ranks by year", note: "Equal counts share a rank.", columns: columns))
  }

  // MARK: categories

  private func categories() -> Released<Table>? {
    let names = input.links.categories.names
    guard !names.isEmpty else { return nil }
    let end: FlowRanking.End = isForce ? .towns : .forces
    let rows = names.indices.flatMap { category -> [(String, FlowRanking.Row)] in
      var filter = filter
      filter.category = category
      let ranking = FlowRanking(
        input.links, by: end, current: study.current, previous: study.previous, of: filter, layers: input.layers)
      return ranking.rows.filter { $0.count > 0 || $0.previousCount ?? 0 > 0 }.sorted { $0.code < $1.code }.map { (names[category], $0) }
    }
    var columns = [
      RawColumn("category", "Category", .labels(rows.map(\.0))), RawColumn("code", "Code", .labels(rows.map(\.1.code))),
      RawColumn("name", isForce ? "Town" : "County force", .labels(rows.map(\.1.name))),
      RawColumn("count", "Number", .counts(rows.map(\.1.count))),
    ]
    if study.previous != nil { columns.append(RawColumn("previous", "Before", .counts(rows.map(\.1.previousCount)))) }
    return release(RawTable(name: "flow-categories", title: "\(title): by category", note: note, columns: columns))
  }

  // MARK: rescues

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
