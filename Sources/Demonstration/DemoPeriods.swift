import WardlightEssentials

/// The periods of the published tables, and the days around them.
struct DemoPeriods {
  /// 1 September 2018 to 30 April 2019: the part of the window before the two published years.
  let start: Period
  /// 1 May 2019 to 30 April 2020.
  let before: Period
  /// 1 May 2020 to 30 April 2021.
  let latest: Period
  /// Some weeks before the window, of which a few records are out of period.
  let early: Period
  /// Some weeks behind it.
  let late: Period

  init() {
    start = Self.period(from: (2018, 9, 1), days: 242)
    before = Self.period(from: (2019, 5, 1), days: 366)
    latest = Self.period(from: (2020, 5, 1), days: 365)
    early = Self.period(from: (2018, 7, 15), days: 48)
    late = Self.period(from: (2021, 5, 1), days: 30)
  }

  /// The whole window of the ward table.
  var window: Period { Self.period(from: (2018, 9, 1), days: 242 + 366 + 365) }

  private static func period(from first: (year: Int, month: Int, day: Int), days: Int) -> Period {
    guard let from = CalendarDate(year: first.year, month: first.month, day: first.day),
      let period = Period(from: from, to: from.adding(days: days - 1))
    else { preconditionFailure("\(first) is no day from which \(days) days run") }
    return period
  }
}
