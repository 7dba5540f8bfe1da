import WardlightGeometry

/// The cases and what is expected, by period and area, in whole units; areas with missing figures are left out.
struct ScanCells: Sendable {
  /// The areas that are scanned, as places among all areas.
  let areas: [Int]
  let centres: [Coordinate]
  let periods: Int
  /// Cases, period by period, each aligned with ``areas``.
  let cases: [Int32]
  /// Expected numbers in whole units, aligned with ``cases``.
  let units: [Int64]
  /// What the largest share of a window is measured by, for each area.
  let sizes: [Int64]
  let caseTotal: Int
  let ratio: LikelihoodRatio

  var count: Int { areas.count }

  func cell(_ period: Int, _ area: Int) -> Int { period * count + area }

  /// - Throws: ``StatisticsError/scan(_:)``, or ``StatisticsError/noPlace(area:)``.
  init(_ input: ScanInput, _ options: ScanOptions) throws(StatisticsError) {
    let areas = input.completeAreas
    guard areas.count >= 2 else { throw .scan(.tooFewAreas(areas.count)) }
    do { try input.check(areas) } catch { throw .scan(error) }
    let cases = Self.cases(input, areas)
    let caseTotal = cases.reduce(0) { $0 + Int($1) }
    let needed = options.rates == .low ? 1 : options.fewestCases
    guard caseTotal >= needed else { throw .scan(.tooFewCases(caseTotal, needed: needed)) }
    let units = Self.units(input, areas, cases)
    let unitTotal = units.reduce(0, +)
    guard unitTotal > 0, !input.model.isBernoulli || unitTotal > Int64(caseTotal) else { throw .scan(.noContrast) }
    if let area = areas.first(where: { !input.centres[$0].easting.isFinite || !input.centres[$0].northing.isFinite }) {
      throw .noPlace(area: area)
    }
    self.areas = areas
    centres = areas.map { input.centres[$0] }
    periods = input.periods
    self.cases = cases
    self.units = units
    sizes = Self.sizes(input, areas, cases, units)
    self.caseTotal = caseTotal
    ratio = LikelihoodRatio(cases: Double(caseTotal), unitTotal: Double(unitTotal), isBernoulli: input.model.isBernoulli)
  }

  private static func cases(_ input: ScanInput, _ areas: [Int]) -> [Int32] {
    input.cases.flatMap { row in areas.map { Int32(row[$0]) } }
  }

  /// Whole persons under Bernoulli, the product of the margins under permutation, else the baseline as exact whole numbers.
  private static func units(_ input: ScanInput, _ areas: [Int], _ cases: [Int32]) -> [Int64] {
    let values = (0..<input.periods).flatMap { period in areas.map { input.baseline($0, period) } }
    switch input.model {
    case .bernoulli: return values.map { Int64($0) }
    case .poisson, .poissonExpected: return ExactValues(values, terms: values.count).units
    case .spaceTimePermutation:
      let byArea = sums(cases, areas.count)
      let byPeriod = (0..<input.periods).map { period in
        cases[period * areas.count..<(period + 1) * areas.count].reduce(Int64(0)) { $0 + Int64($1) }
      }
      return byPeriod.flatMap { period in byArea.map { $0 * period } }
    }
  }

  private static func sizes(_ input: ScanInput, _ areas: [Int], _ cases: [Int32], _ units: [Int64]) -> [Int64] {
    if case .spaceTimePermutation = input.model { return sums(cases, areas.count) }
    return sums(units, areas.count)
  }

  /// The sum over periods for each area.
  private static func sums<Number: BinaryInteger>(_ cells: [Number], _ count: Int) -> [Int64] {
    var sums = [Int64](repeating: 0, count: count)
    for (cell, number) in cells.enumerated() { sums[cell % count] += Int64(number) }
    return sums
  }
}

/// The figures as they were given, with all periods taken together where time plays no part.
struct ScanInput: Sendable {
  let centres: [Coordinate]
  let cases: [[Double]]
  let model: ScanModel
  let periods: Int
  /// How many rows of population were added up into one.
  let populationRows: Int

  /// - Throws: ``StatisticsError/scan(_:)`` where the numbers of periods do not fit.
  init(_ centres: [Coordinate], _ cases: [[Double]], _ model: ScanModel, _ time: ScanTime) throws(StatisticsError) {
    for row in cases + (model.baseline ?? []) {
      precondition(row.count == centres.count, "\(row.count) figures do not align with \(centres.count) areas")
    }
    if let rows = model.baseline, rows.count != 1, rows.count != cases.count {
      throw .scan(.unequalPeriods(cases: cases.count, population: rows.count))
    }
    self.centres = centres
    if time == .none, model != .spaceTimePermutation {
      self.cases = [Self.total(cases)]
      self.model = Self.together(model)
    } else {
      guard cases.count >= 2, time != .none else { throw .scan(.tooFewPeriods(time == .none ? 1 : cases.count)) }
      self.cases = cases
      self.model = model
    }
    periods = self.cases.count
    populationRows = time == .none ? model.baseline?.count ?? 1 : 1
  }

  func baseline(_ area: Int, _ period: Int) -> Double {
    guard let rows = model.baseline else { return 1 }
    return rows[rows.count == 1 ? 0 : period][area]
  }

  /// The areas all of whose figures are there.
  var completeAreas: [Int] {
    centres.indices.filter { area in
      cases.allSatisfy { !$0[area].isNaN } && (model.baseline ?? []).allSatisfy { !$0[area].isNaN }
    }
  }

  private static func total(_ rows: [[Double]]) -> [Double] {
    guard var sum = rows.first else { return [] }
    for row in rows.dropFirst() { for area in sum.indices { sum[area] += row[area] } }
    return sum
  }

  private static func together(_ model: ScanModel) -> ScanModel {
    switch model {
    case .poisson(let rows): .poisson(population: [total(rows)])
    case .poissonExpected(let rows): .poissonExpected([total(rows)])
    case .bernoulli(let rows): .bernoulli(population: [total(rows)])
    case .spaceTimePermutation: model
    }
  }
}

extension ScanInput {
  /// The most cases that can be drawn again.
  private static let mostCases = 1e8
  /// The most persons of an area that are counted one by one.
  private static let mostPersons = 1e12

  /// Refuses figures that no scan can use.
  func check(_ areas: [Int]) throws(ScanFault) {
    var total = 0.0
    for period in 0..<periods {
      for area in areas {
        try check(area, period)
        total += cases[period][area]
      }
    }
    if total > Self.mostCases { throw .tooManyCases(total) }
  }

  private func check(_ area: Int, _ period: Int) throws(ScanFault) {
    let count = cases[period][area]
    guard count >= 0, count.isFinite, count == count.rounded() else { throw .notACount(area: area, period: period, value: count) }
    guard model.baseline != nil else { return }
    let population = baseline(area, period)
    guard population >= 0, population.isFinite, !model.isBernoulli || isCount(population) else {
      throw .notAPopulation(area: area, period: period, value: population)
    }
    if population == 0, count > 0 { throw .casesWithoutPopulation(area: area, period: period) }
    if model.isBernoulli, population < count { throw .populationBelowCases(area: area, period: period) }
  }

  private func isCount(_ persons: Double) -> Bool { persons == persons.rounded() && persons <= Self.mostPersons }
}
