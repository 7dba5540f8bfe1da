import Foundation
import Wardlight

/// The date of creation where the command line does not give one.
enum Today {
  /// The day of `SOURCE_DATE_EPOCH` (UTC), else the day of the machine's clock (UTC).
  static func date() throws(DayFault) -> CalendarDate {
    try stated() ?? day(Date().timeIntervalSince1970)
  }

  /// The day of `SOURCE_DATE_EPOCH` (UTC), or `nil` where it is not set.
  static func stated() throws(DayFault) -> CalendarDate? {
    guard let text = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"] else { return nil }
    guard let seconds = Double(text), (0..<253_402_300_800).contains(seconds) else { throw DayFault() }
    return day(seconds)
  }

  private static func day(_ seconds: Double) -> CalendarDate {
    CalendarDate(daysSince1970: Int((seconds / 86_400).rounded(.down)))
  }
}

/// `SOURCE_DATE_EPOCH` is set and is no number of seconds.
struct DayFault: Error, CustomStringConvertible {
  var description: String { "SOURCE_DATE_EPOCH must be a number of seconds since 1970." }
}
