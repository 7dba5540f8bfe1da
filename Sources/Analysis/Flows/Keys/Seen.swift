import WardlightDisclosure

/// What is seen of a count: the range in which it lies, which is one number where the count leaves as it is.
struct Seen: Hashable, Sendable {
  let lower: Int
  let upper: Int

  init(_ lower: Int, _ upper: Int) { (self.lower, self.upper) = (lower, upper) }

  /// - Returns: `nil` for a cell that tells nothing.
  init?(_ cell: Cell) {
    switch cell {
    case .interval(let lower, let upper): self.init(lower, upper)
    case .text, .number, .significant, .withheld, .missing: return nil
    default:
      guard let number = cell.exactNumber else { return nil }
      self.init(Int(number), Int(number))
    }
  }

  /// The number, where it is known.
  var exact: Int? { lower == upper ? lower : nil }

  /// A number that stands for the count in models: itself or, of a range, its geometric middle, since small counts are more frequent than large ones.
  var middle: Int { exact ?? Int((Double(lower) * Double(upper)).squareRoot().rounded()) }

  /// The cell as which a number leaves that is known as far as this.
  var tabled: RawColumn.TabledCell { exact.map { .number(Double($0)) } ?? .interval(lower: lower, upper: upper) }

  static func + (one: Seen, other: Seen) -> Seen { Seen(one.lower + other.lower, one.upper + other.upper) }

  /// What a part leaves of a whole.
  static func - (whole: Seen, part: Seen) -> Seen { Seen(max(0, whole.lower - part.upper), max(0, whole.upper - part.lower)) }
}

extension Seen? {
  /// The cell as which a number leaves that is known as far as this, if at all.
  var tabled: RawColumn.TabledCell { self?.tabled ?? .withheld }

  static func + (one: Seen?, other: Seen?) -> Seen? { zip(one, other).map(+) }

  static func - (whole: Seen?, part: Seen?) -> Seen? { zip(whole, part).map(-) }

  /// 100 part / whole, where both are known; not defined of nothing.
  static func percent(_ part: Seen?, of whole: Seen?) -> RawColumn.TabledCell {
    guard let part = part?.exact, let whole = whole?.exact else { return .withheld }
    return whole == 0 ? .missing : .number(100 * Double(part) / Double(whole))
  }

  /// The rank among others by falling number: 1 for the largest, equal ones share the smallest; a range where ranges leave it open, nothing for none.
  static func rank(of own: Seen?, among others: [Seen?]) -> RawColumn.TabledCell {
    guard let own else { return .withheld }
    if own.upper == 0 { return .missing }
    let lower = 1 + others.count { ($0?.lower ?? 0) > own.upper }
    let upper = 1 + others.count { ($0?.upper ?? .max) > own.lower }
    return lower == upper ? .number(Double(lower)) : .interval(lower: lower, upper: upper)
  }
}

extension Door {
  /// What is seen of a count that passes here.
  func seen(_ count: Int, _ key: CellKey?) -> Seen? { Seen(shown(count, of: key)) }
}
