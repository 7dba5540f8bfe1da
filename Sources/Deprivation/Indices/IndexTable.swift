public import WardlightGazetteer
internal import WardlightLoading

/// An index of deprivation: measures and populations by area code.
///
/// Codes ascend, whatever the order of the file's rows, and every column is aligned with them.
public struct IndexTable: Sendable {
  /// The files, the first one first.
  public let files: [String]
  /// The column of the codes, in the first file.
  public let codeField: String
  /// Which index it is; `nil` where nothing says.
  public let release: IndexRelease?
  /// What the heading of the codes says of them; the check at the join looks at the codes themselves.
  public let vintage: Vintage?
  /// The codes, ascending.
  public let codes: [String]
  /// The measures, in the files' order.
  public let measures: [DeprivationMeasure]
  /// The populations, in the files' order.
  public let populations: [IndexPopulation]
  /// What was found and how, in sentences.
  public let notes: [String]
  /// What is odd and no error, in sentences.
  public let warnings: [String]
  let columns: IndexColumns

  /// The first file.
  public var file: String { files[0] }
  /// How many areas there are.
  public var count: Int { codes.count }

  /// The numbers of a measure, aligned with ``codes``; `NaN` where a cell is empty.
  ///
  /// - Precondition: The measure is one of ``measures``.
  public func values(of measure: DeprivationMeasure) -> [Double] { columns.values(measure.field, of: file) }

  /// The numbers of a population, aligned with ``codes``; `NaN` where a cell is empty.
  ///
  /// - Precondition: The population is one of ``populations``.
  public func values(of population: IndexPopulation) -> [Double] { columns.values(population.field, of: file) }

  /// The numbers of a measure for some areas; those that the index does not have are `NaN`, and listed.
  ///
  /// - Parameter codes: Area codes in any order; spaces and case of an ONS code do not matter.
  /// - Complexity: O(areas · log codes).
  public func aligned(with codes: [String], _ measure: DeprivationMeasure) -> AreaScores {
    let all = values(of: measure)
    let values = codes.map { code in place(of: AreaCode.cleaned(code)).map { all[$0] } ?? .nan }
    return AreaScores(values: values, missing: codes.indices.filter { values[$0].isNaN }.map { codes[$0] })
  }

  /// The measure of a domain in a form; `nil` where the index has none.
  public func measure(of domain: DeprivationMeasure.Domain, _ form: DeprivationMeasure.Form) -> DeprivationMeasure? {
    measures.first { $0.domain == domain && $0.form == form && ($0.ranked ?? .score) == .score }
      ?? measures.first { $0.domain == domain && $0.form == form }
  }

  /// The measure of a domain that says most: its score, else its average score, average rank, rank, extent or decile; `nil` where the index has none.
  public func measure(of domain: DeprivationMeasure.Domain) -> DeprivationMeasure? {
    let forms: [DeprivationMeasure.Form] = [.score, .averageScore, .averageRank, .rank, .extent, .decile, .other]
    return forms.lazy.compactMap { measure(of: domain, $0) }.first
  }

  /// The population by which the index itself weights its areas; `nil` where the file does not bring it.
  ///
  /// Of a known release it is the total population of that release's year (mid-2015 for 2019, mid-2022 for 2025), and of another index the only total population.
  public var denominator: IndexPopulation? {
    let totals = populations.filter { $0.group == .all }
    if let year = release?.populationYear {
      return totals.first { $0.year == year } ?? (totals.count == 1 && totals[0].year == nil ? totals[0].dated(year) : nil)
    }
    return totals.count == 1 ? totals[0] : nil
  }

  /// The title of a measure with its release: `IMD score, English indices of deprivation 2019`.
  public func title(of measure: DeprivationMeasure) -> String { measure.title + (release.map { ", \($0.title)" } ?? "") }

  func place(of code: String) -> Int? {
    var (low, high) = (0, codes.count)
    while low < high {
      let middle = (low + high) / 2
      if codes[middle] < code { low = middle + 1 } else { high = middle }
    }
    return low < codes.count && codes[low] == code ? low : nil
  }
}

/// The columns of an index by name.
struct IndexColumns: Sendable {
  private var numbers: [String: [Double]] = [:]

  func values(_ field: String, of file: String) -> [Double] {
    guard let column = numbers[field] else { preconditionFailure("\(file) was read without its column \(field)") }
    return column
  }

  func has(_ field: String) -> Bool { numbers[field] != nil }

  mutating func add(_ values: [Double], _ field: String) { numbers[field] = values }
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
