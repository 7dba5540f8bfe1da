import WardlightAnalysis
import WardlightCartography
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// The page of a pack: one HTML file that needs nothing beside it.
struct PackPage {
  private let findings: Findings
  private let maps: [PackMap]
  private let hasPictures: Bool
  private let version: String

  init(_ findings: Findings, maps: [PackMap], hasPictures: Bool, version: String) {
    self.findings = findings
    self.maps = maps
    self.hasPictures = hasPictures
    self.version = version
  }

  /// The page as text.
  func html() throws -> String {
    try PageTemplate.pack(heading().merging(body()) { first, _ in first })
  }

  private func heading() -> [String: Any] {
    let statement = findings.statement
    return [
      "version": version, "title": statement.title, "place": findings.subject.name, "marking": statement.terms.marking.rawValue,
      "handling": statement.terms.handling, "printed": PageTemplate.printed(statement.terms),
      "style": String(decoding: PackageResources.pack_css, as: UTF8.self) + MapPage.style, "script": MapPage.script,
      "producer": statement.producer,
      "hasProducer": !statement.producer.isEmpty, "period": statement.period.inWords.capitalizedFirst,
      "geography": "\(statement.geography.kind) \(statement.geography.vintage)", "isSynthetic": statement.isSynthetic,
      "isHexagonMap": statement.geography.isHexagonMap, "created": statement.created.inWords,
    ]
  }

  private func body() -> [String: Any] {
    let statement = findings.statement
    return [
      "tiles": GlanceTiles(findings).all().map { tile in
        ["label": tile.label, "value": tile.value, "note": tile.note, "hasNote": !tile.note.isEmpty] as [String: Any]
      },
      "sections": PackSection.allCases.compactMap(section), "methods": statement.methods, "caveats": statement.caveats,
      "notices": statement.notices, "hasNotices": !statement.notices.isEmpty, "credits": statement.credits,
      "policy": statement.terms.policy.description,
      "policySentence": [statement.terms.policy.inWords, statement.terms.ground].filter { !$0.isEmpty }.joined(separator: " "),
    ]
  }

  private func section(_ section: PackSection) -> [String: Any]? {
    let items = items(of: section)
    guard !items.isEmpty else { return nil }
    let words = SectionWords(findings)
    return [
      "id": section.rawValue, "title": words.title(of: section), "paragraphs": words.paragraphs(of: section),
      "items": items.map { $0.values(hasPictures: hasPictures) { "tables/\($0.content.name).csv" } },
    ]
  }

  /// Maps, then tables; of deprivation each table stands beside what is drawn of it.
  private func items(of section: PackSection) -> [PageItem] {
    let maps = maps.filter { $0.section == section }
    if section == .deprivation, let deprivation = findings.deprivation {
      return DeprivationLayout(deprivation, figures: maps).packItems
    }
    if section == .destinations, let flows = findings.flows {
      let own = maps.filter { map in !FlowFigure.allCases.contains { $0.rawValue == map.name } }
      return FlowLayout(flows, figures: maps).packItems(own, tables(of: section))
    }
    return maps.map(PageItem.figure) + tables(of: section).map(PageItem.table)
  }

  private func tables(of section: PackSection) -> [Released<Table>] {
    switch section {
    case .wards: [findings.wards]
    case .hotSpots: []
    case .time: [findings.years, findings.months]
    case .boroughs: [findings.boroughs]
    case .deprivation: []
    case .destinations: [findings.linkedBoroughs, findings.forces, findings.towns].compactMap { $0 }
    case .rescues: [findings.rescues].compactMap { $0 }
    case .reconciliation: [findings.reconciliation]
    }
  }
}

extension Cell {
  /// The cell as the page shows it: thousands apart, no more decimals than a reader needs, and a dash where there is nothing to show.
  var pageText: String {
    switch self {
    case .missing: "–"
    case .count(let count), .rounded(let count, _): FixedDecimal.grouped(count)
    case .number(let value, 0): FixedDecimal.grouped(Int(value.rounded(.toNearestOrAwayFromZero)))
    case .number(let value, let decimals) where decimals >= Self.pageDecimals: Self.shortened(value)
    case .significant(let value): value.magnitude < 100 ? Self.shortened(value) : FixedDecimal.text(value, decimals: 1)
    case .text, .number, .interval, .withheld: text
    }
  }

  private static let pageDecimals = 4

  /// The number with fewer decimals; of one so small that nothing would remain, what it is smaller than.
  private static func shortened(_ value: Double) -> String {
    let text = FixedDecimal.text(value, decimals: pageDecimals)
    return value > 0 && Double(text) == 0 ? "<0.0001" : text
  }
}
