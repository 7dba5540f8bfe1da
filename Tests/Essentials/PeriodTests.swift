import Testing
import WardlightEssentials

@Suite struct PeriodTests {
  private func period(_ from: String, _ to: String) throws -> Period {
    let first = try #require(CalendarDate(text: from))
    let last = try #require(CalendarDate(text: to))
    return try #require(Period(from: first, to: last))
  }

  @Test func bothEndsBelong() throws {
    let window = try period("2018-09-01", "2021-04-30")
    #expect(window.contains(window.from) && window.contains(window.to))
    #expect(!window.contains(window.from.adding(days: -1)) && !window.contains(window.to.adding(days: 1)))
    #expect(Period(from: window.to, to: window.from) == nil)
    #expect(try period("2021-04-30", "2021-04-30").months.count == 1)
    #expect("\(window)" == "2018-09-01 to 2021-04-30")
    #expect(window.inWords == "1 September 2018 to 30 April 2021")
  }

  @Test func monthsCoverThePeriodOnce() throws {
    let window = try period("2019-12-15", "2020-03-10")
    #expect(
      window.months.map(\.description) == [
        "2019-12-15 to 2019-12-31", "2020-01-01 to 2020-01-31", "2020-02-01 to 2020-02-29", "2020-03-01 to 2020-03-10",
      ])
  }

  @Test func yearsStartInTheirMonth() throws {
    let window = try period("2018-09-01", "2021-04-30")
    #expect(
      window.years(startingInMonth: 5).map(\.description) == [
        "2018-09-01 to 2019-04-30", "2019-05-01 to 2020-04-30", "2020-05-01 to 2021-04-30",
      ])
    #expect(
      window.years(startingInMonth: 1).map(\.description) == [
        "2018-09-01 to 2018-12-31", "2019-01-01 to 2019-12-31", "2020-01-01 to 2020-12-31", "2021-01-01 to 2021-04-30",
      ])
    #expect(
      try period("2019-05-15", "2020-05-01").years(startingInMonth: 5).map(\.description) == [
        "2019-05-15 to 2020-04-30", "2020-05-01 to 2020-05-01",
      ])
  }

  @Test func theLastDayOfTheCalendar() throws {
    #expect(try period("9999-12-01", "9999-12-31").months.count == 1)
  }
}
