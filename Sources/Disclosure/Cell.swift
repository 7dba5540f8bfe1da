import WardlightEssentials

/// One cell of a table as it may be published.
public enum Cell: Hashable, Sendable {
  /// A name, a code, a class or another text.
  case text(String)
  /// An exact whole number.
  case count(Int)
  /// A whole number that was rounded to the nearest multiple of a base.
  case rounded(Int, to: Int)
  /// An exact number, printed with so many decimals.
  case number(Double, decimals: Int)
  /// An exact number, printed with at most 12 significant digits.
  case significant(Double)
  /// A protected count: the true one lies somewhere in `lower ... upper`.
  case interval(lower: Int, upper: Int)
  /// Not shown, because a protected count could be computed from it.
  case withheld
  /// There is nothing to show: no data, or the statistic is not defined here.
  case missing
}

extension Cell {
  /// The cell as a reader sees it: `11`, `1–4`, `12.5`, `withheld`; a missing cell is empty.
  public var text: String {
    switch self {
    case .text(let text): text
    case .count(let count), .rounded(let count, _): String(count)
    case .number(let value, let decimals): FixedDecimal.text(value, decimals: decimals)
    case .significant(let value): SignificantDecimal.text(value)
    case .interval(let lower, let upper): "\(lower)–\(upper)"
    case .withheld: "withheld"
    case .missing: ""
    }
  }

  /// With how many decimals a class that begins or ends at the cell's number is printed.
  public var decimals: Int {
    switch self {
    case .number(_, let decimals): decimals
    case .significant: 6
    case .text, .count, .rounded, .interval, .withheld, .missing: 0
    }
  }

  /// The whole number of the cell, where it shows one; of a rounded count the rounded one.
  public var whole: Int? {
    switch self {
    case .count(let count), .rounded(let count, _): count
    case .text, .number, .significant, .interval, .withheld, .missing: nil
    }
  }

  /// The smallest and the largest number that a released count can be; `nil` where nothing is known of it. A rounded count is taken as it is shown.
  public var countBounds: ClosedRange<Int>? {
    switch self {
    case .interval(let lower, let upper): lower...upper
    default: whole.map { $0...$0 }
    }
  }

  /// The number of the cell, where it shows one and no range; of a rounded count the rounded one.
  public var exactNumber: Double? {
    switch self {
    case .count(let count), .rounded(let count, _): Double(count)
    case .number(let value, _), .significant(let value): value
    case .text, .interval, .withheld, .missing: nil
    }
  }
}
