/// The order of periods by their names.
enum PeriodName {
  /// The names in order of time; `nil` where a name does not say it, with that name.
  ///
  /// All names have one pattern of digits and signs, with a year of four digits first: within it, order of text is order of time. Whole numbers
  /// alone are in order of their size.
  static func ordered(_ names: Set<String>) -> (names: [String], odd: String?) {
    if let numbered = numbered(names) { return (numbered, nil) }
    let sorted = names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    let pattern = sorted.first.map(shape) ?? ""
    return (sorted, sorted.first { shape($0) != pattern || !isKnown(pattern) })
  }

  /// The months that lie between the first and the last of months and are not among them, in order.
  static func missingMonths(_ names: [String]) -> [String] {
    guard let first = names.first, let last = names.last, shape(first) == "0000-00" else { return [] }
    let present = Set(names)
    guard let start = month(first), let end = month(last), start <= end, end - start < 12_000 else { return [] }
    return (start...end).map(name).filter { !present.contains($0) }
  }

  private static func numbered(_ names: Set<String>) -> [String]? {
    let numbers = names.compactMap { name in Int(name).map { (number: $0, name: name) } }
    guard numbers.count == names.count else { return nil }
    return numbers.sorted { ($0.number, $0.name) < ($1.number, $1.name) }.map(\.name)
  }

  private static let patterns: Set<String> = [
    "0000", "0000-00", "0000-00-00", "0000-Q0", "0000 Q0", "0000Q0", "0000/00", "0000-W00", "0000-00-00 – 0000-00-00",
    "0000-00-00 to 0000-00-00", "0000-00-00..0000-00-00",
  ]

  private static func isKnown(_ pattern: String) -> Bool { patterns.contains(pattern) }

  private static func shape(_ name: String) -> String { String(name.map { $0.isASCII && $0.isNumber ? "0" : $0 }) }

  private static func month(_ name: String) -> Int? {
    guard let year = Int(name.prefix(4)), let month = Int(name.suffix(2)), (1...12).contains(month) else { return nil }
    return year * 12 + month - 1
  }

  private static func name(_ month: Int) -> String {
    let (year, rest) = month.quotientAndRemainder(dividingBy: 12)
    return "\(String(repeating: "0", count: max(0, 4 - String(year).count)))\(year)-\(rest < 9 ? "0" : "")\(rest + 1)"
  }
}
