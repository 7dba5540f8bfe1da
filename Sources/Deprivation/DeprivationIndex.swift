internal import WardlightEssentials
internal import WardlightLoading

/// An index of deprivation: a score for each area code, the higher the more deprived.
public struct DeprivationIndex: Sendable {
  /// The file.
  public let file: String
  /// The column of the codes.
  public let codeField: String
  /// The column of the scores.
  public let scoreField: String
  /// How many codes there are.
  public var count: Int { scores.count }
  private let scores: [String: Double]

  /// Reads an index from a table.
  ///
  /// - Parameters:
  ///   - path: Any table that GDAL opens.
  ///   - codeField: The column of area codes.
  ///   - scoreField: The column of scores; an empty cell is a missing score.
  /// - Throws: ``DeprivationError`` for a missing column, an empty or repeated code, or a score that is no number.
  public static func load(path: String, codeField: String, scoreField: String) throws(DeprivationError) -> DeprivationIndex {
    let table: TextTable
    do throws(LoadingError) { table = try TableReader(path: path).read(fields: [codeField, scoreField]) } catch { throw .table(error) }
    return try DeprivationIndex(table, codeField: codeField, scoreField: scoreField)
  }

  init(_ table: TextTable, codeField: String, scoreField: String) throws(DeprivationError) {
    self.file = table.file
    self.codeField = codeField
    self.scoreField = scoreField
    guard let codes = table.column(codeField), let cells = table.column(scoreField) else {
      scores = [:]
      return
    }
    scores = try Self.scores(table, codes, cells, (codeField, scoreField))
  }

  /// The scores of some areas.
  ///
  /// - Parameter codes: The areas' codes, in their order.
  /// - Throws: ``DeprivationError/noMatch(file:field:areas:)`` where not a single code is found.
  public func scores(for codes: [String]) throws(DeprivationError) -> AreaScores {
    let found = codes.map { scores[$0] }
    guard codes.isEmpty || found.contains(where: { $0 != nil }) else { throw .noMatch(file: file, field: codeField, areas: codes.count) }
    let missing = codes.indices.filter { found[$0]?.isNaN ?? true }
    return AreaScores(values: found.map { $0 ?? .nan }, missing: missing.map { codes[$0] })
  }

  private static func scores(
    _ table: TextTable, _ codes: TextColumn, _ cells: TextColumn, _ fields: (code: String, score: String)
  ) throws(DeprivationError) -> [String: Double] {
    var scores: [String: Double] = [:]
    var rows: [String: Int] = [:]
    for row in 0..<table.rowCount {
      let number = table.rowNumber(row)
      let code = codes[row].filter { $0 != " " }
      guard !code.isEmpty else { throw .noCode(file: table.file, row: number, field: fields.code) }
      if let first = rows.updateValue(number, forKey: code) {
        throw .duplicateCode(file: table.file, field: fields.code, code: code, rows: [first, number])
      }
      scores[code] = try score(cells, row, (table.file, number, fields.score))
    }
    return scores
  }

  private static func score(
    _ cells: TextColumn, _ row: Int, _ place: (file: String, row: Int, field: String)
  ) throws(DeprivationError) -> Double {
    if cells.utf8(row).allSatisfy({ $0 == UInt8(ascii: " ") }) { return .nan }
    guard let score = DecimalNumber.value(cells.utf8(row)) else {
      throw .notANumber(file: place.file, row: place.row, field: place.field, value: cells[row])
    }
    return score
  }
}

/// Scores joined to areas.
public struct AreaScores: Hashable, Sendable {
  /// Aligned with the areas; `NaN` where the index has no score.
  public let values: [Double]
  /// The codes of the areas without a score, in the areas' order.
  public let missing: [String]

  /// Scores from elsewhere, a column of a layer, say.
  public init(values: [Double], missing: [String] = []) {
    self.values = values
    self.missing = missing
  }
}
