import WardlightAnalysis
import WardlightCartography
import WardlightDisclosure
import WardlightEssentials

/// The page of flows without a study: one HTML file that needs nothing beside it.
struct FlowPage {
  private let product: FlowProduct
  private let layout: FlowLayout
  private let files: FlowFiles
  private let hasPictures: Bool
  private let version: String

  init(_ product: FlowProduct, figures: [PackMap], hasPictures: Bool, version: String) {
    self.product = product
    layout = FlowLayout(product.findings, figures: figures)
    files = FlowFiles(product)
    self.hasPictures = hasPictures
    self.version = version
  }

  /// The page as text.
  func html() throws -> String {
    try PageTemplate.report(heading.merging(sections) { first, _ in first }.merging(method) { first, _ in first })
  }

  private var findings: FlowFindings { product.findings }

  private var heading: [String: Any] {
    let tiles = FlowTiles(findings).all
    let words = findings.paragraphs.map { $0.sentences.joined(separator: " ") }
    return [
      "version": version, "eyebrow": product.eyebrow, "title": product.heading, "subtitle": product.subtitle,
      "marking": terms.marking.rawValue, "handling": terms.handling, "printed": PageTemplate.printed(terms),
      "style": String(decoding: PackageResources.pack_css, as: UTF8.self) + MapPage.style, "script": MapPage.script,
      "banners": product.banners, "lead": Array(words.prefix(1)), "words": Array(words.dropFirst()), "hasWords": !words.isEmpty,
      "tiles": tiles.map(\.values), "hasTiles": !tiles.isEmpty,
    ]
  }

  private var sections: [String: Any] {
    let parts = FlowPart.order(for: findings.subject).map {
      section($0.rawValue, $0.title(for: findings.subject), $0.explanation, layout.items($0))
    }
    let account = product.account.map { [PageItem.table($0)] } ?? []
    return ["sections": (parts + [section("records", "What became of each record", Self.reconciliation, account)]).compactMap { $0 }]
  }

  private func section(_ id: String, _ title: String, _ explanation: String, _ items: [PageItem]) -> [String: Any]? {
    guard !items.isEmpty else { return nil }
    return [
      "id": id, "title": title, "paragraphs": [explanation],
      "items": items.map { $0.values(hasPictures: hasPictures, file: files.name) },
    ]
  }

  private static let reconciliation = "Every record that was read is accounted for, those too that stand in no table."

  private var method: [String: Any] {
    let statements = product.allStatements
    return [
      "methods": statements.methods, "caveats": statements.caveats, "hasCaveats": !statements.caveats.isEmpty,
      "notices": statements.notices,
      "hasNotices": !statements.notices.isEmpty, "credits": product.credits, "created": product.created.inWords, "files": files.links,
      "policy": terms.policy.description,
      "policySentence": [terms.policy.inWords, terms.ground].filter { !$0.isEmpty }.joined(separator: " "),
    ]
  }

  private var terms: ReleaseTerms { findings.overview.terms }
}
