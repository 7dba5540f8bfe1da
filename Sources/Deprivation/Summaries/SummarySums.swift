/// What does not change from area to area while an index is summarised.
struct SummaryRule {
  let convention: SummaryConvention
  let ranked: Double
  let hasScores: Bool
  let hasRanks: Bool
  private let extentWeights: [Double]

  init(_ columns: SummaryColumns, _ convention: SummaryConvention) {
    self.convention = convention
    ranked = Double(columns.ranked)
    hasScores = !columns.scores.isEmpty
    hasRanks = !columns.ranks.isEmpty
    extentWeights = (0...100).map { convention.extentWeight(percentile: $0) }
  }

  /// An average of ranks, 1 the most deprived, in the convention's direction.
  func directed(_ average: Double) -> Double {
    hasRanks ? (convention == .ministry ? ranked + 1 - average : average) : .nan
  }

  /// ⌈100 · rank / n⌉. The quotient of two whole numbers below 2⁵³ is exact where it is whole, so no rank slips over a border.
  func percentile(_ rank: Double) -> Int { Int((100 * rank / ranked).rounded(.up)) }

  func extentWeight(_ rank: Double) -> Double { extentWeights[percentile(rank)] }
}

/// The sums over the small areas of one area, taken in order of their codes.
struct SummarySums {
  private(set) var population = 0.0
  private(set) var score = 0.0
  private(set) var rank = 0.0
  private(set) var extent = 0.0
  private(set) var peopleInWorst10 = 0.0
  private(set) var peopleInWorst20 = 0.0
  private(set) var shares = 0.0
  private(set) var inWorst5 = 0.0
  private(set) var inWorst10 = 0.0
  private(set) var inWorst20 = 0.0
  private(set) var inWorst50 = 0.0
  private(set) var areas = 0
  private(set) var divided = 0
  private(set) var worstRank = Double.nan
  private(set) var worst = ""

  /// Adds a small area's part.
  mutating func add(_ part: SummaryPart, of columns: SummaryColumns, _ rule: SummaryRule) {
    let people = columns.populations[part.row] * part.share
    population += people
    shares += part.share
    areas += 1
    if part.isDivided { divided += 1 }
    if rule.hasScores { score += people * columns.scores[part.row] }
    if rule.hasRanks { add(people, part, rank: columns.ranks[part.row], code: columns.codes[part.row], rule) }
  }

  private mutating func add(_ people: Double, _ part: SummaryPart, rank: Double, code: String, _ rule: SummaryRule) {
    self.rank += people * rank
    let percentile = rule.percentile(rank)
    extent += people * rule.extentWeight(rank)
    if percentile <= 5 { inWorst5 += part.share }
    if percentile <= 10 { (inWorst10, peopleInWorst10) = (inWorst10 + part.share, peopleInWorst10 + people) }
    if percentile <= 20 { (inWorst20, peopleInWorst20) = (inWorst20 + part.share, peopleInWorst20 + people) }
    if percentile <= 50 { inWorst50 += part.share }
    if !(worstRank <= rank) { (worstRank, worst) = (rank, code) }
  }
}

/// The part of a small area that lies in a larger one.
struct SummaryPart {
  /// Its row in the index.
  let row: Int
  /// Which part of it.
  let share: Double
  /// Whether it lies in several areas.
  let isDivided: Bool
}
