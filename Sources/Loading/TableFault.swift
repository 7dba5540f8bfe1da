/// Why a text file or a sheet cannot be read as a table.
public enum TableFault: Hashable, Sendable {
  /// The text has two bytes for each letter.
  case wideText(file: String)
  /// A cell is so long that it is none.
  case cellTooLong(file: String, row: Int)
  /// Most cells of the heading are empty, so that it names no columns; `columns` are the empty ones, counted from 1.
  case headingGaps(file: String, layer: String?, columns: [Int])
}

extension TableFault: CustomStringConvertible {
  /// One sentence that names file, layer and row.
  public var description: String {
    switch self {
    case .wideText(let file): "\(file): the text is in UTF-16; save it as UTF-8."
    case .cellTooLong(let file, let row):
      "\(file), row \(row): a cell goes on for more than 256 MB; perhaps a quotation mark is opened and never closed."
    case .headingGaps(let file, let layer, let columns):
      "\(layer.map { "\(file), layer \($0)" } ?? file), row 1: \(Self.words(columns)) of the heading are empty; the heading must be one row, "
        + "the first, with a name in each cell, none of them merged."
    }
  }

  private static func words(_ columns: [Int]) -> String {
    let shown = columns.prefix(5).map(String.init).joined(separator: ", ")
    return columns.count > 5 ? "cells \(shown) and \(columns.count - 5) more" : "cells \(shown)"
  }
}

/// Whether a heading names its columns.
enum HeadingCheck {
  /// Refuses a heading of which more than half the cells are empty: a title over the table, or merged cells.
  ///
  /// - Parameter names: The names, `nil` for empty cells.
  static func check(_ names: [String?], file: String, layer: String?) throws(LoadingError) {
    let gaps = names.indices.filter { names[$0] == nil }
    guard gaps.count * 2 <= names.count else {
      throw .table(.headingGaps(file: file, layer: layer, columns: gaps.map { $0 + 1 }))
    }
  }
}
