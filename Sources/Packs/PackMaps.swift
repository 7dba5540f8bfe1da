import WardlightAnalysis
import WardlightCartography
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// Draws the maps of a pack.
struct PackMaps {
  private let findings: Findings
  private let parallel: Parallel
  private let context: MapContext
  private let looks: FlowLooks

  init(_ findings: Findings, looks: FlowLooks, parallel: Parallel) {
    self.findings = findings
    self.looks = looks
    self.parallel = parallel
    context = MapContext(findings)
  }

  /// The maps that the findings have figures for, in the order of the page.
  func all() throws -> [PackMap] {
    try Drawing.drawn(drawings(), parallel)
  }

  private func drawings() -> [Drawing] {
    [wardCounts(), wardHotSpots(of: "counts"), wardHotSpots(of: "rates"), boroughCounts()].compactMap { $0 } + deprivation()
      + [forceCounts(), flows()].compactMap { $0 } + flowCharts()
  }

  private var ofPlace: String { findings.statement.place.ofPlace }

  private func wardCounts() -> Drawing? {
    let plural = findings.statement.noun.plural
    let furniture = context.furniture("\(plural) by ward \(ofPlace)", legend: plural.capitalizedFirst)
    return Drawing(
      name: "wards-count", section: .wards,
      caption: "\(plural.capitalizedFirst) by ward \(ofPlace). \(findings.statement.place.shortCaveat)"
    ) {
      try context.wards(findings.wards.column("count"), .naturalBreaks(5), .oranges, furniture).scene()
    }
  }

  private func wardHotSpots(of measure: String) -> Drawing? {
    let key = "hot_spot_\(measure)"
    guard findings.wards.content.index(ofColumn: key) != nil else { return nil }
    let what = measure == "counts" ? "number" : "rate per 1,000"
    let plural = findings.statement.noun.plural
    let further = [Self.hotSpotCaveat] + findings.statement.resolution
    let furniture = context.furniture("hot spots of the \(what) of \(plural)", legend: "Gi*, all of London tested", further: further)
    return Drawing(
      name: "wards-hot-spots-\(measure)", section: .hotSpots,
      caption:
        "Wards that together with their neighbours have more (hot) or less (cold) than chance would give, by the \(what) of \(plural)."
    ) {
      try context.categories(findings.wards.column(key), context.hotSpotCategories, furniture).scene()
    }
  }

  private static let hotSpotCaveat =
    "Not significant does not mean none: a ward may have many and yet not stand out together with its neighbours."

  private func boroughCounts() -> Drawing? {
    guard let areas = context.boroughs else { return nil }
    let plural = findings.statement.noun.plural
    let furniture = context.furniture("\(plural) by borough \(ofPlace)", legend: plural.capitalizedFirst)
    let rows = findings.boroughs.selecting(rowsWith: findings.boroughAreas.codes, in: "code")
    return Drawing(
      name: "boroughs-count", section: .boroughs, caption: "\(plural.capitalizedFirst) by borough \(ofPlace), over the whole window."
    ) {
      try ChoroplethMap(
        areas: areas, values: rows.column("residence"), scheme: .naturalBreaks(5),
        palette: .oranges, furniture: furniture
      ).scene()
    }
  }

  private func deprivation() -> [Drawing] {
    guard let deprivation = findings.deprivation else { return [] }
    return DeprivationDrawings(deprivation, ground: context.deprivationGround).ofPack
  }

  private func forceCounts() -> Drawing? {
    guard let areas = findings.forceAreas, let table = findings.forceMap, findings.subject == .london else { return nil }
    let furniture = context.linkFurniture("Linked individuals by county force")
    return Drawing(
      name: "county-forces-count", section: .destinations, caption: "Individuals linked to county lines by the county force of the link."
    ) {
      try ChoroplethMap(
        areas: areas, values: table.column("current"), scheme: context.forceScheme, palette: .blues, furniture: furniture,
        setting: context.coast()
      ).scene()
    }
  }

  private func flows() -> Drawing? {
    guard let areas = findings.forceAreas, let table = findings.forceMap, let origin = context.centre else { return nil }
    let furniture = context.linkFurniture("From \(findings.subject.name) to the county forces", further: [looks.scaleRemark])
    let map = FlowMap(
      origin: origin, originName: findings.subject.name, destinations: areas, values: table.column("current"), furniture: furniture,
      scale: looks.scale, unit: "individuals", setting: context.coast(context.flowInsets(areas)))
    return Drawing(
      name: "flows-county-forces", section: .destinations,
      caption: "Individuals linked from \(findings.subject.name) to each county force. The width of a line is the number of individuals."
    ) { try withTowns(map, areas).scene() }
  }

  private func flowCharts() -> [Drawing] {
    guard let flows = findings.flows else { return [] }
    return FlowDrawings(flows, ground: context.flowGround(looks)).ofPack
  }

  /// The towns as circles, and the borough among the others, where shapes are true enough to hold them.
  private func withTowns(_ map: FlowMap, _ forces: Areas) throws -> FlowMap {
    guard !forces.geography.isTileMap else { return map }
    var shown = map
    if case .borough(let code, _) = findings.subject { shown = map.showing(try FlowOrigins(findings.boroughAreas, marked: [code])) }
    guard let flows = findings.flows, let towns = FlowTowns(flows) else { return shown }
    return shown.showing(towns)
  }
}
