import Foundation
import WardlightEssentials

/// Newton's method for β and the columns' factors, rows being balanced all the while.
struct GravitySearch {
  private let problem: GravityProblem
  /// O, of the rows that are looked at.
  private let origins: [Double]
  let kernel: GravityKernel
  private let destinations: [Eight]
  /// 1/√D; 0 where D is.
  private let roots: [Eight]
  private(set) var beta: Double
  private(set) var b: [Eight]
  private(set) var moments: GravityKernel.Moments
  /// The information on β that margins leave.
  private(set) var information = 0.0
  /// Newton's steps.
  private(set) var steps = 0
  /// Passes over the table.
  private(set) var passes = 0
  /// By how much the columns' factors rise with β.
  private var tangent: [Eight]
  private var likelihood = -Double.infinity
  /// Whether the kernel has T of this β and b.
  private var hasTable = false

  init(_ problem: GravityProblem, parallel: Parallel) {
    let rough = Self.rough(problem, parallel)
    let b = rough?.b ?? Self.eights(problem.destinations)
    self.init(problem, problem.table, problem.origins, beta: rough?.beta ?? problem.firstBeta, b: b, parallel)
  }

  /// A search of a table and totals of rows, from β and b.
  private init(
    _ problem: GravityProblem, _ table: DistanceTable, _ origins: [Double], beta: Double, b: [Eight], _ parallel: Parallel
  ) {
    (self.problem, self.origins, self.beta, self.b) = (problem, origins, beta, b)
    kernel = GravityKernel(table, parallel: parallel)
    destinations = Self.eights(problem.destinations)
    roots = Self.eights(problem.destinations.map { $0 > 0 ? 1 / $0.squareRoot() : 0 })
    tangent = [Eight](repeating: .zero, count: b.count)
    moments = kernel.moments(beta: beta, b: b, totals: origins, roots: roots)
    passes = 1
  }

  /// β and b as every eighth origin would have them if it stood for its neighbours: where a large table's search begins. `nil` for small tables.
  private static func rough(_ problem: GravityProblem, _ parallel: Parallel) -> GravitySearch? {
    guard problem.table.rows * problem.table.columns >= 100_000, problem.table.rows >= 64 else { return nil }
    let table = problem.table.everyRow(8)
    let some = (0..<table.rows).map { problem.origins[$0 * table.rowStep] }
    let sum = some.reduce(0, +)
    guard sum > 0 else { return nil }
    var search = GravitySearch(
      problem, table, some.map { $0 * problem.total / sum }, beta: problem.firstBeta, b: eights(problem.destinations), parallel)
    do {
      try search.run(margins: 3e-2, beta: .infinity)
      return search
    } catch {
      return nil
    }
  }

  var a: [Double] { moments.a }
  var destinationFactors: [Double] { Self.numbers(b, problem.destinations.count) }

  /// The most steps.
  private static let limit = 60

  /// Steps until margins and Σ T·g agree.
  ///
  /// - Parameters:
  ///   - marginTolerance: The largest share of a column that may be missed.
  ///   - betaTolerance: The share of β's standard error by which β may.
  mutating func run(margins marginTolerance: Double = 1e-9, beta betaTolerance: Double = 1e-7) throws(FlowsError) {
    likelihood = logLikelihood
    while true {
      let error = marginErrors
      var projection = MarginProjection(kernel, roots: roots, columns: columnSums)
      try project(&projection, tolerance: error.largest > 1e-3 ? 3e-2 : 1e-3)
      let isSettled = moments.sum.magnitude <= betaTolerance * information.squareRoot() && error.largest <= marginTolerance
      guard !isSettled else {
        passes += projection.passes
        return keepTable()
      }
      guard steps < Self.limit else { throw .gravity(.noConvergence(steps: steps)) }
      let step = step(&projection, error.columns, tolerance: min(1e-2, max(1e-6, error.largest)))
      passes += projection.passes
      // The square of a small error is none: the next pass is likely to be the last.
      try take(step, keepsTable: error.largest < 1e-3)
      steps += 1
    }
  }

  /// Finds how columns follow β, and what they and rows leave of the information on it.
  private mutating func project(_ projection: inout MarginProjection, tolerance: Double) throws(FlowsError) {
    var solution = projection.solve(departures, from: tangent, tolerance: tolerance)
    if moments.squares - solution.energy < 0.05 * moments.squares {
      solution = projection.solve(departures, from: solution.v, tolerance: 1e-6)
    }
    tangent = solution.v
    information = moments.squares - solution.energy
    let least = max(1e-5 * moments.squares, 1e-9 * problem.total * problem.table.reach * problem.table.reach)
    guard information > least else { throw .gravity(steps == 0 ? .distanceFollows : .unbounded) }
  }

