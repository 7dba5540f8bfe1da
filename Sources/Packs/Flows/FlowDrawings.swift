import WardlightAnalysis
import WardlightCartography
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// The maps of flows, the same for packs and for the verb.
struct FlowDrawings {
  private let findings: FlowFindings
  private let ground: FlowGround

  init(_ findings: FlowFindings, ground: FlowGround) {
    self.findings = findings
    self.ground = ground
  }

  /// Those that a page of its own has room for, in the order of the page.
  var ofProduct: [Drawing] {
    if case .force = findings.subject { return [FlowFigure.townLines, .shares, .originRanks, .hub].compactMap(drawing) }
    return FlowFigure.allCases.compactMap(drawing)
  }

  private func drawing(_ figure: FlowFigure) -> Drawing? {
    switch figure {
    case .lines: lines()
    case .townLines: townLines()
    case .shares: shares()
    case .forceRanks: charts.ranks(figure, findings.forces)
    case .townRanks: charts.ranks(figure, findings.towns)
    case .originRanks: charts.ranks(figure, findings.origins)
    case .heat: charts.heat()
    case .sankey: charts.sankey()
    case .towns: places.towns()
    case .hub: places.hub()
    }
  }

  private var places: FlowPlaceMaps { FlowPlaceMaps(findings: findings, ground: ground) }

  private var charts: FlowCharts { FlowCharts(findings: findings, ground: ground) }

  /// Those that the pack of London or of a borough has room for, beside its own maps of links.
  var ofPack: [Drawing] {
    let figures: [FlowFigure] = findings.subject == .london ? [.forceRanks, .towns, .townRanks, .heat, .sankey, .hub] : [.forceRanks]
    return figures.compactMap(drawing)
  }

  /// From areas to areas.
  private func lines() -> Drawing? {
    guard let links = findings.links, let map = linesMap(links) else { return nil }
    return drawing(
      .lines, "The largest flows of \(findings.noun). \(Self.widths)"
    ) { try (findings.townsBesideLines.map(map.showing) ?? map).scene() }
  }

  /// The map of flows between areas, on the scale that the looks name.
  private func linesMap(_ links: Released<Table>) -> FlowMap? {
    guard let origins = findings.originAreas, let destinations = findings.destinationAreas ?? findings.originAreas,
      !links.content.rows.isEmpty
    else { return nil }
    let shown = DrawnLinks(links, from: origins.codes, to: destinations.codes)
    return FlowMap(
      links: FlowLinks(shown.links), origins: .areas(drawn(origins)), destinations: .areas(drawn(destinations)),
      furniture: ground.furniture(
        findings.title, legend: findings.noun.capitalizedFirst,
        further: [ground.looks.scaleRemark, shown.remark]),
      merging: .keepingLargest(ground.looks.largest), scale: ground.looks.scale, unit: findings.noun, setting: ground.setting())
  }

  /// From areas to towns.
  private func townLines() -> Drawing? {
    guard let links = findings.townLinks, !links.content.rows.isEmpty, let origins = findings.originAreas else { return nil }
    let ends = (from: FlowPlaces.areas(drawn(origins)), to: FlowPlaces(findings.townPlaces))
    let shown = DrawnLinks(links, from: origins.codes, to: findings.townPlaces.codes)
    let furniture = ground.furniture(
      "\(findings.title), by town", legend: findings.noun.capitalizedFirst,
      further: [ground.looks.scaleRemark, shown.remark, Self.manyNameNoTown])
    let (looks, noun, setting) = (ground.looks, findings.noun, ground.setting())
    if let force {
      return drawing(.townLines, "From which boroughs into which towns. \(Self.widths) Many links name no town.") {
        try InflowMap(
          links: FlowLinks(shown.links), origins: ends.from, towns: ends.to, into: force.areas, code: force.code, furniture: furniture,
          merging: .below(Self.leastShown(shown.links)), scale: looks.scale, unit: noun, setting: setting
        ).scene()
      }
    }
    return drawing(.townLines, "The largest flows of \(noun) to towns. \(Self.widths) Many links name no town.") {
      try FlowMap(
        links: FlowLinks(shown.links), origins: ends.from, destinations: ends.to, furniture: furniture,
        merging: .keepingLargest(looks.largest), scale: looks.scale, unit: noun, setting: setting
      ).scene()
    }
  }

  /// The force whose view this is, where its shape is no tile, which has no towns within.
  private var force: (areas: Areas, code: String)? {
    guard case .force(let code, _) = findings.subject, let areas = findings.destinationAreas, areas.index(ofCode: code) != nil,
      !areas.geography.isTileMap
    else { return nil }
    return (areas, code)
  }

  /// Below what flows are stated together: protected ones have no width.
  private static func leastShown(_ links: Released<Table>) -> Double { Double(links.terms.policy.threshold ?? 1) }

  private static let widths = "The width of a line is their number, on the scale of the legend."

  /// The areas in which flows end by how many do.
  private func shares() -> Drawing? {
    guard let areas = findings.destinationAreas, let table = findings.forces, let rows = table.rows(of: areas) else { return nil }
    let furniture = ground.furniture(
      "\(findings.noun) by \(areas.geography.singularKind)", legend: findings.noun.capitalizedFirst)
    let scheme: ClassScheme = ground.looks.classes.isEmpty ? .naturalBreaks(5) : .manual(ground.looks.classes)
    let shapes = drawn(areas)
    return drawing(
      .shares, "\(findings.noun.capitalizedFirst) by \(areas.geography.singularKind); in brackets the number of areas in a class."
    ) {
      try ChoroplethMap(
        areas: shapes, values: rows.column("count"), scheme: scheme, palette: .blues, furniture: furniture, setting: ground.setting()
      ).scene()
    }
  }

  /// Shapes no finer than a page shows.
  private func drawn(_ areas: Areas) -> Areas {
    guard let box = areas.shapes.box else { return areas }
    return areas.replacingShapes(with: DrawingShapes.prepared(areas.shapes, showing: box))
  }

  private func drawing(_ figure: FlowFigure, _ caption: String, _ draw: @escaping @Sendable () throws -> Scene) -> Drawing {
    Drawing(name: figure.rawValue, section: .destinations, caption: caption, draw: draw)
  }

  private static let manyNameNoTown = "Many links name no town, so that these are the least that is known."
}

/// The links that a map can draw: records may name a place that lies in no layer.
private struct DrawnLinks {
  let links: Released<Table>
  /// That some are left out; empty where none is.
  let remark: String

  init(_ all: Released<Table>, from origins: [String], to destinations: [String]) {
    links = all.selecting(between: origins + [""], and: destinations + [""])
    remark = links.content.rows.count < all.content.rows.count ? "Places that lie in no layer are not drawn; the tables have them." : ""
  }
}

extension FlowPlaces {
  /// Points of the findings; one that nobody knows is not a number.
  init(_ places: FlowPoints) {
    let unknown = Coordinate(easting: .nan, northing: .nan)
    self = .points(
      kind: places.kind, codes: places.codes, names: places.names, sites: places.points.map { $0 ?? unknown }, regions: places.regions)
  }
}

extension Released where Content == Table {
  /// A row for each area, in the order of the areas; `nil` where an area has none.
  func rows(of areas: Areas) -> Released<Table>? {
    let codes = Set(texts("code"))
    return areas.codes.allSatisfy(codes.contains) && content.index(ofColumn: "count") != nil
      ? selecting(rowsWith: areas.codes, in: "code") : nil
  }
}

extension String {
  /// `Flows from London` as it stands behind a colon.
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
