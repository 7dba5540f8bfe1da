import WardlightDisclosure

/// What stands in a section of a page below its paragraphs, in the order of reading.
enum PageItem: Sendable {
  case figure(PackMap)
  case table(Released<Table>)

  /// The item as the template has it.
  ///
  /// - Parameters:
  ///   - hasPictures: Whether there is a PNG beside each drawing.
  ///   - file: Where the file of a table lies, seen from the page.
  func values(hasPictures: Bool, file: (Released<Table>) -> String) -> [String: Any] {
    switch self {
    case .figure(let map): ["figure": Self.values(map, hasPictures), "table": false]
    case .table(let table): ["figure": false, "table": Self.values(table, file(table))]
    }
  }

  private static func values(_ map: PackMap, _ hasPictures: Bool) -> [String: Any] {
    ["svg": map.svg, "words": map.words, "caption": map.caption, "file": map.file, "picture": map.picture, "hasPicture": hasPictures]
  }

  private static func values(_ released: Released<Table>, _ file: String) -> [String: Any] {
    let table = LongTable.cut(released).content
    // Where each row is a measure, its place stands behind it.
    let head = table.columns.first?.key == "measure" ? 0 : table.columns.firstIndex { $0.key == "name" } ?? 0
    let shown = table.columns.indices.filter { $0 == head || !["code", "id"].contains(table.columns[$0].key) }
    return [
      "title": table.title, "note": table.note, "isWide": shown.count > 9, "file": file,
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
