/// Areas in order of deprivation, the most deprived first, with their shares of the people and of the cases.
struct RankedAreas {
  /// The places of the areas in the columns they came from, the most deprived first, ties in order of place.
  let areas: [Int]
  /// Runs of equally deprived areas, as ranges of ``areas``.
  let ties: [Range<Int>]
  /// The share of the people in each area, aligned with ``areas``; they sum to 1.
  let people: [Double]
  /// The share of the cases in each area, aligned with ``areas``; they sum to 1, or are `NaN` where nobody has a case.
  let cases: [Double]
  /// All people, or the number of areas where each counts as one.
  let population: Double
  /// All cases.
  let total: Double
  /// What is not among them.
  let leftOut: LeftOutAreas

  init(cases: [Double], population: [Double]?, deprivation: [Double]) {
    precondition(cases.count == deprivation.count, "\(cases.count) counts do not align with \(deprivation.count) scores")
    precondition(
      population.map { $0.count == cases.count } ?? true, "\(population?.count ?? 0) populations do not align with \(cases.count) counts")
    let weights = population ?? [Double](repeating: 1, count: cases.count)
    let sorted = LeftOutAreas.sort(cases: cases, population: weights, deprivation: deprivation)
    let areas = sorted.kept.sorted { (deprivation[$1], $0) < (deprivation[$0], $1) }
    let sums = (areas.reduce(0) { $0 + weights[$1] }, areas.reduce(0) { $0 + cases[$1] })
    self.areas = areas
    self.ties = Self.ties(areas.map { deprivation[$0] })
    self.people = areas.map { weights[$0] / sums.0 }
    self.cases = areas.map { sums.1 > 0 ? cases[$0] / sums.1 : .nan }
    self.population = sums.0
    self.total = sums.1
    self.leftOut = sorted.leftOut
  }

  private static func ties(_ values: [Double]) -> [Range<Int>] {
    var ties: [Range<Int>] = []
    var first = 0
    for place in values.indices where place + 1 == values.count || values[place + 1] != values[place] {
      ties.append(first..<place + 1)
      first = place + 1
    }
    return ties
  }

  /// The fractional rank of each run of ties, from 0 at the most deprived end to 1: the share of people in more deprived areas and half the
  /// share in equally deprived ones.
  var ranks: [Double] {
    var before = 0.0
    return ties.map { tie in
      let here = people[tie].reduce(0, +)
      defer { before += here }
      return before + here / 2
    }
  }

  /// Why no index can be told; `nil` where one can.
  ///
  /// - Parameter least: How many areas there must be.
  func reason(atLeast least: Int) -> String? {
    if areas.count < least { return "fewer than \(least) areas" }
    if ties.count == 1 { return "the deprivation does not vary" }
    return total > 0 ? nil : "there are no cases"
  }
}
