import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightFlows

/// The tables of places at one end of a subject's flows, before the door.
struct FlowPlaceTables {
  let view: FlowView

  private var input: FlowInput { view.input }

  private var study: FlowStudy { view.study }

  /// All there are.
  var all: [RawTable] { [forces, towns, origins, elsewhere, wards, ranks, categories].compactMap { $0 } }

  var forces: RawTable? { view.isForce ? nil : ranked(.forces, view.filter, "flow-forces", "county force") }

  var towns: RawTable { ranked(.towns, view.filter, "flow-towns", "town", hasRegions: !view.isForce) }

  var origins: RawTable? { view.isBorough ? nil : ranked(.boroughs, view.filter, "flow-origins", "borough") }

  var elsewhere: RawTable? {
    let filter = LinkFilter(origin: .elsewhere, force: view.isForce ? view.place : nil)
    guard !view.isBorough, input.links.rows.contains(where: { filter.admits($0) }) else { return nil }
    return ranked(.origins, filter, "flow-elsewhere", "origin outside \(input.place)")
  }

  var wards: RawTable? {
    guard !view.isForce, input.wards != nil, input.links.rows.contains(where: { $0.ward != nil && view.filter.admits($0) }) else {
      return nil
    }
    return ranked(.wards, view.filter, "flow-wards", "ward")
  }

  private func ranked(
    _ end: FlowRanking.End, _ filter: LinkFilter, _ name: String, _ kind: String, hasRegions: Bool = false
  ) -> RawTable {
    let places = RankedPlaces(view.ranking(end, filter), kind: kind, study.members)
    return RankedTable(
      places: places, name: name, title: "\(view.title): \(input.noun.plural) by \(kind)", note: view.note, hasRegions: hasRegions
    ).raw(view.door)
  }

  // MARK: ranks over time

  /// The years that are ranked; the two periods that are compared where there are fewer whole ones.
  var rankPeriods: [Period] {
    let years = input.years.filter { !input.links.rows(in: $0, of: view.filter).isEmpty }
    return years.count > 1 ? years : [study.previous, study.current].compactMap { $0 }
  }

  var ranks: RawTable? {
    let periods = rankPeriods
    guard !view.isForce, periods.count > 1 else { return nil }
    let ranked = view.ranking(.forces, view.filter).rows
    let rows = ranked.filter(\.isRanked) + ranked.filter { !$0.isRanked }
    var columns = [RawColumn("code", "Code", .labels(rows.map(\.code))), RawColumn("name", "County force", .labels(rows.map(\.name)))]
    var meanings: [String: CountMeaning.Part] = [:]
    for (number, period) in periods.enumerated() {
      let key = "count_\(number + 1)"
      meanings[key] = CountMeaning.Part(study.members.measure, [CountName.period: Dimension.member(period)])
      columns += [
        RawColumn(key, period.inWords, .counts(counts(rows, period))),
        RawColumn(
          "rank_\(number + 1)", "Rank, \(period.inWords)",
          .formula(.rank(of: key, ranked: rows.count(where: \.isRanked)), decimals: 0)),
      ]
    }
    let members = rows.map { CountMeaning.Part(nil, study.members.members(of: $0, .forces, view.filter)) }
    return RawTable(
      name: "flow-ranks", title: "\(view.title): ranks by year", note: "Equal counts share a rank.", columns: columns,
      meaning: CountMeaning(rows: members, columns: meanings))
  }

  private func counts(_ rows: [FlowRanking.Row], _ period: Period) -> [Int?] {
    let ranking = FlowRanking(input.links, by: .forces, current: period, previous: nil, of: view.filter, layers: input.layers)
    let counts = Dictionary(ranking.rows.map { ($0.code, $0.count) }) { first, _ in first }
    return rows.map { counts[$0.code] ?? 0 }
  }

  // MARK: categories

  /// One count by category and place.
  private struct CategoryRow {
    let category: String
    let row: FlowRanking.Row
    let members: [String: String]
  }

  var categories: RawTable? {
    let names = input.links.categories.names
    guard !names.isEmpty else { return nil }
    let end: FlowRanking.End = view.isForce ? .towns : .forces
    let rows = names.indices.flatMap { categoryRows($0, end) }
    var columns = [
      RawColumn("category", "Category", .labels(rows.map(\.category))), RawColumn("code", "Code", .labels(rows.map(\.row.code))),
      RawColumn("name", view.isForce ? "Town" : "County force", .labels(rows.map(\.row.name))),
      RawColumn("count", "Number", .counts(rows.map(\.row.count))),
    ]
    if study.previous != nil { columns.append(RawColumn("previous", "Before", .counts(rows.map(\.row.previousCount)))) }
    return RawTable(
      name: "flow-categories", title: "\(view.title): by category", note: view.note, columns: columns,
      meaning: study.meaning(rows.map(\.members)))
  }

  private func categoryRows(_ category: Int, _ end: FlowRanking.End) -> [CategoryRow] {
    var filter = view.filter
    filter.category = category
    return view.ranking(end, filter).rows.filter { $0.count > 0 || $0.previousCount ?? 0 > 0 }.sorted { $0.code < $1.code }.map {
      CategoryRow(category: study.members.category(category), row: $0, members: study.members.members(of: $0, end, filter))
    }
  }
}

extension FlowStudy {
  /// What the columns `count` and `previous` of rows with these members count.
  func meaning(_ members: [[String: String]?]) -> CountMeaning {
    func part(_ period: Period) -> CountMeaning.Part {
      CountMeaning.Part(self.members.measure, [CountName.period: Dimension.member(period)])
    }
    var columns = ["count": part(current)]
    if let previous { columns["previous"] = part(previous) }
    return CountMeaning(rows: members.map { $0.map { CountMeaning.Part(nil, $0) } }, columns: columns)
  }
}
