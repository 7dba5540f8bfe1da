import Mustache
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
    let template = try MustacheTemplate(string: String(decoding: PackageResources.pack_mustache, as: UTF8.self))
    return template.render(heading().merging(body()) { first, _ in first })
  }

  private func heading() -> [String: Any] {
    let statement = findings.statement
    return [
      "version": version, "title": statement.title, "place": findings.subject.name, "marking": statement.terms.marking.rawValue,
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
    let maps = maps.filter { $0.section == section }
    let tables = tables(of: section)
    guard !maps.isEmpty || !tables.isEmpty else { return nil }
    let words = SectionWords(findings)
    return [
      "id": section.rawValue, "title": words.title(of: section), "paragraphs": words.paragraphs(of: section),
      "maps": maps.map(figure), "tables": tables.map(self.table),
    ]
  }

  private func tables(of section: PackSection) -> [Released<Table>] {
    switch section {
    case .wards: [findings.wards]
    case .hotSpots: []
    case .time: [findings.years, findings.months]
    case .boroughs: [findings.boroughs]
    case .deprivation: [findings.deprivation].compactMap { $0 }
    case .destinations: [findings.linkedBoroughs, findings.forces, findings.towns].compactMap { $0 }
    case .rescues: [findings.rescues].compactMap { $0 }
    case .reconciliation: [findings.reconciliation]
    }
  }

  private func figure(_ map: PackMap) -> [String: Any] {
    ["svg": map.svg, "words": map.words, "caption": map.caption, "file": map.file, "picture": map.picture, "hasPicture": hasPictures]
  }

  private func table(_ released: Released<Table>) -> [String: Any] {
    let table = LongTable.cut(released).content
    let head = table.columns.firstIndex { $0.key == "name" } ?? 0
    let shown = table.columns.indices.filter { table.columns[$0].key != "code" }
    return [
      "title": table.title, "note": table.note, "isWide": shown.count > 9, "file": "tables/\(table.name).csv",
      "headings": shown.map { ["title": table.columns[$0].title, "kind": table.columns[$0].kind.rawValue] },
      "rows": table.rows.map { row in
        [
          "cells": shown.map { place in
            ["text": row[place].pageText, "kind": table.columns[place].kind.rawValue, "isHead": place == head] as [String: Any]
          }
        ]
      },
    ]
  }
}

extension Cell {
  /// The cell as the page shows it: thousands apart, and a dash where there is nothing to show.
  var pageText: String {
    switch self {
    case .missing: "–"
    case .count(let count): FixedDecimal.grouped(count)
    case .number(let value, 0): FixedDecimal.grouped(Int(value.rounded(.toNearestOrAwayFromZero)))
    case .text, .number, .significant, .interval, .withheld: text
    }
  }
}
