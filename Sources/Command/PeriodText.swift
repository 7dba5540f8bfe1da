import ArgumentParser
import Foundation
import Wardlight

/// Periods as the command line writes them: `2020-05-01..2021-04-30`, both days included.
enum PeriodText {
  /// Reads the period that an option names.
  static func period(_ text: String, of option: String = "--period") throws -> Period {
    let ends = text.components(separatedBy: "..").map { CalendarDate(text: $0) }
    guard ends.count == 2, let from = ends[0], let to = ends[1], let period = Period(from: from, to: to) else {
      throw ValidationError("\(option) must be two days such as 2020-05-01..2021-04-30, not “\(text)”.")
    }
    return period
  }

  /// The periods that `--period` names, divided.
  static func periods(_ texts: [String], division: PeriodDivision = .whole) throws -> CountingPeriods {
    try CountingPeriods(windows: try texts.map { try period($0) }, division: division)
  }
}
