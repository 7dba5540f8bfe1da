import WardlightAnalysis
import WardlightCartography
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// The charts of flows.
struct FlowCharts {
  let findings: FlowFindings
  let ground: FlowGround

  /// More rows or columns than this make a grid that nobody reads.
  private static let mostOfGrid = (origins: 40, destinations: 45)
  private static let bandsOfSankey = 12

  /// Ranks in both periods, of forces, towns or origins.
  func ranks(_ figure: FlowFigure, _ table: Released<Table>?) -> Drawing? {
    guard let table, findings.periods.count == 2, let ranked = RankedRows(table) else { return nil }
    let kind = ranked.kind
    var chart = RankChart(
      names: ranked.names, ranks: [ranked.rows.column("previous_rank"), ranked.rows.column("rank")], periods: findings.periods.reversed(),
      furniture: ground.furniture(
        "ranks by \(kind)", legend: "How to read it",
        further: ["Places of one count share a rank. A change of rank can be chance; the table tells which changes are more."]))
    chart.counts = [ranked.rows.column("previous"), ranked.rows.column("count")]
    chart.kind = kind
    chart.unit = findings.noun
    let drawn = chart
    return drawing(figure, "Ranks by \(kind) in both periods: a line that rises gained places, a dashed one lost some.") {
      try drawn.scene()
    }
  }

  /// Every origin by every destination, those alike side by side.
  func heat() -> Drawing? {
    guard let ends, let links = findings.links else { return nil }
    let origins = ends.origins.largest(Self.mostOfGrid.origins, by: findings.origins)
    let destinations = ends.isSquare ? origins : ends.destinations.largest(Self.mostOfGrid.destinations, by: findings.forces)
    guard origins.codes.count > 1, destinations.codes.count > 1 else { return nil }
    let shown = links.selecting(between: origins.codes, and: destinations.codes)
    guard shown.hasExact("count") else { return nil }
    let furniture = ground.furniture(
      "from where to where", legend: findings.noun.capitalizedFirst,
      further: ["Rows and columns that are alike stand side by side; the order says nothing else."])
    var chart = FlowHeatMap(links: FlowLinks(shown), origins: origins.places, destinations: destinations.places, furniture: furniture)
    chart.unit = findings.noun
    let drawn = chart
    let cut = origins.isCut || destinations.isCut ? " Of many places the largest." : ""
    return drawing(.heat, "\(findings.noun.capitalizedFirst) by origin (rows) and destination (columns).\(cut)") { try drawn.scene() }
  }

  /// The few largest flows as bands.
  func sankey() -> Drawing? {
    guard let ends, let links = findings.links, links.hasExact("count"), links.content.rows.count > 2 else { return nil }
    let furniture = ground.furniture("the largest flows", legend: "How to read it")
    let (origins, destinations) = (ends.origins.adding(links, "origin"), ends.destinations.adding(links, "destination"))
    let chart = SankeyChart(
      links: FlowLinks(links), origins: origins.places, destinations: destinations.places, largest: Self.bandsOfSankey,
      unit: findings.noun, furniture: furniture)
    return drawing(
      .sankey, "The largest flows of \(findings.noun); a band is as high as their number, and all other places stand together."
    ) {
      try chart.scene()
    }
  }

  /// The places at both ends of the links between areas.
  private var ends: (origins: ChartPlaces, destinations: ChartPlaces, isSquare: Bool)? {
    guard let origins = findings.originAreas else { return nil }
    let destinations = findings.destinationAreas ?? origins
    return (ChartPlaces(origins), ChartPlaces(destinations), findings.destinationAreas == nil)
  }

  private func drawing(_ figure: FlowFigure, _ caption: String, _ draw: @escaping @Sendable () throws -> Scene) -> Drawing {
    Drawing(name: figure.rawValue, section: .destinations, caption: caption, draw: draw)
  }
}

/// The rows of a table that have a rank, with names that stand once.
struct RankedRows {
  let rows: Released<Table>
  let names: [String]
  /// What the rows are, in the singular.
  let kind: String

  /// `nil` where no rank is known in either period.
  init?(_ table: Released<Table>) {
    let keys = ["code", "name", "count", "previous", "rank", "previous_rank"]
    guard keys.allSatisfy({ table.content.index(ofColumn: $0) != nil }) else { return nil }
    let codes = table.texts("code")
    rows = table.selecting(rows: codes.indices.filter { !codes[$0].isEmpty })
    guard rows.hasExact("rank"), rows.hasExact("previous_rank") else { return nil }
    let names = rows.texts("name")
    let times = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    let own = rows.texts("code")
    self.names = names.indices.map { times[names[$0]] == 1 ? names[$0] : "\(names[$0]) (\(own[$0]))" }
    kind = rows.column("name").content.heading.title.lowercased()
  }
}

/// The places at one side of a chart.
struct ChartPlaces {
  let kind: String
  let codes: [String]
  let names: [String]
  var isCut = false

  init(_ areas: Areas) { (kind, codes, names) = (areas.geography.singularKind, areas.codes, areas.names) }

  private init(kind: String, codes: [String], names: [String], isCut: Bool) {
    (self.kind, self.codes, self.names, self.isCut) = (kind, codes, names, isCut)
  }

  private init(_ other: ChartPlaces, _ shown: [Int]) {
    self.init(kind: other.kind, codes: shown.map { other.codes[$0] }, names: shown.map { other.names[$0] }, isCut: true)
  }

  /// These and all others that links name, such as a borough that lies in no layer.
  func adding(_ links: Released<Table>, _ key: String) -> ChartPlaces {
    let named = zip(links.texts(key), links.texts("\(key)_name")).filter { !$0.0.isEmpty }
    let known = Set(codes)
    let others = Dictionary(named) { first, _ in first }.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }
    return ChartPlaces(kind: kind, codes: codes + others.map(\.key), names: names + others.map(\.value), isCut: isCut)
  }

  /// So many of the largest, by the exact counts of a table.
  func largest(_ most: Int, by table: Released<Table>?) -> ChartPlaces {
    guard codes.count > most, let table, table.content.index(ofColumn: "code") != nil else { return self }
    let sizes = Dictionary(zip(table.texts("code"), table.column("count").content.cells.map { $0.exactNumber ?? 0 })) { first, _ in first }
    let order = codes.indices.sorted { left, right in
      let size = (sizes[codes[left], default: 0], sizes[codes[right], default: 0])
      return size.0 != size.1 ? size.0 > size.1 : left < right
    }
    return ChartPlaces(self, order.prefix(most).sorted())
  }

  /// A chart has no need of where they are.
  var places: FlowPlaces {
    .points(kind: kind, codes: codes, names: names, sites: codes.map { _ in Coordinate(easting: .nan, northing: .nan) })
  }
}

extension Released where Content == Table {
  /// Whether a column has an exact number above 0.
  func hasExact(_ key: String) -> Bool { column(key).content.cells.contains { ($0.exactNumber ?? 0) > 0 } }

  /// The links between these places.
  func selecting(between origins: [String], and destinations: [String]) -> Released<Table> {
    let (from, to) = (Set(origins), Set(destinations))
    let (begins, ends) = (texts("origin"), texts("destination"))
    return selecting(rows: begins.indices.filter { from.contains(begins[$0]) && to.contains(ends[$0]) })
  }
}
