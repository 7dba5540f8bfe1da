internal import WardlightEssentials
internal import WardlightLoading

extension Crosswalk {
  /// A cross-walk from a look-up table.
  ///
  /// Without a column of shares each source must have one target. Shares are divided by their sum; where that misses 1 by more than
  /// 0.01, as in a best fit, the making says so. What the codes are follows from their set and, where that does not decide, from what is
  /// stated and from the field's name.
  ///
  /// - Parameters:
  ///   - source: The table and its columns.
  ///   - register: The known sets of codes.
  ///   - from: What the sources are, where the user knows.
  ///   - to: What the targets are, where the user knows.
  /// - Throws: ``CrosswalkError`` with file, row and column.
  /// - Complexity: O(rows · log rows).
  public static func load(
    _ source: CrosswalkSource, register: VintageRegister, from: Vintage? = nil, to: Vintage? = nil
  ) throws(CrosswalkError) -> Crosswalk {
    let table = try CrosswalkTable(source)
    let check = VintageCheck(register)
    let sources = try table.vintage(of: table.sources, in: table.fields.from, stated: from, check)
    let targets = try table.vintage(of: table.targets, in: table.fields.to, stated: to, check)
    let making = Making(method: table.method, notes: table.notes)
    return try Crosswalk(from: sources, to: targets, links: table.links, making: making)
  }
}

/// The rows of a look-up.
struct CrosswalkTable {
  let fields: CrosswalkFields
  let sources: [String]
  let targets: [String]
  private let weights: [Double]
  private let file: String

  init(_ source: CrosswalkSource) throws(CrosswalkError) {
    let (table, fields) = try Self.read(source)
    self.fields = fields
    file = table.file
    sources = try Self.codes(table, fields.from)
    targets = try Self.codes(table, fields.to)
    guard !sources.isEmpty else { throw .empty(file: table.file) }
    weights = try Self.weights(table, fields.share, sources, targets)
    try checkPairs(table)
    try checkWeights(table)
  }

  var links: [Crosswalk.Link] {
    sources.indices.map { Crosswalk.Link(source: sources[$0], target: targets[$0], weight: weights[$0]) }
  }

  /// How the cross-walk is made.
  var method: String { "from \(SourceName.short(file))" + (fields.share.map { ", column \($0)" } ?? "") }

  /// Sources whose shares miss 1.
  var notes: [String] {
    guard let share = fields.share, Set(FieldName.parts(of: share)).contains("share") else { return [] }
    let sums = Self.sums(sources, weights)
    let odd = sums.keys.filter { abs(sums[$0, default: 1] - 1) > 0.01 }.sorted()
    return odd.isEmpty
      ? [] : ["shares that miss 1 by more than 0.01 and were divided by their sum: those of \(ShareText.some(odd))"]
  }

  /// What a column's codes are.
  func vintage(of codes: [String], in field: String, stated: Vintage?, _ check: VintageCheck) throws(CrosswalkError) -> Vintage {
    do throws(VintageError) {
      let column = CodeColumn(source: file, field: field, codes: codes, stated: stated)
      let checked = try check.admit(column)
      return checked.identification.vintage ?? Vintage(.other("areas of \(field)"), nil)
    } catch {
      throw .vintage(error)
    }
  }

  private static func read(_ source: CrosswalkSource) throws(CrosswalkError) -> (TextTable, CrosswalkFields) {
    let reader = TableReader(path: source.path, layer: source.layer)
    let present: [String]
    do throws(LoadingError) { present = try reader.fields() } catch { throw .table(error) }
    let fields = try CrosswalkFields(source, present: present)
    do throws(LoadingError) {
      return (try reader.read(fields: [fields.from, fields.to] + (fields.share.map { [$0] } ?? [])), fields)
    } catch { throw .table(error) }
  }

  private static func codes(_ table: TextTable, _ field: String) throws(CrosswalkError) -> [String] {
    guard let column = table.column(field) else { return [] }
    var codes: [String] = []
    for row in 0..<table.rowCount {
      let code = AreaCode.cleaned(column[row])
      guard !code.isEmpty else { throw .noCode(file: table.file, row: table.rowNumber(row), column: field) }
      codes.append(code)
    }
    return codes
  }

  private static func weights(
    _ table: TextTable, _ field: String?, _ sources: [String], _ targets: [String]
  ) throws(CrosswalkError) -> [Double] {
    guard let field, let column = table.column(field) else { return Array(repeating: 1, count: sources.count) }
    var weights: [Double] = []
    for row in sources.indices {
      guard let weight = DecimalNumber.value(column.utf8(row)), weight >= 0 else {
        throw .badWeight(file: table.file, row: table.rowNumber(row), column: field, source: sources[row], target: targets[row])
      }
      weights.append(weight)
    }
    return weights
  }

  private func checkPairs(_ table: TextTable) throws(CrosswalkError) {
    var rows: [[String]: Int] = [:]
    for row in sources.indices {
      if let first = rows.updateValue(table.rowNumber(row), forKey: [sources[row], targets[row]]) {
        throw .repeatedPair(file: file, rows: [first, table.rowNumber(row)], source: sources[row], target: targets[row])
      }
    }
  }

  private func checkWeights(_ table: TextTable) throws(CrosswalkError) {
    let sums = Self.sums(sources, weights)
    if fields.share == nil {
      let divided = sums.keys.filter { sums[$0, default: 1] > 1 }.sorted()
      guard divided.isEmpty else { throw .noShares(file: file, sources: divided) }
    }
    if let row = sources.indices.first(where: { sums[sources[$0]] == 0 }) {
      throw .noWeight(file: file, row: table.rowNumber(row), column: fields.share, source: sources[row])
    }
  }

  private static func sums(_ sources: [String], _ weights: [Double]) -> [String: Double] {
    Dictionary(zip(sources, weights), uniquingKeysWith: +)
  }
}
