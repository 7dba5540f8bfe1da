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
  private let water: Water?
  private let locator: [Inset]

  init(_ findings: Findings) {
    self.findings = findings
    guard let ground = findings.wardAreas.shapes.box else { preconditionFailure("\(findings.wardAreas.count) wards without a shape") }
    func prepared(_ shapes: MultiPolygons) -> MultiPolygons { DrawingShapes.prepared(shapes, showing: ground) }
    wards = findings.wardAreas.replacingShapes(with: prepared(findings.wardAreas.shapes))
    outlines = prepared(findings.outlines)
    boroughs = findings.subject == .london ? findings.boroughAreas.replacingShapes(with: outlines) : nil
    surroundings = findings.surroundings.map(prepared)
    water = findings.water.map { Water(prepared($0)) }
    locator = Self.locator(findings)
  }

  /// Where a borough lies in London; none for London itself.
  private static func locator(_ findings: Findings) -> [Inset] {
    let boroughs = findings.boroughAreas
    guard case .borough(let code, _) = findings.subject, boroughs.count > 1, let box = boroughs.shapes.box else { return [] }
    // An inset is a tenth of a page wide, and each map of the pack has it.
    let coarse = DrawingShapes.prepared(boroughs.shapes, showing: box.expanded(by: 5 * max(box.width, box.height)))
    return [.locator(coarse, marked: [boroughs.index(ofCode: code)].compactMap { $0 }, title: "London")]
  }

  /// The middle of the place.
  var centre: Coordinate? {
    switch findings.subject {
    case .london, .force: findings.boroughAreas.shapes.box?.centre
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

  /// London and the counties around it drawn larger, where the map shows true shapes, in which these are small.
  func flowInsets(_ forces: Areas) -> [Inset] {
    guard !forces.geography.isHexagonMap, let london = findings.boroughAreas.shapes.box ?? outlines.box else { return [] }
    return [.zoom(london.expanded(by: max(london.width, london.height)), title: "Around London")]
  }

  /// The furniture of a map of records over the whole window.
  ///
  /// - Parameter further: What a reader of this map must know beside what all maps say.
  func furniture(_ what: String, legend: String, counts: Bool = true, further: [String] = []) -> MapFurniture {
    let statement = findings.statement
    let geography = "\(statement.geography.kind) \(statement.geography.vintage)"
    return MapFurniture(
      title: "\(findings.subject.name): \(what)",
      subtitle: counts ? "\(statement.period.inWords) · \(geography)" : geography.capitalizedFirst, legendTitle: legend,
      sources: statement.credits, caveat: counts ? statement.place.shortCaveat : "", created: statement.created,
      note: (further + [note]).filter { !$0.isEmpty }.joined(separator: " "))
  }

  /// What drawings of deprivation stand on.
  var deprivationGround: DeprivationGround {
    let statement = findings.statement
    let geography = "\(statement.geography.kind) \(statement.geography.vintage)"
    return DeprivationGround(
      areas: wards, setting: setting, place: findings.subject.name, noun: statement.noun.plural,
      subtitle: "\(statement.period.inWords) · \(geography)", geography: geography.capitalizedFirst, sources: statement.credits,
      caveat: statement.place.shortCaveat, created: statement.created, note: statement.isSynthetic ? "Synthetic records." : "")
  }

  /// What charts of flows stand on.
  func flowGround(_ looks: FlowLooks) -> FlowGround {
    let statement = findings.statement
    return FlowGround(
      place: findings.subject.name,
      subtitle: "\(statement.comparison.current.inWords), compared with \(statement.comparison.previous.inWords)".capitalizedFirst,
      sources: statement.credits, caveat: FlowGround.recordedOnly, created: statement.created,
      note: statement.isSynthetic ? "Synthetic records." : "", land: findings.land, looks: looks)
  }

  /// The furniture of a map of links in the current period.
  ///
  /// - Parameter further: What a reader of this map must know beside what all say.
  func linkFurniture(_ what: String, further: [String] = []) -> MapFurniture {
    let statement = findings.statement
    return MapFurniture(
      title: what, subtitle: "\(statement.comparison.current.inWords) · territorial police forces", legendTitle: "Individuals",
      sources: statement.credits, caveat: FlowGround.recordedOnly, created: statement.created,
      note: (further + [note]).filter { !$0.isEmpty }.joined(separator: " "))
  }

  /// The classes of a hot-spot map.
  var hotSpotCategories: [MapCategory] {
    MapCategory.hotSpots(
      hot: HotSpotWords.hot, cold: HotSpotWords.cold, notSignificant: HotSpotWords.notSignificant, undefined: HotSpotWords.undefined,
      confidence: "95 %")
  }

  private var note: String {
    var sentences: [String] = []
    let remark = findings.statement.geography.remark
    if !remark.isEmpty { sentences.append(remark) }
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
      groups: outlines, groupNames: findings.subject == .london ? findings.boroughAreas.names : [], context: surroundings, water: water,
      insets: locator)
  }

  /// What lies around the county forces: land in the sea, where the configuration names any.
  func coast(_ insets: [Inset] = []) -> MapSetting {
    MapSetting(context: findings.land, beyond: findings.land == nil ? .paper : .sea, insets: insets)
  }
}
