internal import Foundation

/// The columns of a table of populations that are bands of ages.
///
/// A column is a band where its name ends in `16-29`, `65+` with any words before: `Persons_16-29`. Where a table has several families of
/// such columns (persons, males, females), the family is that of the first one.
public struct AgeBands: Hashable, Sendable {
  /// The file, for messages.
  public let file: String
  /// The bands in order of age.
  public let bands: [Band]

  /// One band.
  public struct Band: Hashable, Sendable {
    /// The column.
    public let column: String
    /// The ages, both ends included; open upwards where the column says `65+`.
    public let ages: ClosedRange<Int>

    /// `16–29`, or `65+`.
    public var name: String { ages.upperBound == Self.oldest ? "\(ages.lowerBound)+" : "\(ages.lowerBound)–\(ages.upperBound)" }
    static let oldest = 150
  }

  /// The bands among some columns.
  ///
  /// - Throws: ``CountingError/noAgeBands(file:present:)``.
  public init(columns: [String], of file: String) throws(CountingError) {
    let found = columns.compactMap(Self.reading)
    guard let family = found.first?.family else { throw .noAgeBands(file: file, present: columns) }
    self.file = file
    bands = found.filter { $0.family == family }.map(\.band).sorted { ($0.ages.lowerBound, $0.column) < ($1.ages.lowerBound, $1.column) }
  }

  /// The fewest bands that reach over some ages, in order.
  ///
  /// - Throws: ``CountingError/agesNotCovered(file:ages:bands:)`` where they leave a gap.
  public func covering(_ ages: ClosedRange<Int>) throws(CountingError) -> [Band] {
    let chosen = bands.filter { $0.ages.overlaps(ages) }
    var next = ages.lowerBound
    for band in chosen where band.ages.lowerBound <= next { next = max(next, band.ages.upperBound + 1) }
    guard next > ages.upperBound else { throw .agesNotCovered(file: file, ages: ages, bands: bands.map(\.name)) }
    let isTwice = zip(chosen, chosen.dropFirst()).contains { $0.ages.overlaps($1.ages) }
    guard !isTwice else { throw .agesNotCovered(file: file, ages: ages, bands: bands.map(\.name)) }
    return chosen
  }

  /// What the bands stand for: `ages 10–25`, or `ages 0–15 and 16–29, which stand for 10–25`.
  public static func note(_ chosen: [Band], for ages: ClosedRange<Int>) -> String {
    let wanted = "\(ages.lowerBound)–\(ages.upperBound)"
    let names = chosen.map(\.name)
    guard chosen.first?.ages.lowerBound != ages.lowerBound || chosen.last?.ages.upperBound != ages.upperBound else {
      return "ages \(wanted)"
    }
    return "ages \(names.joined(separator: " and ")), which stand for \(wanted)"
  }

  private static func reading(_ column: String) -> (family: String, band: Band)? {
    let digits = CharacterSet.decimalDigits.union(CharacterSet(charactersIn: "-–+"))
    let tail = String(column.unicodeScalars.reversed().prefix { digits.contains($0) }.map(Character.init).reversed())
    let family = String(column.dropLast(tail.count))
    guard let ages = ages(tail) else { return nil }
    return (family, Band(column: column, ages: ages))
  }

  private static func ages(_ text: String) -> ClosedRange<Int>? {
    if text.hasSuffix("+") { return Int(text.dropLast()).map { $0...max($0, Band.oldest) } }
    let ends = text.split(whereSeparator: { $0 == "-" || $0 == "–" }).map { Int($0) }
    guard ends.count == 2, let low = ends[0], let high = ends[1], low <= high, high < 130 else { return nil }
    return low...high
  }
}
