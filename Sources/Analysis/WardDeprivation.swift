import WardlightDeprivation
import WardlightGazetteer

/// The deprivation of the study's wards.
struct WardDeprivation: Sendable {
  /// What the score is.
  let title: String
  /// The score of each ward; `NaN` where the index has none.
  let scores: [Double]
  /// The fifths of London's wards.
  let fifths: DeprivationFifths
  /// What joining noticed.
  let notices: [String]

  /// What the ledger says of the index's codes.
  let entry: VintageLedger.Entry

  init(_ source: Configuration.DeprivationSource, _ wards: CheckedColumn, _ check: VintageCheck) throws(DeprivationError) {
    let index = try DeprivationIndex.load(path: source.file, codeField: source.code, scoreField: source.score)
    let joined = try index.join(wards, check)
    let missing = joined.scores.missing
    title = source.title
    scores = joined.scores.values
    fifths = DeprivationFifths(joined.scores.values)
    entry = joined.entry
    notices =
      joined.warnings
      + (missing.isEmpty ? [] : ["The index has no score for \(missing.count) wards: \(missing.joined(separator: ", "))."])
  }

  /// Of the wards given, those with at least five records, and how many of them lie in the most deprived fifth of London.
  func share(of wards: [Int], counts: [Int]) -> FifthShare {
    let here = Set(wards)
    return fifths.mostDeprived(counts: counts.indices.map { here.contains($0) ? counts[$0] : 0 }, atLeast: 5)
  }
}
