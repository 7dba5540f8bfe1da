import Mustache
public import WardlightAnalysis
import WardlightDisclosure
import WardlightEssentials

/// The page on the state of the inputs: one HTML file that needs nothing beside it. It names rows and is for a restricted file.
public enum CheckPage {
  /// Longer lists are cut, and say so.
  public static let longestListing = 1_000

  /// The page as text.
  ///
  /// - Parameters:
  ///   - report: What was found.
  ///   - version: The version of the tool.
  /// - Throws: ``PackError/template(_:)`` where the embedded template cannot be read.
  public static func html(_ report: InputReport, version: String) throws(PackError) -> String {
    do {
      let template = try MustacheTemplate(string: String(decoding: PackageResources.check_mustache, as: UTF8.self))
      return template.render(values(report, version))
    } catch {
      throw .template("\(error)")
    }
  }

  private static func values(_ report: InputReport, _ version: String) -> [String: Any] {
    [
      "version": version, "title": report.title, "configuration": report.configuration, "marking": report.terms.marking.rawValue,
      "handling": report.terms.handling, "printed": PageTemplate.printed(report.terms),
      "style": String(decoding: PackageResources.pack_css, as: UTF8.self), "verdict": report.verdict, "stops": report.stops,
      "hasStops": !report.stops.isEmpty, "warnings": report.warnings, "hasWarnings": !report.warnings.isEmpty,
      "policySentence": report.terms.policy.inWords, "created": report.created.inWords,
      "sections": (report.sections + rejected(report)).enumerated().map { section($1, "section-\($0 + 1)") },
    ]
  }

  private static func rejected(_ report: InputReport) -> [InputReport.Section] {
    guard !report.rejected.isEmpty else { return [] }
    return [InputReport.Section(rejected: report.rejected)]
  }

  private static func section(_ section: InputReport.Section, _ id: String) -> [String: Any] {
    [
      "id": id, "title": section.title, "sentences": section.sentences, "tables": section.tables.map { table($0.content) },
      "listing": section.listing.map { [listing($0)] } ?? [],
    ]
  }

  private static func table(_ table: Table) -> [String: Any] {
    [
      "title": table.title, "note": table.note, "headings": table.columns.map { ["title": $0.title, "kind": $0.kind.rawValue] },
      "rows": table.rows.map { row in
        [
          "cells": row.indices.map { place in
            ["text": row[place].pageText, "kind": table.columns[place].kind.rawValue, "isHead": place == 0] as [String: Any]
          }
        ]
      },
    ]
  }

  private static func listing(_ listing: ProductStatement.Listing) -> [String: Any] {
    [
      "headings": listing.headings, "rows": listing.rows.prefix(longestListing).map { ["cells": $0] },
      "isCut": listing.rows.count > longestListing, "shown": longestListing,
    ]
  }
}
