import Testing
import WardlightCounting
import WardlightEssentials
import WardlightGazetteer
import WardlightRecords

@Suite("Counting by area, period and type")
struct CountTallyTests {
  private func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text: text)) }

  private func period(_ from: String, _ to: String) throws -> Period { try #require(Period(from: try date(from), to: try date(to))) }

  private func tally(
    _ table: RandomTable, _ periods: CountingPeriods, types: TypeDivision = .together, unit: CountingUnit = .records, batch: Int = 37
  ) throws -> AreaCounts {
    let (reading, locations) = try table.readAndLocated()
    var tally = CountTally(areaCount: 2, periods: periods, types: types, unit: unit)
    for start in stride(from: 0, to: max(1, reading.records.count), by: batch) {
      let range = start..<min(reading.records.count, start + batch)
      tally.add(
        RecordReading(records: Array(reading.records[range]), faults: start == 0 ? reading.faults : []), locations: Array(locations[range]))
    }
    return tally.areaCounts
  }

  @Test("Batches give what the whole gives, and every row is accounted for", arguments: 0..<20)
  func batches(seed: UInt64) throws {
    let table = RandomTable(seed: seed, rows: 250)
    let located = try table.located()
    for window in RandomTable.periods {
      let counts = try tally(table, CountingPeriods(windows: [window]), batch: 1 + Int(seed) * 11)
      #expect(counts.counts(period: 0) == located.counts(in: window), "seed \(seed)")
      #expect(counts.reconciliation == located.reconciliation(in: window), "seed \(seed)")
      #expect(counts.reconciliation.balances)
      #expect(counts.methods.reduce(0) { $0 + $1.count } == counts.reconciliation.inPeriod)
    }
  }

  @Test("Months, quarters, years and types add up to the whole, with windows and without", arguments: 0..<10)
  func divisions(seed: UInt64) throws {
    let table = RandomTable(seed: seed, rows: 250)
    let window = RandomTable.periods[1]
    let divisions: [PeriodDivision] = [.whole, .months, .quarters(yearStart: 1), .quarters(yearStart: 5), .years(startingInMonth: 5)]
    for windows in [[window], []] {
      let whole = try tally(table, CountingPeriods(windows: windows)).counts(period: 0)
      for division in divisions {
        let parts = try tally(table, CountingPeriods(windows: windows, division: division), types: .apart)
        var sums = [0, 0]
        for period in parts.periods.indices {
          for type in parts.types.indices { sums = zip(sums, parts.counts(period: period, type: type)).map(+) }
        }
        #expect(sums == whole, "seed \(seed), \(division), \(windows)")
        #expect(zip(parts.periods, parts.periods.dropFirst()).allSatisfy { $1.from == $0.to.adding(days: 1) })
      }
    }
  }

  @Test("Persons count once in a cell, and a record that names nobody is a person of its own")
  func persons() throws {
    let table = RandomTable(seed: 5, rows: 400)
    let (reading, locations) = try table.readAndLocated()
    let window = RandomTable.periods[1]
    let counted = try tally(table, CountingPeriods(windows: [window]), unit: .persons).counts(period: 0)
    for area in 0..<2 {
      let here = zip(reading.records, locations).filter { $1.area == area && window.contains($0.date) }.map(\.0)
      let expected = Set(here.compactMap(\.person)).count + here.count { $0.person == nil }
      #expect(counted[area] == expected && expected < here.count)
    }
  }

  @Test("Without windows the periods run from the first date to the last, empty ones among them")
  func openPeriods() throws {
    let records = try ["2019-11-15", "2020-02-29", "2020-02-01"].enumerated().map { row, day in
      Referral(
        source: RecordOrigin(file: 0, row: row + 2), person: nil, date: try date(day), place: .none, responsibleBorough: nil, type: nil)
    }
    let locations = records.map { _ in Location(method: .coordinates, outcome: .inside(area: 0)) }
    func counts(_ division: PeriodDivision) throws -> (names: [String], counts: [Int]) {
      var tally = CountTally(areaCount: 1, periods: try CountingPeriods(division: division))
      tally.add(RecordReading(records: records), locations: locations)
      let counts = tally.areaCounts
      return (counts.periods.map(division.name), counts.periods.indices.map { counts.counts(period: $0)[0] })
    }
    #expect(try counts(.months) == (["2019-11", "2019-12", "2020-01", "2020-02"], [1, 0, 0, 2]))
    #expect(try counts(.quarters(yearStart: 1)) == (["2019 Q4", "2020 Q1"], [1, 2]))
    #expect(try counts(.years(startingInMonth: 5)) == (["2019/20"], [3]))
    #expect(try counts(.years(startingInMonth: 1)) == (["2019", "2020"], [1, 2]))
    #expect(try counts(.whole) == (["2019-11-15 to 2020-02-29"], [3]))
    #expect(CountTally(areaCount: 1, periods: try CountingPeriods(division: .months)).areaCounts.periods.isEmpty)
  }

  @Test("Windows that overlap are refused, and come in order of time")
  func windows() throws {
    let (early, late) = (try period("2019-05-01", "2020-04-30"), try period("2020-05-01", "2021-04-30"))
    #expect(try CountingPeriods(windows: [late, early]).windows == [early, late])
    #expect(throws: CountingError.overlappingPeriods(early, try period("2020-04-30", "2020-06-01"))) {
      try CountingPeriods(windows: [try period("2020-04-30", "2020-06-01"), early])
    }
  }

  @Test("A part that was cut shows its days, and quarters may start in May")
  func names() throws {
    let window = try period("2019-05-10", "2020-04-30")
    let quarters = PeriodDivision.quarters(yearStart: 5)
    #expect(
      quarters.periods(of: window).map(quarters.name)
        == [
          "2019-05-10 to 2019-07-31", "2019-08-01 to 2019-10-31", "2019-11-01 to 2020-01-31", "2020-02-01 to 2020-04-30",
        ])
    #expect(PeriodDivision.months.name(of: try period("2019-05-10", "2019-05-31")) == "2019-05-10 to 2019-05-31")
    #expect(PeriodDivision.years(startingInMonth: 5).name(of: try period("2019-05-01", "2020-04-30")) == "2019/20")
  }

  @Test("Changes are those of the published boroughs when each borough is an area")
  func changes() throws {
    // Rescue and Response strategic assessment, year 3: Lambeth from 24 to 42, Camden from 18 to 4.
    let (earlier, later) = (try period("2019-05-01", "2020-04-30"), try period("2020-05-01", "2021-04-30"))
    var tally = CountTally(areaCount: 2, periods: try CountingPeriods(windows: [earlier, later]))
    for (day, area, count) in [(earlier.from, 0, 24), (later.to, 0, 42), (earlier.to, 1, 18), (later.from, 1, 4)] {
      let record = Referral(
        source: RecordOrigin(file: 0, row: 2), person: nil, date: day, place: .none, responsibleBorough: nil, type: nil)
      let location = Location(method: .postcode, outcome: .inside(area: area))
      tally.add(
        RecordReading(records: Array(repeating: record, count: count)), locations: Array(repeating: location, count: count))
    }
    let changes = tally.areaCounts.changes(from: 0, to: 1)
    #expect(changes[0].number == 18 && changes[0].percent == 75 && changes[1].number == -14)
  }
}

