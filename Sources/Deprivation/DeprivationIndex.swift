internal import WardlightGazetteer
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
    do throws(LoadingError) {
      return DeprivationIndex(
        try CodedNumbers.read(path: path, code: codeField, numbers: [scoreField], cleaning: AreaCode.cleaned), score: scoreField)
    } catch {
      throw .table(error)
    }
  }

  private init(_ numbers: CodedNumbers, score field: String) {
    file = numbers.file
    codeField = numbers.codeField
    scoreField = field
    scores = Dictionary(uniqueKeysWithValues: zip(numbers.codes, numbers.values(of: field, for: numbers.codes)))
  }

  /// The codes of the index, ascending.
  public var codes: [String] { scores.keys.sorted() }

  /// The score of an area; `NaN` where the index has none.
  func score(of code: String) -> Double { scores[AreaCode.cleaned(code)] ?? .nan }

  /// The scores of some areas, few or none of which the index may have.
  func matched(_ codes: [String]) -> AreaScores {
    let values = codes.map { score(of: $0) }
    return AreaScores(values: values, missing: codes.indices.filter { values[$0].isNaN }.map { codes[$0] })
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
