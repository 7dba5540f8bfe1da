import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightLoading

/// What a pair of area and period is that has no row in a long table.
public enum AbsentBin: String, Hashable, Sendable, CaseIterable {
  /// Unknown.
  case missing
  /// 0, for tables that leave out zeros.
  case zero
  /// 0 where the area has rows of other periods; unknown where it has none.
  case zeroBesideOthers = "zero-beside-others"
}

/// A long table, a row for each area and period, as values of areas over time.
struct PeriodTable {
  /// The file, without its folder.
  let file: String
  /// The periods, in order of time.
  let periods: [String]
  /// What should be known of the table's codes and periods.
  let notices: [String]
  private let rows: PeriodRows
  private let places: PeriodPlaces

  /// Reads the table and finds the place of each row.
  ///
  /// - Parameters:
  ///   - path: The table.
  ///   - code: Its field of codes; `nil` takes the layer's, or `code` where the table has no such field, as tables of counts have it.
  ///   - period: Its field of periods.
  ///   - fields: Its fields of values.
  ///   - layer: The codes of the layer, in order.
  /// - Throws: ``LoadingError``, ``PeriodFault`` or ``VintageError``, with file, row and field.
  init(path: String, code: String?, period: String, fields: [String], layer: CheckedColumn, _ check: VintageCheck) throws {
    try RefusedColumns.check([period] + fields)
    let reader = TableReader(path: path)
    let code = try code ?? Self.codeField(layer.column.field, among: reader.fields())
    let rows = try PeriodRows(reader.read(fields: [code, period] + fields), code: code, period: period, fields: fields)
    let file = StudyVintages.name(path)
    let join = try check.join(CodeColumn(source: file, field: code, codes: rows.codes), with: layer)
    guard join.areaOfRow.contains(where: { $0 >= 0 }) else { throw PeriodFault.nothing(file: file, field: code) }
    let (names, odd) = PeriodName.ordered(Set(rows.periods))
    if let odd { throw PeriodFault.unordered(file: file, field: period, period: odd) }
    let places = try PeriodPlaces(rows, join, names, areas: layer.column.codes, file: file)
    (self.file, self.rows, self.places, periods) = (file, rows, places, names)
    notices = join.warnings + Self.notices(file, join, names)
  }

  /// A field by period, each aligned with the layer's areas; `NaN` where missing.
  ///
  /// - Precondition: The field is one of those that were read.
  func values(of field: String, absent: AbsentBin) -> [[Double]] {
    guard let column = rows.numbers[field] else { preconditionFailure("the long table was read without the field \(field)") }
    return places.rows.map { period in
      period.enumerated().map { area, row in row >= 0 ? column[Int(row)] : places.value(of: area, absent) }
    }
  }

  /// Values by period as counts, period by period and in order of code; `nil` where missing.
  ///
  /// - Parameters:
  ///   - field: What the values are called in messages.
  ///   - advice: What is advised where a value is not whole.
  /// - Throws: ``FigureFault`` for the first value that is no count, with its area.
  func counts(_ values: [[Double]], of field: String, _ areas: Areas, advice: FigureFault.Advice) throws(FigureFault) -> [Int?] {
    let origin = FigureOrigin.table(file: file)
    var counts: [Int?] = []
    for value in values.joined() {
      let code = areas.codes[counts.count % areas.count]
      guard value.isNaN || value >= 0 else { throw .negative(origin: origin, field: field, code: code) }
      guard value.isNaN || (value == value.rounded() && value <= 1e12) else {
        throw .notWhole(origin: origin, field: field, code: code, advice: advice)
      }
      counts.append(value.isNaN ? nil : Int(value))
    }
    return counts
  }

  /// How many pairs have no row, and what stands for them; empty where none lacks.
  func absences(_ absent: AbsentBin) -> [String] {
    guard places.absent > 0 else { return [] }
    let what =
      switch absent {
      case .missing: "they have no value, not 0"
      case .zero: "0 stands for them"
      case .zeroBesideOthers: "0 stands for them where the area has rows of other periods"
      }
    return ["\(file): \(places.absent) of \(places.bins) pairs of area and period have no row; \(what)."]
  }