@Suite("Bands of ages")
struct AgeBandTests {
  private let columns = [
    "LSOA11CD", "Persons_All-Ages", "Persons_0-15", "Persons_16-29", "Persons_30-44", "Persons_65+", "Males_0-15", "Males_16-29",
  ]

  @Test("The bands of the first family reach over the ages of a service for young people, and say so")
  func covering() throws {
    let bands = try AgeBands(columns: columns, of: "population.csv")
    #expect(bands.bands.map(\.name) == ["0–15", "16–29", "30–44", "65+"])
    let chosen = try bands.covering(10...25)
    #expect(chosen.map(\.column) == ["Persons_0-15", "Persons_16-29"])
    #expect(AgeBands.note(chosen, for: 10...25) == "ages 0–15 and 16–29, which stand for 10–25")
    #expect(AgeBands.note(try bands.covering(16...29), for: 16...29) == "ages 16–29")
  }

  @Test("A gap, or no band at all, is said")
  func gaps() throws {
    let bands = try AgeBands(columns: columns, of: "population.csv")
    #expect(throws: CountingError.agesNotCovered(file: "population.csv", ages: 40...50, bands: ["0–15", "16–29", "30–44", "65+"])) {
      try bands.covering(40...50)
    }
    #expect(throws: CountingError.noAgeBands(file: "p.csv", present: ["code", "All-Ages"])) {
      try AgeBands(columns: ["code", "All-Ages"], of: "p.csv")
    }
  }
}
