/// The best window around each centre of the map as it is.
struct WindowScan: Sendable {
  let cells: ScanCells
  let spans: ScanSpans
  let limits: WindowLimits
  let options: ScanOptions

  /// A window that is the best of its centre and family.
  struct Candidate: Sendable {
    let centre: Int
    let family: Int
    let span: Int
    /// Its last group in order of distance.
    let group: Int
    let areaCount: Int
    /// The distance of its farthest area in the family's plane.
    let radius: Double
    let cases: Int
    let units: Int64
    let ratio: Double
    let statistic: Double
    let isHigh: Bool

    /// The larger statistic first, then fewer areas, then the centre's code, then rounder and more easterly windows, then earlier periods.
    func precedes(_ other: Candidate) -> Bool {
      if statistic != other.statistic { return statistic > other.statistic }
      return (areaCount, centre, family, span) < (other.areaCount, other.centre, other.family, other.span)
    }
  }

  /// The best window around a centre that holds none of the barred areas.
  ///
  /// - Returns: `nil` where no window departs from what is expected.
  func best(around centre: Int, _ order: DistanceOrder, _ family: (number: Int, windows: WindowFamily), barred: [Bool]) -> Candidate? {
    order.sort(from: centre)
    let count = limits.groups(of: order, family.windows, barred: barred)
    var walk = Walk(self, centre, family)
    let columns = (0..<cells.periods).map { Column(cells, $0, order, groups: count) }
    for (span, periods) in spans.spans.enumerated() { walk.take(span, columns[periods], order) }
    return walk.best
  }

  /// Cases and units of one period, added up over the groups around a centre.
  struct Column {
    var cases: [Int] = []
    var units: [Int64] = []

    init(_ cells: ScanCells, _ period: Int, _ order: DistanceOrder, groups: Int) {
      var (place, caseSum, unitSum) = (0, 0, Int64(0))
      for group in 0..<groups {
        while place < Int(order.groupEnds[group]) {
          let cell = cells.cell(period, Int(order.areas[place]))
          caseSum += Int(cells.cases[cell])
          unitSum += cells.units[cell]
          place += 1
        }
        cases.append(caseSum)
        units.append(unitSum)
      }
    }
  }

  /// Looks at the windows around one centre in turn.
  struct Walk {
    private let scan: WindowScan
    private let centre: Int
    private let family: (number: Int, windows: WindowFamily)
    private(set) var best: Candidate?

    init(_ scan: WindowScan, _ centre: Int, _ family: (number: Int, windows: WindowFamily)) {
      self.scan = scan
      self.centre = centre
      self.family = family
    }

    mutating func take(_ span: Int, _ columns: ArraySlice<Column>, _ order: DistanceOrder) {
      guard let groups = columns.first?.cases.count, groups > 0 else { return }
      var cases = [Int](repeating: 0, count: groups)
      var units = [Int64](repeating: 0, count: groups)
      for column in columns {
        for group in 0..<groups {
          cases[group] += column.cases[group]
          units[group] += column.units[group]
        }
      }
      if scan.options.rates.includesHigh { takeHigh(span, cases, units, order) }
      if scan.options.rates.includesLow { takeLow(span, cases, units, order) }
    }

    private mutating func takeHigh(_ span: Int, _ cases: [Int], _ units: [Int64], _ order: DistanceOrder) {
      var before = 0
      for group in cases.indices {
        defer { before = cases[group] }
        guard cases[group] > before, cases[group] >= scan.options.fewestCases else { continue }
        let ratio = scan.cells.ratio.high(Double(cases[group]), units: Double(units[group]))
        offer(Window(span: span, group: group, cases: cases[group], units: units[group], ratio: ratio, isHigh: true), order)
      }
    }

    /// A minimum ends just before cases or at the limit, without areas in which nothing is expected.
    private mutating func takeLow(_ span: Int, _ cases: [Int], _ units: [Int64], _ order: DistanceOrder) {
      var lastUseful = 0
      for group in cases.indices {
        if group > 0, units[group] > units[group - 1] { lastUseful = group }
        guard group + 1 == cases.count || cases[group + 1] > cases[group] else { continue }
        let ratio = scan.cells.ratio.low(Double(cases[group]), units: Double(units[group]))
        offer(Window(span: span, group: lastUseful, cases: cases[group], units: units[group], ratio: ratio, isHigh: false), order)
      }
    }

    private struct Window {
      let span: Int
      let group: Int
      let cases: Int
      let units: Int64
      let ratio: Double
      let isHigh: Bool
    }

    private mutating func offer(_ window: Window, _ order: DistanceOrder) {
      let statistic = window.ratio * family.windows.penalty
      guard statistic > 0, statistic >= best?.statistic ?? 0 else { return }
      let candidate = Candidate(
        centre: centre, family: family.number, span: window.span, group: window.group, areaCount: Int(order.groupEnds[window.group]),
        radius: order.radius(ofGroup: window.group), cases: window.cases, units: window.units, ratio: window.ratio, statistic: statistic,
        isHigh: window.isHigh)
      if best.map(candidate.precedes) ?? true { best = candidate }
    }
  }
}
