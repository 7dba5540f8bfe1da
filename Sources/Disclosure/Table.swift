/// What a column holds, for whoever sets it in type or gives it a format.
public enum ColumnKind: String, Hashable, Sendable {
  /// Names, codes, classes.
  case text
  /// Whole numbers, some of them perhaps protected.
  case count
  /// Other numbers: rates, shares, scores.
  case number
}

/// The heading of a column.
public struct ColumnHeading: Hashable, Sendable {
  /// The name in files: `referrals`, `rate_per_1000`.
  public let key: String
  /// The name on a page: `Rate per 1,000`.
  public let title: String
  /// What the column holds.
  public let kind: ColumnKind

  init(key: String, title: String, kind: ColumnKind) {
    self.key = key
    self.title = title
    self.kind = kind
  }
}

/// A table of cells that may be published.
public struct Table: Hashable, Sendable {
  /// The name in files: `wards`, `county-forces`.
  public let name: String
  /// The heading on a page.
  public let title: String
  /// What is counted and over which time, in one line.
  public let note: String
  /// The headings, in order.
  public let columns: [ColumnHeading]
  /// The cells, row by row, each row as long as ``columns``.
  public let rows: [[Cell]]
  /// What the counts count; `nil` where the table stands alone.
  public let meaning: CountMeaning?

  /// Where a column stands, or `nil`.
  public func index(ofColumn key: String) -> Int? { columns.firstIndex { $0.key == key } }
}

/// One column of a table: the values of a map or of a chart.
public struct CellColumn: Hashable, Sendable {
  /// The heading.
  public let heading: ColumnHeading
  /// The cells, in the order of the table's rows.
  public let cells: [Cell]

  /// The cells of this column and, one behind the other, those of others, under this heading: what several maps on one scale are classed by.
  public func joining(_ others: [CellColumn]) -> CellColumn {
    CellColumn(heading: heading, cells: others.reduce(cells) { $0 + $1.cells })
  }
}
