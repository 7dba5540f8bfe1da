import Foundation

/// The areas that a regression can use, with their columns as numbers that are easy to compute with.
///
/// Covariates lose their mean and are divided by their largest departure from it; the logarithm of the population loses its mean. What is
/// fitted to these is put back on the scale that was given.
struct CountFrame: Sendable {
  /// The areas used, ascending.
  let areas: [Int]
  /// Why an area is not used; `nil` where it is. Aligns with all areas.
  let reasons: [String?]
  /// Their counts.
  let counts: [Double]
  /// The logarithms of their populations, less ``offsetMean``.
  let offset: [Double]
  let offsetMean: Double
  /// The columns of the model one behind the other: ones, then each covariate.
  let design: [Double]
  /// What the columns are called.
  let names: [String]
  /// The mean of each covariate.
  let centres: [Double]
  /// The largest departure of each covariate from its mean.
  let scales: [Double]

  /// The number of areas used.
  var count: Int { areas.count }
  /// The number of coefficients.
  var columns: Int { names.count }

  init(_ counts: [Double], on covariates: [Covariate], population: [Double]?) throws(RegressionFault) {
    try Self.check(counts)
    let reasons = counts.indices.map { Self.reason($0, counts, covariates, population) }
    let areas = reasons.indices.filter { reasons[$0] == nil }
    let needed = Self.leastAreas(covariates: covariates.count)
    guard areas.count >= needed else { throw .tooFewAreas(areas.count, needed: needed) }
    guard areas.contains(where: { counts[$0] > 0 }) else { throw .allZero }
    let logarithms = areas.map { area in population.map { log($0[area]) } ?? 0 }
    let offsetMean = logarithms.reduce(0, +) / Double(areas.count)
    var design = [Double](repeating: 1, count: areas.count)
    var (centres, scales): ([Double], [Double]) = ([], [])
    for covariate in covariates {
      let column = ScaledColumn(areas.map { covariate.values[$0] })
      guard column.scale > 0 else { throw .noVariance(covariate: covariate.name) }
      design += column.values
      centres.append(column.centre)
      scales.append(column.scale)
    }
    (self.areas, self.reasons, self.counts) = (areas, reasons, areas.map { counts[$0] })
    (offset, self.offsetMean) = (logarithms.map { $0 - offsetMean }, offsetMean)
    (self.design, self.centres, self.scales) = (design, centres, scales)
    names = [Coefficient.interceptName] + covariates.map(\.name)
    try checkRank()
  }

  /// The same areas with the intercept alone.
  var withoutCovariates: CountFrame { CountFrame(interceptOf: self) }

  private init(interceptOf frame: CountFrame) {
    (areas, reasons, counts) = (frame.areas, frame.reasons, frame.counts)
    (offset, offsetMean) = (frame.offset, frame.offsetMean)
    (design, names, centres, scales) = (Array(frame.design[..<frame.count]), [Coefficient.interceptName], [], [])
  }

  /// A column of all areas from one of the areas used.
  func spread(_ values: [Double]) -> [Double] {
    var all = [Double](repeating: .nan, count: reasons.count)
    for (place, area) in areas.enumerated() { all[area] = values[place] }
    return all
  }

  /// Two more than there are coefficients.
  static func leastAreas(covariates: Int) -> Int { covariates + 3 }

  private static func check(_ counts: [Double]) throws(RegressionFault) {
    for (area, count) in counts.enumerated() where !count.isNaN {
      guard count >= 0 else { throw .negativeCount(area: area) }
      guard count <= 9e15 else { throw .uncountable(area: area) }
      guard count == count.rounded() else { throw .fractionalCount(area: area) }
    }
  }

  private static func reason(_ area: Int, _ counts: [Double], _ covariates: [Covariate], _ population: [Double]?) -> String? {
    if counts[area].isNaN { return "no count" }
    if let people = population?[area], let reason = reason(people, isCounted: counts[area] > 0) { return reason }
    guard let covariate = covariates.first(where: { !$0.values[area].isFinite }) else { return nil }
    return covariate.values[area].isNaN ? "no value of \(covariate.name)" : "the value of \(covariate.name) is infinite"
  }

  private static func reason(_ people: Double, isCounted: Bool) -> String? {
    if people.isNaN { return "no value of the population" }
    if people.isInfinite { return "the population is infinite" }
    if people < 0 { return "the population is below 0" }
    guard people == 0 else { return nil }
    return isCounted ? "no population, though the count is above 0" : Degeneracy.noPopulation.rawValue
  }

  /// Whether each column says something that those before it do not, and whether the best coefficients are finite.
  private func checkRank() throws(RegressionFault) {
    let all = ColumnRelations(design, rows: count, columns: columns, among: Array(0..<count))
    if let dependent = all.dependent.first { throw .collinear(covariate: names[dependent.column]) }
    let separating = Separation(self).columns
    if !separating.isEmpty { throw .separation(covariates: separating.map { names[$0] }) }
  }
}

/// A covariate less its mean, divided by its largest departure from it.
private struct ScaledColumn {
  let values: [Double]
  let centre: Double
  let scale: Double

  init(_ given: [Double]) {
    let share = 1 / Double(given.count)
    let centre = given.reduce(0) { $0 + $1 * share }
    let varies = given.contains { $0 != given[0] }
    let scale = varies ? given.reduce(0) { max($0, ($1 - centre).magnitude) } : 0
    (self.centre, self.scale) = (centre, scale)
    values = scale > 0 ? given.map { ($0 - centre) / scale } : given
  }
}
