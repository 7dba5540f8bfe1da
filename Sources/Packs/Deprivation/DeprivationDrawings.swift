import WardlightAnalysis
import WardlightCartography
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// The maps and charts of deprivation, the same for a pack and for the verb.
struct DeprivationDrawings {
  private let findings: DeprivationFindings
  private let ground: DeprivationGround
  /// The rows of the shown areas, in their order.
  private let shown: Released<Table>

  init(_ findings: DeprivationFindings, ground: DeprivationGround) {
    self.findings = findings
    self.ground = ground
    shown = findings.byArea.selecting(rowsWith: ground.areas.codes, in: "id")
  }

  /// All there are figures for, in the order of the page.
  var all: [Drawing] { DeprivationFigure.allCases.compactMap(drawing) }

  /// Those that a pack has room for; a test that found nothing is told of in words alone.
  var ofPack: [Drawing] {
    let spots = column("hot_spot")?.content.cells.contains { [HotSpotWords.hot, HotSpotWords.cold].contains($0.text) } ?? false
    let figures: [DeprivationFigure] = [.scatter, .index, .bivariate, .excess] + (spots ? [.excessHotSpots] : []) + [.measures, .groups]
    return figures.compactMap(drawing)
  }

  private func drawing(_ figure: DeprivationFigure) -> Drawing? {
    switch figure {
    case .index: index()
    case .bivariate: bivariate()
    case .moran: moran()
    case .excess: excess()
    case .excessHotSpots: excessHotSpots()
    case .scatter: charts.scatter()
    case .curve: charts.curve()
    case .measures: charts.measures()
    case .groups: charts.groups()
    }
  }

  private var charts: DeprivationCharts { DeprivationCharts(findings: findings, ground: ground) }

  private func index() -> Drawing? {
    guard let fifths = column("fifth") else { return nil }
    let furniture = ground.furniture(
      findings.indexTitle, legend: "Fifths of all \(kind) by deprivation", counts: false,
      further: ["Each fifth has as many of the \(kind) as ties allow; they need not have equally many people."])
    return drawing(.index, "The \(kind) in fifths by \(findings.indexTitle). Darker is more deprived; a map does not show a cause.") {
      try categories(fifths, DeprivationLooks.fifths(fifths.content, scores: column("score")?.content), furniture)
    }
  }

  private func bivariate() -> Drawing? {
    guard let values = column("value"), let scores = column("score"), let thirds = findings.thirds else { return nil }
    // Of ranks the low ones are the deprived.
    let isTurned = shown.fallsWithRank("score")
    let furniture = ground.furniture(
      "deprivation and \(ground.noun) at once", legend: "Thirds of all \(kind)", further: [Self.noCause])
    let corners =
      isTurned
      ? "B many \(ground.noun) and much deprivation, D few and much; low ranks are the more deprived"
      : "A both high, B many \(ground.noun) and little deprivation, C few and much"
    return drawing(
      .bivariate, "Deprivation and the number of \(ground.noun) at once, each in thirds of all \(kind), equal numbers in one: \(corners)."
    ) {
      try BivariateMap(
        areas: ground.areas,
        across: .init(values, title: ground.noun.capitalizedFirst, scheme: .manual(thirds.value), counts: .together),
        up: .init(scores, title: isTurned ? "Rank (low is more deprived)" : "Deprivation", scheme: .manual(thirds.score)),
        furniture: furniture, setting: ground.setting
      ).scene()
    }
  }

  private func moran() -> Drawing? {
    guard let classes = column("bivariate_moran") else { return nil }
    let furniture = ground.furniture(
      "deprivation and the \(ground.noun) around it", legend: "Local Moran, bivariate", further: [Self.notNone, Self.noCause])
    return drawing(
      .moran,
      "Where the deprivation of an area goes together with the number of \(ground.noun) in the \(kind) around it, beyond what chance would give."
    ) {
      try categories(classes, DeprivationLooks.moran, furniture)
    }
  }

  private func excess() -> Drawing? {
    guard let classes = column("excess") else { return nil }
    let furniture = ground.furniture(
      "\(ground.noun) against what deprivation and population give", legend: "Against the model’s expectation",
      further: ["Not different does not mean none, and more does not say why."])
    return drawing(
      .excess, "The \(kind) with more or fewer \(ground.noun) than their deprivation and population would give, each tested by itself."
    ) {
      try categories(classes, DeprivationLooks.excess(of: classes.content), furniture)
    }
  }

  private func excessHotSpots() -> Drawing? {
    guard let classes = column("hot_spot") else { return nil }
    let furniture = ground.furniture(
      "hot spots of what deprivation does not explain", legend: "Gi* of the residuals", further: [Self.notNone])
    return drawing(
      .excessHotSpots,
      "Where \(kind) that lie together have more (hot) or fewer (cold) \(ground.noun) than their deprivation and population would give."
    ) {
      try categories(classes, DeprivationLooks.hotSpots, furniture)
    }
  }

  private func categories(_ values: Released<CellColumn>, _ looks: [MapCategory], _ furniture: MapFurniture) throws -> Scene {
    try CategoryMap(areas: ground.areas, values: values, categories: looks, furniture: furniture, setting: ground.setting).scene()
  }

  /// A column of the shown areas; `nil` where there is none, or nothing in it.
  private func column(_ key: String) -> Released<CellColumn>? { shown.filled(key) }

  private func drawing(_ figure: DeprivationFigure, _ caption: String, _ draw: @escaping @Sendable () throws -> Scene) -> Drawing {
    Drawing(name: figure.rawValue, section: .deprivation, caption: caption, draw: draw)
  }

  private var kind: String { ground.areas.geography.kind }

  private static let notNone =
    "Not significant does not mean none: an area may have many and yet not stand out together with its neighbours."
  private static let noCause = "Deprivation may be a factor; a map does not show a cause."
}
