public import WardlightEssentials

/// Why something cannot be counted.
public enum CountingError: Error, Hashable, Sendable {
  /// Two windows share days.
  case overlappingPeriods(Period, Period)
  /// The time from the first day to the last falls into so many periods that one of the two is hardly meant; the days, being values of records, are not named.
  case tooManyPeriods(count: Int)
  /// No column of a table of populations is a band of ages; these are there.
  case noAgeBands(file: String, present: [String])
  /// The bands of a table do not reach over the wanted ages.
  case agesNotCovered(file: String, ages: ClosedRange<Int>, bands: [String])
}

extension CountingError: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch self {
    case .overlappingPeriods(let one, let other): "The periods \(one) and \(other) overlap, so that a record would count twice."
    case .tooManyPeriods(let count):
      "From the first day to the last there are \(count) periods, more than \(CountingPeriods.most); state the period that is meant."
    case .noAgeBands(let file, let present):
      "\(file): no column is a band of ages such as 16-29 or Persons_16-29; there are \(present.joined(separator: ", "))."
    case .agesNotCovered(let file, let ages, let bands):
      "\(file): no bands reach over the ages \(ages.lowerBound)–\(ages.upperBound); there are \(bands.joined(separator: ", "))."
    }
  }
}
