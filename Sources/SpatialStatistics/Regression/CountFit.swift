import Foundation

/// The coefficients of a regression of counts at a given θ, and the steps that lead to them.
///
/// Iteratively reweighted least squares in the form of Newton's method: the weights are the curvature that was observed, which for the Poisson
/// family is the expected one. The log likelihood is concave in the coefficients, so that halved steps lead to its one maximum from anywhere.
struct CountFit {
  let frame: CountFrame
  /// θ of a negative binomial; `nil` for the Poisson family.
  private(set) var theta: Double?
  /// The coefficients of the columns of the frame.
  private(set) var coefficients: [Double]
  /// The expected counts.
  private(set) var means: [Double]
  /// How many steps have been taken.
  private(set) var steps = 0
  private var kernel = 0.0
  private var roots: [Double]
  private var squares: LeastSquares

  /// The start: every area at the rate of all areas together.
  init(_ frame: CountFrame) {
    self.frame = frame
    let people = frame.offset.reduce(0) { $0 + exp($1) }
    coefficients = [Double](repeating: 0, count: frame.columns)
    coefficients[0] = log(frame.counts.reduce(0, +) / people)
    means = [Double](repeating: 0, count: frame.count)
    roots = means
    squares = LeastSquares(rows: frame.count, columns: frame.columns)
    kernel = predict(coefficients)
  }

  /// Steps until one moves the coefficients by less than 10⁻¹⁰ of their standard errors, or by no more than rounding does.
  ///
  /// - Parameter limit: The most steps that may have been taken in all.
  mutating func settle(theta: Double? = nil, limit: Int) throws(RegressionFault) {
    self.theta = theta
    kernel = predict(coefficients)
    let rounding = 1e-15 * frame.counts.reduce(0, +).squareRoot()
    while true {
      guard steps < limit else { throw .noConvergence(steps: steps) }
      steps += 1
      let length = try step()
      if length <= max(1e-10, rounding) { return }
    }
  }

  /// One step, halved as long as the likelihood falls; its length in standard errors.
  private mutating func step() throws(RegressionFault) -> Double {
    prepare()
    squares.fill(frame.design, roots: roots)
    squares.reflect()
    let direction = squares.solution
    let gain = squares.explained
    guard gain.isFinite, direction.allSatisfy(\.isFinite) else { throw .noConvergence(steps: steps) }
    let start = (coefficients, kernel)
    let noise = 1e-13 * (kernel.magnitude + frame.counts.reduce(0, +))
    var share = 1.0
    for _ in 0..<60 {
      for column in coefficients.indices { coefficients[column] = start.0[column] + share * direction[column] }
      kernel = predict(coefficients)
      if kernel.isFinite, kernel >= start.1 - noise { return share == 1 ? gain.squareRoot() : .infinity }
      share /= 2
    }
    throw .noConvergence(steps: steps)
  }

  /// The expected counts at some coefficients, and the part of the log likelihood that depends on them.
  private mutating func predict(_ coefficients: [Double]) -> Double {
    fillPredictors(coefficients)
    let theta = theta
    return frame.counts.withUnsafeBufferPointer { counts in
      means.withUnsafeMutableBufferPointer { means in
        var kernel = 0.0
        for row in 0..<counts.count {
          let (count, predictor) = (counts[row], means[row])
          let mean = exp(predictor)
          means[row] = mean
          kernel += count * predictor
          if let theta { kernel -= (count + theta) * log1p(mean / theta) } else { kernel -= mean }
        }
        return kernel
      }
    }
  }

  /// Puts the logarithms of the expected counts where these will stand.
  private mutating func fillPredictors(_ coefficients: [Double]) {
    let (rows, columns) = (frame.count, frame.columns)
    frame.design.withUnsafeBufferPointer { design in
      frame.offset.withUnsafeBufferPointer { offset in
        means.withUnsafeMutableBufferPointer { predictors in
          for row in 0..<rows { predictors[row] = offset[row] + coefficients[0] }
          for column in 1..<max(columns, 1) {
            let (coefficient, start) = (coefficients[column], column &* rows)
            for row in 0..<rows { predictors[row] += coefficient * design[start &+ row] }
          }
        }
      }
    }
  }

  /// Puts the roots of the weights and the right-hand side of the next step in place.
  private mutating func prepare() {
    let theta = theta
    frame.counts.withUnsafeBufferPointer { counts in
      means.withUnsafeBufferPointer { means in
        roots.withUnsafeMutableBufferPointer { roots in
          squares.side.withUnsafeMutableBufferPointer { side in
            for row in 0..<counts.count {
              let (count, mean) = (counts[row], max(means[row], 1e-290))
              let step = Self.step(count, mean, theta)
              (roots[row], side[row]) = (step.root, step.side)
            }
          }
        }
      }
    }
  }

  /// The root of an area's weight, and its departure divided by that.
  @inline(__always)
  private static func step(_ count: Double, _ mean: Double, _ theta: Double?) -> (root: Double, side: Double) {
    guard let theta else {
      let root = mean.squareRoot()
      return (root, (count - mean) / root)
    }
    let whole = theta + mean
    let root = ((count + theta) * theta * mean).squareRoot() / whole
    return (root, (count - mean) * theta / whole / root)
  }

  /// The estimates and standard errors on the scale that was given, from the expected information.
  mutating func reported() -> [Coefficient] {
    for row in 0..<frame.count { roots[row] = (theta.map { means[row] * $0 / ($0 + means[row]) } ?? means[row]).squareRoot() }
    squares.fill(frame.design, roots: roots)
    squares.reflect()
    let inverse = squares.inverseTriangle
    var rows = inverse
    var estimates = coefficients
    estimates[0] -= frame.offsetMean
    for column in 1..<max(frame.columns, 1) {
      let (centre, scale) = (frame.centres[column - 1], frame.scales[column - 1])
      estimates[column] /= scale
      estimates[0] -= coefficients[column] * (centre / scale)
      rows[column] = inverse[column].map { $0 / scale }
      for place in rows[0].indices { rows[0][place] -= inverse[column][place] * (centre / scale) }
    }
    return estimates.indices.map { column in
      let error = rows[column].reduce(0) { $0 + $1 * $1 }.squareRoot()
      return Coefficient(name: frame.names[column], estimate: estimates[column], standardError: error)
    }
  }
}
