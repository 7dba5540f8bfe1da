import WardlightAnalysis
import WardlightCartography
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// The page of a deprivation overlay: one HTML file that needs nothing beside it.
struct DeprivationPage {
  private let product: DeprivationProduct
  private let layout: DeprivationLayout
  private let files: DeprivationFiles
  private let hasPictures: Bool
  private let version: String

  init(_ product: DeprivationProduct, figures: [PackMap], hasPictures: Bool, version: String) {
    self.product = product
    layout = DeprivationLayout(product.findings, figures: figures)
    files = DeprivationFiles(product)
    self.hasPictures = hasPictures
    self.version = version
  }

  /// The page as text.
  func html() throws -> String {
    try PageTemplate.report(heading.merging(sections) { first, _ in first }.merging(method) { first, _ in first })
  }

  private var findings: DeprivationFindings { product.findings }

  private var heading: [String: Any] {
    let geography = findings.areas.geography
    let tiles = DeprivationTiles(findings, place: product.place).all
    let words = DeprivationLayout.paragraphs(findings)
    return [
      "version": version, "eyebrow": "Deprivation overlay", "title": product.heading, "subtitle": product.subtitle,
      "marking": terms.marking.rawValue, "handling": terms.handling, "printed": PageTemplate.printed(terms),
      "style": String(decoding: PackageResources.pack_css, as: UTF8.self) + MapPage.style, "script": MapPage.script,
      "banners": geography.isTileMap ? [geography.remark] : [String](),
      "lead": Array(words.prefix(1)), "words": Array(words.dropFirst()),
      "hasWords": !words.isEmpty,
      "tiles": tiles.map(\.values), "hasTiles": !tiles.isEmpty,
    ]
  }

  private var sections: [String: Any] {
    let parts = DeprivationPart.allCases.map { part in
      section(part.rawValue, part.title(product.noun), part.paragraphs(product.noun), layout.items(part))
    }
    return ["sections": (parts + tables).compactMap { $0 }]
  }

  /// Tables that are not drawn.
  private var tables: [[String: Any]?] {
    let outcome = product.outcome
    return [
      section(
        "summary", "The index by area", ["What each figure means stands under “How this was made”."],
        outcome.summary.map { [.table($0)] } ?? []),
      section(
        "comparison", "Two indices side by side",
        ["Scores of two indices cannot be compared; ranks among the same areas can, and even these change where methods did."],
        outcome.comparison.map { [.table($0)] } ?? []),
      section("areas", findings.areas.geography.kind.capitalizedFirst, [], [.table(shownAreas)]),
    ]
  }

  /// The columns that a page has room for.
  private var shownAreas: Released<Table> {
    let keys = ["name", "group", "value", "population", "score", "rank", "fifth", "expected", "ratio", "excess", "hot_spot"]
    return findings.byArea.shown(keys).droppingWithheldColumns()
  }

  private func section(_ id: String, _ title: String, _ paragraphs: [String], _ items: [PageItem]) -> [String: Any]? {
    guard !items.isEmpty else { return nil }
    return [
      "id": id, "title": title, "paragraphs": paragraphs,
      "items": items.map { $0.values(hasPictures: hasPictures, file: files.name) },
    ]
  }

  private var method: [String: Any] {
    [
      "methods": product.outcome.notes, "caveats": findings.caveats, "notices": product.outcome.notices,
      "hasNotices": !product.outcome.notices.isEmpty, "hasCaveats": !findings.caveats.isEmpty, "credits": product.credits,
      "created": product.created.inWords,
      "files": links, "policy": terms.policy.description,
      "policySentence": [terms.policy.inWords, terms.ground].filter { !$0.isEmpty }.joined(separator: " "),
    ]
  }

  private var links: [[String: String]] {
    let tables = files.tables.map { ["path": $0.name, "label": $0.table.content.title + " (CSV)"] }
    let layer = files.hasLayer ? [["path": DeprivationFiles.layer, "label": "Areas with their figures (GeoJSON)"]] : []
    return tables + layer + [["path": "words.txt", "label": "The words (text)"]]
  }

  private var terms: ReleaseTerms { findings.byArea.terms }
}

extension GlanceTiles.Tile {
  /// The tile as the template has it.
  var values: [String: Any] { ["label": label, "value": value, "note": note, "hasNote": !note.isEmpty] }
}
