import Testing
import WardlightEssentials

@Suite struct CalendarDateTests {
  @Test func everyDayOfFourCenturiesComesBack() throws {
    let first = try #require(CalendarDate(year: 1900, month: 1, day: 1)).daysSince1970
    var previous = CalendarDate(daysSince1970: first - 1)
    for number in first..<first + 146_097 {
      let date = CalendarDate(daysSince1970: number)
      guard date.daysSince1970 == number, previous < date, CalendarDate(year: date.year, month: date.month, day: date.day) == date else {
        Issue.record("day \(number) does not come back")
        return
      }
      previous = date
    }
    #expect(previous.description == "2299-12-31")
  }

  @Test func knownDays() throws {
    #expect(CalendarDate(daysSince1970: 0).description == "1970-01-01")
    #expect(CalendarDate(daysSince1970: 19_782).description == "2024-02-29")
    #expect(CalendarDate(daysSince1970: -719_162).description == "0001-01-01")
    let february = try #require(CalendarDate(year: 2020, month: 2, day: 12))
    #expect(february.startOfMonth.description == "2020-02-01")
    #expect(february.endOfMonth.description == "2020-02-29")
    #expect(february.adding(days: -43).description == "2019-12-31")
    #expect(february.inWords == "12 February 2020")
  }

  @Test func daysThatTheCalendarDoesNotHave() {
    for (year, month, day) in [
      (2021, 2, 29), (1900, 2, 29), (2021, 4, 31), (2021, 13, 1), (2021, 0, 1), (2021, 1, 0), (0, 1, 1), (10_000, 1, 1),
    ] {
      #expect(CalendarDate(year: year, month: month, day: day) == nil)
    }
    #expect(CalendarDate(year: 2000, month: 2, day: 29) != nil)
  }

  @Test(arguments: [
    ("2021-04-30", "2021-04-30"), (" 2021-04-30 ", "2021-04-30"), ("\t2021-04-30\r\n", "2021-04-30"), ("\u{A0}2021-04-30", "2021-04-30"),
    ("2021-04-30T09:30:00Z", "2021-04-30"), ("2021-04-30 09:30:00.000+01:00", "2021-04-30"), ("2021/04/30", "2021-04-30"),
    ("2021/04/30 00:00:00", "2021-04-30"), ("30/04/2021", "2021-04-30"), ("1/5/2021", "2021-05-01"), ("2021-04", "2021-04-01"),
  ]) func datesAsRecordsCarryThem(text: String, date: String) {
    #expect(CalendarDate(text: text)?.description == date)
  }

  @Test(arguments: [
    "", " ", "2021", "2021-4-30", "2021-04-31", "2021-02-29", "31/04/2021", "04/30/2021", "30/04/21", "30-04-2021", "2021-04/30",
    "2021-04-30x",
    "2021-04-30T", "20210430", "April 2021", "0000-01-01", "2021-13", "٢٠٢١-٠٤-٣٠", "2021-04-30T00:00:00.00000000000000x", "-021-04-30",
    "//",
  ]) func whatIsNoDate(text: String) {
    #expect(CalendarDate(text: text) == nil)
  }

  @Test func everySliceOfADateIsSafe() {
    for text in ["2021-04-30T09:30", "30/04/2021"] {
      for length in 0...text.count { _ = CalendarDate(text: text.prefix(length)) }
    }
    #expect(CalendarDate(text: "2021-04-30T09:30".prefix(10)) != nil)
  }
}
