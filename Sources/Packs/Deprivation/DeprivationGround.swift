import WardlightAnalysis
import WardlightCartography
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// What the drawings of deprivation stand on: the shown areas, what lies around them, and the texts that all of them share.
struct DeprivationGround: Sendable {
  /// The shown areas, their shapes no finer than a page shows.
  let areas: Areas
  /// What is drawn around and over them.
  let setting: MapSetting
  /// The place, as titles begin; empty where nobody named it.
  let place: String
  /// What is counted, in the plural.
  let noun: String
  /// The period and the geography.
  let subtitle: String
  /// The geography alone, under what has no period.
  let geography: String
  /// Where the data come from.
  let sources: [String]
  /// What a count by area must not be taken for.
  let caveat: String
  /// When the product was made.
  let created: CalendarDate
  /// What must stand under every drawing: that records are synthetic, say.
  let note: String

  /// The furniture of a drawing.
  ///
  /// - Parameters:
  ///   - what: What it shows, behind the place in the title.
  ///   - legend: The heading of the legend.
  ///   - counts: Whether counts stand in it, which have a period.
  ///   - isMap: Whether shapes stand in it, of which must be said what they are.
  ///   - further: What a reader of this drawing must know beside what all say.
  func furniture(_ what: String, legend: String, counts: Bool = true, isMap: Bool = true, further: [String] = []) -> MapFurniture {
    MapFurniture(
      title: place.isEmpty ? what.capitalizedFirst : "\(place): \(what)", subtitle: counts ? subtitle : geography, legendTitle: legend,
      sources: sources, caveat: counts ? caveat : "", created: created,
      note: (further + [isMap ? areas.geography.remark : "", note]).filter { !$0.isEmpty }.joined(separator: " "))
  }
}

extension DeprivationGround {
  /// The ground of an overlay of its own: its areas, outlined by group.
  ///
  /// - Precondition: The overlay has areas.
  init(of product: DeprivationProduct) {
    let areas = product.findings.areas
    guard let box = areas.shapes.box else { preconditionFailure("\(areas.count) areas without a shape") }
    let prepared = areas.replacingShapes(with: DrawingShapes.prepared(areas.shapes, showing: box))
    self.init(
      areas: prepared, setting: Self.setting(prepared, product.findings.byArea), place: product.place, noun: product.noun,
      subtitle: product.subtitle, geography: areas.geography.inWords.capitalizedFirst, sources: product.credits, caveat: "",
      created: product.created, note: "")
  }

  /// The outlines and names of the groups, where the areas have more than one.
  private static func setting(_ areas: Areas, _ table: Released<Table>) -> MapSetting {
    guard table.content.index(ofColumn: "group") != nil else { return MapSetting() }
    let texts = table.column("group").content.cells.map { $0 == .missing ? "" : $0.text }
    let groups = Set(texts).sorted()
    guard groups.count > 1, !groups.contains("") else { return MapSetting() }
    let places = Dictionary(uniqueKeysWithValues: zip(groups, groups.indices))
    let shapes = SharedBorders(areas.shapes).dissolved(by: texts.map { places[$0] ?? 0 })
    return MapSetting(groups: shapes, groupNames: groups)
  }
}
