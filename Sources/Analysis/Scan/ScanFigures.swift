import WardlightDisclosure
import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightLoading

/// The figures of a scan, by period and area.
struct ScanFigures: Sendable {
  let areas: Areas
  /// The names of the periods, in order; empty where time plays no part.
  let periods: [String]
  /// By period, each aligned with the areas; `NaN` where there is no value. A hidden count stands as the middle of what is shown of it.
  let cases: [[Double]]
  /// What is shown of each of these cases; `nil` where there is no value.
  let shown: [[ClosedRange<Int>?]]
  /// By period, or one row for all; empty where there is no such field.
  let baseline: [[Double]]
  let notices: [String]

  init(_ request: ScanRequest, _ door: Door, _ parallel: Parallel) throws {
    if let period = request.period, let counts = request.layer.counts {
      self = try Self.byPeriod(request, counts, period, door, parallel)
    } else {
      let fields = [request.cases] + [request.baseline.field].compactMap { $0 }
      let figures = try request.layer.figures(of: fields, parallel: parallel)
      areas = figures.areas
      periods = []
      baseline = try request.baseline.field.map { [try figures.amounts(of: $0)] } ?? []
      (cases, shown) = Self.cases(
        try figures.counts(of: request.cases, advice: .none), figures.areas.count, among: request.baseline.persons(baseline), door)
      notices = figures.notices
    }
  }

  private init(areas: Areas, periods: [String], cases: Cases, baseline: [[Double]], notices: [String]) {
    self.areas = areas
    self.periods = periods
    (self.cases, shown) = cases
    self.baseline = baseline
    self.notices = notices
  }

  /// By period, as they are scanned and as they are shown.
  private typealias Cases = (scanned: [[Double]], shown: [[ClosedRange<Int>?]])

  /// - Parameters:
  ///   - counts: Period by period and in order of code.
  ///   - persons: Of whom the cases are some, by period or one row for all; empty where nobody says. None stands for more than there are; who has more is left to be told of it.
  private static func cases(_ counts: [Int?], _ areas: Int, among persons: [[Double]], _ door: Door) -> Cases {
    let possible = door.possible(counts)
    let all = Array(persons.joined())
    let standIns = possible.middle.enumerated().map { place, standIn -> Int? in
      guard let standIn, let count = counts[place], !all.isEmpty, all[place % all.count].isFinite else { return standIn }
      let most = Int(all[place % all.count])
      return count > most ? count : min(standIn, most)
    }
    let starts = stride(from: 0, to: counts.count, by: areas)
    return (
      starts.map { standIns[$0..<$0 + areas].map { $0.map(Double.init) ?? .nan } }, starts.map { Array(possible.shown[$0..<$0 + areas]) }
    )
  }

  /// Whether a count is hidden.
  var hidesAny: Bool { shown.joined().contains { $0.map { $0.count > 1 } ?? false } }

  /// What is shown of the cases of some areas in some periods together: from the sum of the least to that of the most that each can be.
  func sum(over areas: some Sequence<Int>, in periods: some Sequence<Int>) -> ClosedRange<Int> {
    let ranges = periods.flatMap { period in areas.compactMap { shown[period][$0] } }
    return ranges.reduce(0) { $0 + $1.lowerBound }...ranges.reduce(0) { $0 + $1.upperBound }
  }

  /// Cases from a table with a row for each area and period; what they are compared with from the same table or the layer.
  private static func byPeriod(
    _ request: ScanRequest, _ counts: String, _ period: String, _ door: Door, _ parallel: Parallel
  ) throws -> ScanFigures {
    let inTable = try TableReader(path: counts).fields()
    let field = request.baseline.field
    let isInTable = field.map(inTable.contains) ?? false
    var layer = request.layer
    layer.counts = nil
    let figures = try layer.figures(of: isInTable ? [] : [field].compactMap { $0 }, parallel: parallel)
    let columns = [request.cases] + (isInTable ? [field].compactMap { $0 } : [])
    let check = try StudyVintages().check
    let codes = try check.admit(CodeColumn(figures.areas, source: StudyVintages.name(layer.layer.path), field: layer.code))
    let table = try PeriodTable(path: counts, code: nil, period: period, fields: columns, layer: codes, check)
    var baseline: [[Double]] = []
    if let field { baseline = isInTable ? table.values(of: field, absent: .missing) : [try figures.amounts(of: field)] }
    let counts = try table.counts(
      table.values(of: request.cases, absent: .zeroBesideOthers), of: request.cases, figures.areas, advice: .none)
    let cases = Self.cases(counts, figures.areas.count, among: request.baseline.persons(baseline), door)
    return ScanFigures(
      areas: figures.areas, periods: table.periods, cases: cases, baseline: baseline,
      notices: figures.notices + table.notices + table.absences(.zeroBesideOthers))
  }
}
