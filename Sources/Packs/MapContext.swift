import WardlightAnalysis
import WardlightCartography
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// What all maps of one pack share: furniture, outlines and labels, and shapes no finer than a page shows.
struct MapContext: Sendable {
  /// The boroughs of London, with the outlines as their shapes; `nil` in a borough's pack, which does not draw them.
  let boroughs: Areas?
  private let findings: Findings
  private let wards: Areas
  private let outlines: MultiPolygons
  private let surroundings: MultiPolygons?

  init(_ findings: Findings) {
    self.findings = findings
    guard let ground = findings.wardAreas.shapes.box else { preconditionFailure("\(findings.wardAreas.count) wards without a shape") }
    func prepared(_ shapes: MultiPolygons) -> MultiPolygons { DrawingShapes.prepared(shapes, showing: ground) }
    wards = findings.wardAreas.replacingShapes(with: prepared(findings.wardAreas.shapes))
    outlines = prepared(findings.outlines)
    boroughs = findings.subject == .london ? findings.boroughAreas.replacingShapes(with: outlines) : nil
    surroundings = findings.surroundings.map(prepared)
  }

  /// The middle of the place.
  var centre: Coordinate? {
    switch findings.subject {
    case .london: findings.boroughAreas.shapes.box?.centre
    case .borough: findings.wardAreas.shapes.box?.centre
    }
  }

  /// A choropleth of the wards.
  func wards(
    _ values: Released<CellColumn>, _ scheme: ClassScheme, _ palette: Palette, _ furniture: MapFurniture
  ) -> ChoroplethMap {
    ChoroplethMap(
      areas: wards, values: values, scheme: scheme, palette: palette, furniture: furniture, setting: setting)
  }

  /// A map of the wards by class.
  func categories(_ values: Released<CellColumn>, _ categories: [MapCategory], _ furniture: MapFurniture) -> CategoryMap {
    CategoryMap(
      areas: wards, values: values, categories: categories, furniture: furniture, setting: setting)
  }

  /// The furniture of a map of records over the whole window.
  func furniture(_ what: String, legend: String, counts: Bool = true) -> MapFurniture {
    let statement = findings.statement
    let geography = "\(statement.geography.kind) \(statement.geography.vintage)"
    return MapFurniture(
      title: "\(findings.subject.name): \(what)",
      subtitle: counts ? "\(statement.period.inWords) · \(geography)" : geography.capitalizedFirst, legendTitle: legend,
      sources: statement.credits, caveat: counts ? statement.place.shortCaveat : "", created: statement.created,
      note: note)
  }

  /// The furniture of a map of links in the current period.
  func linkFurniture(_ what: String) -> MapFurniture {
    let statement = findings.statement
    return MapFurniture(
      title: what, subtitle: "\(statement.comparison.current.inWords) · territorial police forces", legendTitle: "Individuals",
      sources: statement.credits, caveat: "Recorded links only: many are not known.", created: statement.created, note: note)
  }

  /// The classes of a hot-spot map.
  var hotSpotCategories: [MapCategory] {
    MapCategory.hotSpots(
      hot: HotSpotWords.hot, cold: HotSpotWords.cold, notSignificant: HotSpotWords.notSignificant, undefined: HotSpotWords.undefined,
      confidence: "95 %")
  }

  private var note: String {
    var sentences: [String] = []
    if findings.statement.geography.isHexagonMap {
      sentences.append("Hexagon map: each hexagon stands for one area; it is not its boundary.")
    }
    if findings.statement.isSynthetic { sentences.append("Synthetic records.") }
    return sentences.joined(separator: " ")
  }

  /// The classes that the configuration names for counts by county force, else natural ones.
  var forceScheme: ClassScheme {
    findings.statement.forceClasses.isEmpty ? .naturalBreaks(5) : .manual(findings.statement.forceClasses)
  }

  /// What lies around and over the wards.
  private var setting: MapSetting {
    MapSetting(
      groups: outlines, groupNames: findings.subject == .london ? findings.boroughAreas.names : [], context: surroundings)
  }
}
