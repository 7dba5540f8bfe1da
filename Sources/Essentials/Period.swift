/// The days from one date to another, both included.
public struct Period: Hashable, Sendable {
  /// The first day.
  public let from: CalendarDate
  /// The last day, which belongs to the period.
  public let to: CalendarDate

  /// The period between two days, or `nil` where the first lies behind the last.
  public init?(from: CalendarDate, to: CalendarDate) {
    guard from <= to else { return nil }
    self.from = from
    self.to = to
  }

  /// Whether the period has this day.
  public func contains(_ date: CalendarDate) -> Bool { from <= date && date <= to }

  /// How many days the period has.
  public var dayCount: Int { to.daysSince1970 - from.daysSince1970 + 1 }

  /// The calendar months that the period touches, in order, each cut to the period.
  public var months: [Period] {
    var months: [Period] = []
    var start = from
    while start <= to {
      let end = min(start.endOfMonth, to)
      months.append(Period(wholeFrom: start, to: end))
      start = end.adding(days: 1)
    }
    return months
  }

  /// The years of twelve months that the period touches, in order, each cut to the period.
  ///
  /// - Parameter month: The month in which a year starts: 1 for calendar years, 5 for May–April years.
  public func years(startingInMonth month: Int) -> [Period] { units(ofMonths: 12, yearStart: month) }

  /// The quarters that the period touches, in order, each cut to the period.
  ///
  /// - Parameter month: The month in which a year, and so its first quarter, starts: 1 for calendar quarters.
  public func quarters(yearStart month: Int) -> [Period] { units(ofMonths: 3, yearStart: month) }

  private func units(ofMonths length: Int, yearStart month: Int) -> [Period] {
    precondition((1...12).contains(month), "a year cannot start in month \(month) of 12")
    var units: [Period] = []
    for piece in months {
      let isStart = piece.from.day == 1 && (piece.from.month - month + 12).isMultiple(of: length)
      if let last = units.last, !isStart {
        units[units.count - 1] = Period(wholeFrom: last.from, to: piece.to)
      } else {
        units.append(piece)
      }
    }
    return units
  }

  /// `1 September 2018 to 30 April 2021`.
  public var inWords: String { "\(from.inWords) to \(to.inWords)" }

  private init(wholeFrom from: CalendarDate, to: CalendarDate) {
    self.from = from
    self.to = to
  }
}

extension Period: CustomStringConvertible {
  /// `2018-09-01 to 2021-04-30`.
  public var description: String { "\(from) to \(to)" }
}
