/// The codes of all areas of one kind that were in force in some years.
public struct CodeSet: Hashable, Sendable {
  /// The kind, and the first of the years.
  public let vintage: Vintage
  /// The years in which these codes were in force, as far as the register knows.
  public let years: ClosedRange<Int>
  /// The country or city of which the set has all areas: `London`, `England and Wales`.
  public let coverage: String
  let runs: CodeRuns

  init(_ vintage: Vintage, years: ClosedRange<Int>, coverage: String, runs: CodeRuns) {
    self.vintage = vintage
    self.years = years
    self.coverage = coverage
    self.runs = runs
  }

  /// The number of codes.
  public var count: Int { runs.count }

  /// Whether a code, as ``AreaCode/cleaned(_:)`` gives it, is in the set.
  ///
  /// - Complexity: O(log runs).
  public func contains(_ code: String) -> Bool { AreaCode.packed(code.utf8).map { runs.contains($0) } ?? false }

  /// Whether the set has all areas that another's coverage has.
  func covers(_ other: CodeSet) -> Bool { Self.breadth(coverage) >= Self.breadth(other.coverage) }

  private static func breadth(_ coverage: String) -> Int { ["London", "England", "England and Wales"].firstIndex(of: coverage) ?? 0 }

  /// Whether the set is that of a year, or of any year where none is given.
  public func isOf(year: Int?) -> Bool { year.map { years.contains($0) } ?? true }

  /// All codes, ascending.
  public var codes: [String] { runs.codes }
}

extension CodeSet: CustomStringConvertible {
  /// `wards 2014 to 2017`; a census geography is named by its census alone: `LSOAs 2011`.
  public var description: String {
    if vintage.kind.isCensusGeography || years.count == 1 { return vintage.description }
    return "\(vintage.kind.plural) \(years.lowerBound) to \(years.upperBound)"
  }
}

/// Codes as runs of consecutive numbers.
struct CodeRuns: Hashable, Sendable {
  /// Ascending, neither overlapping nor touching.
  private(set) var ranges: [ClosedRange<Int>] = []

  init() {}

  /// Runs of packed codes in any order.
  init(_ packed: some Sequence<Int>) {
    for code in packed.sorted() {
      if let last = ranges.last, code <= last.upperBound + 1 {
        ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, code)
      } else {
        ranges.append(code...code)
      }
    }
  }

  var count: Int { ranges.reduce(0) { $0 + $1.count } }

  var packed: [Int] { ranges.flatMap { Array($0) } }

  var codes: [String] { packed.map(Self.text) }

  func contains(_ code: Int) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < code { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(code)
  }

  private static func text(_ packed: Int) -> String {
    let digits = String(packed % 100_000_000)
    let letter = String(decoding: [UInt8(truncatingIfNeeded: packed / 100_000_000)], as: UTF8.self)
    return letter + String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }
}
