internal import WardlightEssentials

/// Why a table cannot be used as an index of deprivation.
public enum IndexFault: Hashable, Sendable {
  /// No heading is that of a measure; `read` are the headings of the file, `nearest` a known heading beside one of them.
  case noMeasure(file: String, read: [String], nearest: String?)
  /// No column holds area codes.
  case noCodes(file: String, read: [String])
  /// The table has a heading and no row.
  case noRows(file: String)
  /// A rank that is below 1, not whole, or above the number of areas there are.
  case badRank(file: String, row: Int, field: String, highest: Int?)
  /// A decile that is no whole number from 1 to 10.
  case badDecile(file: String, row: Int, field: String)
  /// The column of scores holds ranks and that of ranks does not.
  case swapped(file: String, score: String, rank: String)
  /// A column called a score holds ranks.
  case ranksAsScore(file: String, field: String, highest: Int)
  /// Two columns of one domain do not agree in which areas are more deprived; `rho` is Spearman's, of both turned so that a higher number means more deprivation.
  case disagree(file: String, field: String, other: String, rho: Double)
  /// The ranks of a whole file are not those from 1 to the number of areas.
  case notRanks(file: String, field: String, areas: Int, different: Int)
  /// Deciles that are not the tenths of the ranks beside them.
  case decilesOfOthers(file: String, decile: String, rank: String, areas: Int)
  /// A direction was given that the heading contradicts.
  case statedDirection(file: String, field: String, stated: DeprivationMeasure.Direction)
  /// A direction was given that another column contradicts.
  case contradicted(file: String, field: String, stated: DeprivationMeasure.Direction, by: String, rho: Double)
  /// Two files of one index have different codes; `example` stands in one of them only.
  case otherCodes(file: String, other: String, missing: Int, example: String)
  /// Two files of one index have different numbers in a column that both have.
  case otherNumbers(file: String, field: String, other: String, otherField: String, areas: Int)
  /// Two files are of different releases.
  case otherRelease(file: String, release: IndexRelease, other: String, otherRelease: IndexRelease)
  /// Too few areas of a layer have a value.
  case tooFewValues(file: String, field: String, layer: String, present: Int, areas: Int, limit: Int)
}

extension IndexFault: CustomStringConvertible {
  /// One sentence that names file, row and column.
  public var description: String {
    switch self {
    case .noMeasure(let file, let read, let nearest):
      "\(file): no heading is one of an index of deprivation (“Index of Multiple Deprivation (IMD) Score”, “Income Rank”, imd_score, …); the headings are \(Self.list(read))\(nearest.map { "; perhaps \($0) is meant" } ?? "")."
    case .noCodes(let file, let read):
      "\(file): no column of area codes is found among \(Self.list(read)); name it (code: in wardlight.yaml)."
    case .noRows(let file): "\(file): the table has a heading and no rows."
    case .badRank(let file, let row, let field, let highest):
      "\(file), row \(row), column “\(field)”: not a rank, a whole number from 1\(highest.map { " to \(Self.grouped($0))" } ?? "")."
    case .badDecile(let file, let row, let field): "\(file), row \(row), column “\(field)”: not a decile, a whole number from 1 to 10."
    case .notRanks(let file, let field, let areas, let different):
      "\(file), column “\(field)”: the ranks of \(Self.grouped(areas)) areas are \(Self.grouped(different)) different numbers, and they should be those from 1 to \(Self.grouped(areas)) with few repeated."
    case .tooFewValues(let file, let field, let layer, let present, let areas, let limit):
      "\(file), column “\(field)”: only \(Self.grouped(present)) of the \(Self.grouped(areas)) areas of \(layer) have a value, fewer than \(limit) %; is half of the table missing?"
    default: disagreement
    }
  }

  private var disagreement: String {
    switch self {
    case .swapped(let file, let score, let rank):
      "\(file): the columns “\(score)” and “\(rank)” seem swapped, for the one called a score holds ranks and the one called a rank does not."
    case .ranksAsScore(let file, let field, let highest):
      "\(file), column “\(field)”: it is called a score and holds ranks, whole numbers up to \(Self.grouped(highest)) with few repeated; as a rank it would run the other way."
    case .disagree(let file, let field, let other, let rho):
      "\(file): the columns “\(field)” and “\(other)” do not agree in which areas are more deprived (Spearman’s rho \(Self.number(rho)) where it should be near 1, each turned so that higher is more deprived)."
    case .decilesOfOthers(let file, let decile, let rank, let areas):
      "\(file): the deciles of “\(decile)” are not the tenths of the ranks of “\(rank)” in \(Self.grouped(areas)) areas."
    case .statedDirection(let file, let field, let stated):
      "\(file), column “\(field)”: it is said to be more deprived where \(stated.inWords), and its heading says the opposite."
    case .contradicted(let file, let field, let stated, let other, let rho):
      "\(file), column “\(field)”: it is said to be more deprived where \(stated.inWords), and the column “\(other)” says the opposite (Spearman’s rho \(Self.number(rho)))."
    default: ofFiles
    }
  }

  private var ofFiles: String {
    switch self {
    case .otherCodes(let file, let other, let missing, let example):
      "\(file) and \(other) are not files of one index: \(Self.grouped(missing)) area \(missing == 1 ? "code stands" : "codes stand") in one of them only, \(example) among them."
    case .otherNumbers(let file, let field, let other, let otherField, let areas):
      "\(file), column “\(field)”, and \(other), column “\(otherField)”, should be the same and differ in \(Self.grouped(areas)) areas."
    case .otherRelease(let file, let release, let other, let otherRelease):
      "\(file) is of the \(release) and \(other) of the \(otherRelease); they cannot be read as one index."
    default: ""
    }
  }

  private static func list(_ names: [String]) -> String {
    guard !names.isEmpty else { return "none" }
    return names.prefix(8).map { "“\($0)”" }.joined(separator: ", ") + (names.count > 8 ? " and \(names.count - 8) more" : "")
  }

  static func number(_ value: Double) -> String { FixedDecimal.text(value, decimals: 2).replacing("-", with: "−") }

  static func grouped(_ count: Int) -> String {
    let digits = String(count)
    let head = digits.count % 3
    let groups = stride(from: head, to: digits.count, by: 3).map { digits.dropFirst($0).prefix(3) }
    return ((head > 0 ? [digits.prefix(head)] : []) + groups).joined(separator: ",")
  }
}

extension DeprivationMeasure.Direction {
  /// `higher`, `lower`: completes “more deprived where …”.
  var inWords: String { self == .higherIsMoreDeprived ? "higher" : "lower" }
}