  private static func codeField(_ own: String, among fields: [String]) -> String {
    !fields.contains(own) && fields.contains("code") ? "code" : own
  }

  private static func notices(_ file: String, _ join: CodeJoin, _ names: [String]) -> [String] {
    var notices = names.first.map { ["\(file) has \(names.count) periods, \($0) to \(names[names.count - 1])."] } ?? []
    if !join.unmatched.isEmpty {
      notices.append("\(file): \(join.unmatched.count) codes are not in the layer (\(some(join.unmatched))); their rows are left out.")
    }
    let gaps = PeriodName.missingMonths(names)
    if !gaps.isEmpty {
      notices.append("\(file): no row is of \(some(gaps)); the months before and after are taken for neighbours in time.")
    }
    return notices
  }

  private static func some(_ names: [String]) -> String { names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", …" : "") }
}

/// The rows of a long table as they stand.
private struct PeriodRows {
  let codes: [String]
  let periods: [String]
  /// By field; `NaN` where a cell is empty.
  let numbers: [String: [Double]]
  let firstRowNumber: Int

  init(_ table: TextTable, code: String, period: String, fields: [String]) throws {
    let file = table.file
    codes = Self.cells(table, code).map { CodedNumbers.plainCode($0) }
    periods = Self.cells(table, period).map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
    firstRowNumber = table.rowNumber(0)
    if let row = codes.firstIndex(of: "") {
      throw LoadingError.emptyCode(file: file, layer: nil, field: code, row: table.rowNumber(row))
    }
    if let row = periods.firstIndex(of: "") { throw PeriodFault.emptyPeriod(file: file, field: period, row: table.rowNumber(row)) }
    var numbers: [String: [Double]] = [:]
    for field in fields {
      numbers[field] = try Self.cells(table, field).enumerated().map { row, cell in
        try Self.value(cell, file: file, field: field, row: table.rowNumber(row))
      }
    }
    self.numbers = numbers
  }

  private static func cells(_ table: TextTable, _ field: String) -> [String] {
    table.column(field).map { column in (0..<table.rowCount).map { column[$0] } } ?? []
  }

  private static func value(_ cell: String, file: String, field: String, row: Int) throws -> Double {
    if cell.utf8.allSatisfy({ $0 == UInt8(ascii: " ") }) { return .nan }
    if cell == "withheld" || cell.contains("–") { throw PeriodFault.protected(file: file, field: field, row: row) }
    guard let number = DecimalNumber.grouped(cell.utf8), number.isFinite else {
      throw LoadingError.notNumeric(file: file, layer: nil, field: field, row: row)
    }
    return number
  }
}

/// Where the row of each area and period is.
private struct PeriodPlaces {
  /// By period and area; -1 where there is none.
  let rows: [[Int32]]
  private let hasRow: [Bool]

  init(_ table: PeriodRows, _ join: CodeJoin, _ names: [String], areas: [String], file: String) throws {
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    var rows = [[Int32]](repeating: [Int32](repeating: -1, count: areas.count), count: names.count)
    for row in table.codes.indices {
      guard join.areaOfRow[row] >= 0, let period = places[table.periods[row]] else { continue }
      let area = Int(join.areaOfRow[row])
      guard rows[period][area] < 0 else {
        throw PeriodFault.repeated(
          file: file, code: areas[area], period: table.periods[row],
          rows: [Int(rows[period][area]) + table.firstRowNumber, row + table.firstRowNumber])
      }
      rows[period][area] = Int32(row)
    }
    self.rows = rows
    hasRow = areas.indices.map { area in rows.contains { $0[area] >= 0 } }
  }

  /// How many pairs of area and period there are.
  var bins: Int { rows.count * hasRow.count }

  /// How many of them have no row.
  var absent: Int { rows.reduce(0) { $0 + $1.count { $0 < 0 } } }

  /// What stands for a pair without a row.
  func value(of area: Int, _ absent: AbsentBin) -> Double {
    switch absent {
    case .missing: .nan
    case .zero: 0
    case .zeroBesideOthers: hasRow[area] ? 0 : .nan
    }
  }
}
