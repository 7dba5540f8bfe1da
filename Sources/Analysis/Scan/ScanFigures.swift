import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightLoading

/// The figures of a scan, by period and area.
struct ScanFigures: Sendable {
  let areas: Areas
  /// The names of the periods, in order; empty where time plays no part.
  let periods: [String]
  /// By period, each aligned with the areas; `NaN` where there is no value.
  let cases: [[Double]]
  /// By period, or one row for all; empty where there is no such field.
  let baseline: [[Double]]
  let notices: [String]

  init(_ request: ScanRequest, _ parallel: Parallel) throws {
    if let period = request.period, let counts = request.layer.counts {
      self = try Self.byPeriod(request, counts, period, parallel)
    } else {
      let fields = [request.cases] + [request.baseline.field].compactMap { $0 }
      let figures = try request.layer.figures(of: fields, parallel: parallel)
      areas = figures.areas
      periods = []
      cases = [try figures.counts(of: request.cases, advice: .none).map { $0.map(Double.init) ?? .nan }]
      baseline = try request.baseline.field.map { [try figures.amounts(of: $0)] } ?? []
      notices = figures.notices
    }
  }

  private init(areas: Areas, periods: [String], cases: [[Double]], baseline: [[Double]], notices: [String]) {
    self.areas = areas
    self.periods = periods
    self.cases = cases
    self.baseline = baseline
    self.notices = notices
  }

  /// Cases from a table with a row for each area and period; what they are compared with from the same table or the layer.
  private static func byPeriod(_ request: ScanRequest, _ counts: String, _ period: String, _ parallel: Parallel) throws -> ScanFigures {
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
    let cases = table.values(of: request.cases, absent: .zeroBesideOthers)
    var baseline: [[Double]] = []
    if let field { baseline = isInTable ? table.values(of: field, absent: .missing) : [try figures.amounts(of: field)] }
    return ScanFigures(
      areas: figures.areas, periods: table.periods, cases: cases, baseline: baseline,
      notices: figures.notices + table.notices + table.absences(.zeroBesideOthers))
  }
}
