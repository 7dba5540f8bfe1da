import WardlightDisclosure
import WardlightGeometry
import WardlightSpatialStatistics

/// What is tested: figures as they stand, or rates, and why an area has none.
struct HotSpotValues: Sendable {
  /// The figures of the value's field, aligned with the analysed areas.
  let figures: [Double]
  /// The population, where there is one; `NaN` where nobody lives, for then there is no rate.
  let population: [Double]?
  /// The other figure, or the earlier one.
  let companion: [Double]?
  /// The fields that are counts under the policy, for columns that are not shown themselves; empty where nothing is protected.
  let counts: [(key: String, counts: [Int?])]

  init(_ figures: AreaFigures, _ request: HotSpotRequest, at places: [Int]) throws(FigureFault) {
    counts = try Self.counts(figures, request, at: places)
    let cases = request.population == nil ? figures.values(of: request.value) : try figures.amounts(of: request.value)
    self.figures = places.map { cases[$0] }
    if let field = request.companion {
      let other = request.population == nil ? figures.values(of: field) : try figures.amounts(of: field)
      companion = places.map { other[$0] }
    } else {
      companion = nil
    }
    if let field = request.population {
      let people = try figures.amounts(of: field)
      if request.cases == .persons { for field in request.countFields { try Self.check(field, people, figures) } }
      population = places.map { people[$0] > 0 ? people[$0] : .nan }
    } else {
      population = nil
    }
  }

  private init(_ values: HotSpotValues, figures: [Double], companion: [Double]?) {
    (self.figures, self.companion) = (figures, companion)
    (population, counts) = (values.population, values.counts)
  }

  /// The same with other counts, those of the value first and then those of the companion; with none as it is.
  func replacing(counts others: [Int?]) -> HotSpotValues {
    guard !others.isEmpty else { return self }
    let numbers = others.map { $0.map(Double.init) ?? .nan }
    return HotSpotValues(
      self, figures: Array(numbers.prefix(figures.count)), companion: companion.map { _ in Array(numbers.suffix(figures.count)) })
  }

  /// Cases per 1,000 people; `NaN` where there are none.
  var rates: [Double]? {
    population.map { population in figures.indices.map { 1_000 * figures[$0] / population[$0] } }
  }

  /// The empirical Bayes index of cases among the population; `NaN` where there is none.
  func index(of cases: [Double]) -> [Double] {
    population.map { EmpiricalBayes(cases: cases, population: $0).index } ?? cases.map { _ in .nan }
  }

  /// Why areas have no result; that nobody lives there, or that nobody has a case, is no missing value.
  func reasons(_ statistics: LocalStatistics, _ request: HotSpotRequest) -> [String?] {
    let hasNoCases = request.testsIndex && figures.allSatisfy { $0.isNaN || $0 == 0 }
    return statistics.reasons.enumerated().map { area, reason in
      guard reason != nil, let population, !figures[area].isNaN else { return reason }
      return population[area].isNaN ? "no population" : hasNoCases ? "no cases anywhere" : reason
    }
  }

  /// The smallest count above 0 of those that a policy may hide; `nil` where nothing is to be hidden.
  var smallestCount: Int? { counts.flatMap(\.counts).compactMap { $0 }.filter { $0 > 0 }.min() }

  private static let countKeys = ["count", "count_other"]

  private static func counts(
    _ figures: AreaFigures, _ request: HotSpotRequest, at places: [Int]
  ) throws(FigureFault) -> [(key: String, counts: [Int?])] {
    guard request.policy.threshold != nil else { return [] }
    var counts: [(key: String, counts: [Int?])] = []
    for (key, field) in zip(countKeys, request.countFields) {
      let whole = try figures.counts(of: field, advice: .policy)
      counts.append((key, places.map { whole[$0] }))
    }
    return counts
  }

  private static func check(_ field: String, _ people: [Double], _ figures: AreaFigures) throws(FigureFault) {
    let cases = figures.values(of: field)
    guard let area = cases.indices.first(where: { people[$0] > 0 && cases[$0] > people[$0] }) else { return }
    throw .moreCasesThanPeople(origin: figures.origin(of: field), field: field, code: figures.areas.codes[area])
  }
}
