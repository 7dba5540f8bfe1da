public import WardlightEssentials

/// Into what a time is divided for counting.
public enum PeriodDivision: Hashable, Sendable {
  /// Not at all.
  case whole
  /// Calendar months.
  case months
  /// Quarters of a year that starts in this month: 1 for January to March and so on, 5 for May to July and so on.
  case quarters(yearStart: Int)
  /// Years that start in this month: 1 for calendar years, 5 for May–April years.
  case years(startingInMonth: Int)

  /// The periods into which a window falls, in order, each cut to the window.
  public func periods(of window: Period) -> [Period] {
    switch self {
    case .whole: [window]
    case .months: window.months
    case .quarters(let month): window.quarters(yearStart: month)
    case .years(let month): window.years(startingInMonth: month)
    }
  }

  /// How a table names a period of this division: `2020-05`, `2020 Q2`, `2020/21`, or its first and last day.
  ///
  /// A year or quarter that does not start in January is named by its months. A period that was cut shows its days.
  public func name(of period: Period) -> String {
    let isWhole = periods(of: Period(from: period.from.startOfMonth, to: period.to.endOfMonth) ?? period) == [period]
    guard isWhole, period.from.day == 1, period.to == period.to.endOfMonth else { return period.description }
    switch self {
    case .whole: return period.description
    case .months where period.months.count == 1: return String(period.from.description.prefix(7))
    case .quarters(1) where period.months.count == 3: return "\(period.from.year) Q\((period.from.month + 2) / 3)"
    case .years(1) where period.months.count == 12: return "\(period.from.year)"
    case .years where period.months.count == 12: return "\(period.from.year)/\(String(period.to.year).suffix(2))"
    default: return period.description
    }
  }
}

/// The periods that are counted: parts of stated windows, or of all the time that records have.
public struct CountingPeriods: Hashable, Sendable {
  /// How many periods one table may have: the months of a century.
  public static let most = 1_200
  /// Into what the windows are divided.
  public let division: PeriodDivision
  /// The windows in order of time; empty where every date counts.
  public let windows: [Period]
  /// The periods of the windows, in order of time.
  let listed: [Period]

  /// Periods of windows that do not overlap.
  ///
  /// - Parameters:
  ///   - windows: In any order; none for all the time that records have.
  ///   - division: Into what each is divided.
  /// - Throws: ``CountingError/overlappingPeriods(_:_:)``, for a record of both would count twice.
  public init(windows: [Period] = [], division: PeriodDivision = .whole) throws(CountingError) {
    self.windows = windows.sorted { $0.from < $1.from }
    self.division = division
    for (earlier, later) in zip(self.windows, self.windows.dropFirst()) where later.from <= earlier.to {
      throw .overlappingPeriods(earlier, later)
    }
    listed = self.windows.flatMap { division.periods(of: $0) }
  }

  /// Whether a day is counted.
  public func contains(_ date: CalendarDate) -> Bool { number(ofDay: date.daysSince1970) != nil }

  /// The number of the period that has a day; `nil` where none has. Numbers rise with time and may leave gaps.
  func number(ofDay day: Int) -> Int? {
    guard !windows.isEmpty else { return openNumber(CalendarDate(daysSince1970: day)) }
    var low = 0
    var high = listed.count
    while low < high {
      let middle = (low + high) / 2
      if listed[middle].to.daysSince1970 < day { low = middle + 1 } else { high = middle }
    }
    return low < listed.count && listed[low].from.daysSince1970 <= day ? low : nil
  }

  /// The periods that a table shows: those of the windows, or all whole ones from the first to the last date.
  func shown(from first: CalendarDate?, to last: CalendarDate?) -> [Period] {
    guard windows.isEmpty else { return listed }
    guard let first, let last, let covered = Period(from: first, to: last) else { return [] }
    guard division != .whole else { return [covered] }
    let (start, end) = (openStart(openNumber(first)), openStart(openNumber(last) + 1).adding(days: -1))
    return Period(from: start, to: end).map { division.periods(of: $0) } ?? []
  }

  private var unit: (length: Int, start: Int) {
    switch division {
    case .whole: (1, 1)
    case .months: (1, 1)
    case .quarters(let month): (3, month)
    case .years(let month): (12, month)
    }
  }

  private func openNumber(_ date: CalendarDate) -> Int {
    if division == .whole { return 0 }
    let months = 12 * date.year + date.month - unit.start
    return months / unit.length
  }

  private func openStart(_ number: Int) -> CalendarDate {
    let months = number * unit.length + unit.start - 1
    return CalendarDate(year: months / 12, month: months % 12 + 1, day: 1) ?? CalendarDate(daysSince1970: 0)
  }
}