  /// By how much each column is missed.
  private var marginErrors: (columns: [Eight], largest: Double) {
    var largest = Eight.zero
    let sums = columnSums
    let columns = b.indices.map { place in
      let missed = destinations[place] - sums[place]
      let share = (missed / destinations[place]).replacing(with: 0, where: destinations[place] .<= 0)
      largest = pointwiseMax(largest, pointwiseMax(share, -share))
      return missed
    }
    return (Self.logarithms(columns, sums, destinations), largest.max())
  }

  /// What is missed as C·ln(D/C), in which the columns' equations are nearly straight, less what rows take of it anyway.
  private static func logarithms(_ missed: [Eight], _ sums: [Eight], _ destinations: [Eight]) -> [Eight] {
    var result = missed
    var (all, total) = (0.0, 0.0)
    for place in missed.indices {
      for lane in 0..<8 where sums[place][lane] > 0 && destinations[place][lane] > 0 {
        result[place][lane] = sums[place][lane] * log1p(missed[place][lane] / sums[place][lane])
        all += result[place][lane]
        total += sums[place][lane]
      }
    }
    return result.indices.map { result[$0] - sums[$0] * (all / total) }
  }

  /// Σ_i T of each column.
  private var columnSums: [Eight] { b.indices.map { b[$0] * moments.columns[$0] } }

  /// What g explains of each column that rows do not.
  private var departures: [Eight] { b.indices.map { b[$0] * moments.departures[$0] } }

  private struct Step {
    var beta: Double
    var columns: [Eight]

    func scaled(_ factor: Double) -> Step { Step(beta: beta * factor, columns: columns.map { $0 * factor }) }
  }

  /// Newton's step for β and the logarithms of b; Σ n·g is 0, for g is centred there.
  private func step(_ projection: inout MarginProjection, _ missed: [Eight], tolerance: Double) -> Step {
    let beta = (MarginProjection.dot(missed, tangent) + moments.sum) / information
    let right = missed.indices.map { missed[$0] + departures[$0] * beta }
    let columns = projection.solve(right, from: tangent.map { $0 * beta }, tolerance: tolerance).v
    let largest = columns.reduce(Eight.zero) { pointwiseMax($0, pointwiseMax($1, -$1)) }.max()
    let spread = (moments.squares / problem.total).squareRoot()
    return Step(beta: beta, columns: columns).scaled(min(1, 2 / max(largest, spread * beta.magnitude)))
  }

  /// Takes a step, or as much of it as makes the data more likely.
  private mutating func take(_ step: Step, keepsTable: Bool) throws(FlowsError) {
    let (oldBeta, oldB, oldLikelihood) = (beta, b, likelihood)
    var factor = 1.0
    for _ in 0..<30 {
      let part = step.scaled(factor)
      beta = oldBeta + part.beta
      b = oldB.indices.map { oldB[$0] * VectorExponential.held(part.columns[$0]) }
      refresh(keepsTable: keepsTable)
      likelihood = logLikelihood
      if likelihood >= oldLikelihood - 1e-12 * oldLikelihood.magnitude { return }
      factor /= 4
    }
    throw .gravity(.noConvergence(steps: steps))
  }

  private mutating func refresh(keepsTable: Bool) {
    hasTable = keepsTable
    moments = kernel.moments(beta: beta, b: b, totals: origins, roots: roots, keepsTable: keepsTable)
    passes += 1
  }

  /// Sees to it that the kernel has the table, unless only some rows were looked at.
  private mutating func keepTable() {
    if !hasTable, kernel.table.rowStep == 1 { refresh(keepsTable: true) }
  }

  /// The log likelihood of the table whose rows are balanced, less what does not change.
  private var logLikelihood: Double {
    var sum = 0.0
    for (factor, total) in zip(a, origins) where total > 0 { sum += total * log(factor) }
    for (factor, total) in zip(destinationFactors, problem.destinations) where total > 0 { sum += total * log(factor) }
    return sum
  }

  /// Numbers in vectors of eight, filled up with zeros.
  private static func eights(_ numbers: [Double]) -> [Eight] {
    (0..<DistanceTable.stride(numbers.count)).map { place in
      var lanes = Eight.zero
      for lane in 0..<min(8, numbers.count - place * 8) { lanes[lane] = numbers[place * 8 + lane] }
      return lanes
    }
  }

  private static func numbers(_ eights: [Eight], _ count: Int) -> [Double] { (0..<count).map { eights[$0 / 8][$0 % 8] } }
}

extension GravitySearch {
  /// The mean distance of the data and of the fitted table, in metres, where g is a multiple of them.
  var meanDistance: (observed: Double, fitted: Double)? {
    guard problem.decay == .exponential else { return nil }
    return (problem.table.centre, problem.table.centre + moments.sum / problem.total / problem.table.unit)
  }

  /// By what b is divided so that Σ B·D = Σ D.
  var destinationScale: Double { destinationFactors.reduce(0, +) / problem.total }

  /// By what a is multiplied for it, and for f having been centred.
  var originScale: Double { destinationScale * exp(beta * problem.table.centre * problem.table.unit) }
}
