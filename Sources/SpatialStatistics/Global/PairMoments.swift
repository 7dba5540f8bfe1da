import WardlightGeometry

/// Sums over pairs of areas, and their exact mean and variance when the values are arranged at random.
///
/// With d the values less their mean, m₂, m₃, m₄ the means of d², d³, d⁴, and Q = Σwᵢⱼdᵢdⱼ, all that is needed are the means of products of
/// d over different areas: E[d₁²d₂²] = (n·m₂² − m₄)/(n − 1), E[d₁²d₂d₃] = (2m₄ − n·m₂²)/((n − 1)(n − 2)) and E[d₁d₂d₃d₄] =
/// 3(n·m₂² − 2m₄)/((n − 1)(n − 2)(n − 3)); they occur S₁, S₂ − 2S₁ and S₀² + S₁ − S₂ times in Q². Nothing here is lost when all values
/// are large and differ little, as it is in the printed formulae in powers of x.
///
/// - SeeAlso: Cliff & Ord (1981), Spatial Processes, chapter 2.
struct PairMoments: Sendable {
  /// A sum over pairs with its moments by chance.
  struct Moments: Sendable {
    var value: Double
    var expected: Double
    var variance: Double
    /// Whether chance cannot change the sum: its variance is nothing but the rounding errors of the terms it is the sum of.
    var isConstant: Bool
  }

  let map: PairMap
  let weights: [Double]
  let sums: WeightSums
  let n: Double
  /// The values, times a power of two: no statistic changes with it.
  let values: [Double]
  let mean: Double
  /// d.
  let centred: [Double]
  let m2: Double
  let m3: Double
  let m4: Double

  init(_ map: PairMap) {
    self.map = map
    weights = map.weights()
    sums = WeightSums(map, weights)
    n = Double(map.count)
    let values = map.scaledValues
    let first = values.reduce(0, +) / n
    let correction = values.reduce(0) { $0 + ($1 - first) } / n
    self.values = values
    mean = first + correction
    centred = values.map { ($0 - first) - correction }
    m2 = centred.reduce(0) { $0 + $1 * $1 } / n
    m3 = centred.reduce(0) { $0 + $1 * $1 * $1 } / n
    m4 = centred.reduce(0) { $0 + ($1 * $1) * ($1 * $1) } / n
  }

  /// Q = Σwᵢⱼdᵢdⱼ.
  func centredProducts() -> Moments {
    moments(value: products(of: centred), expected: expectedQ, Self.sum(varianceTerms))
  }

  /// Σwᵢⱼyᵢyⱼ with y = `shift` + `sign`·d: the same about another origin.
  ///
  /// y's mean m turns it into S₀m² + m·Σcᵢdᵢ·sign + Q.
  func products(mean: Double, sign: Double) -> Moments {
    let linear = mean * mean * m2 * n / (n - 1) * sums.spread
    let mixed = n < 3 ? 0 : -2 * mean * sign * n * m3 / ((n - 1) * (n - 2)) * sums.spread
    return moments(
      value: products(of: centred.map { mean + sign * $0 }), expected: sums.s0 * mean * mean + expectedQ,
      Self.sum(varianceTerms + [linear, mixed]))
  }

  /// Σwᵢⱼ(xᵢ − xⱼ)² = Σcᵢdᵢ² − 2Q.
  func squaredDifferences() -> Moments {
    let squares = (m4 - m2 * m2) * n / (n - 1) * sums.spread
    let terms = [squares] + mixedTerms.map { -4 * $0 } + varianceTerms.map { 4 * $0 }
    var value = 0.0
    for row in 0..<map.count {
      for place in map.rows.range(of: row) {
        let difference = centred[row] - centred[Int(map.rows.values[place])]
        value += weights[place] * difference * difference
      }
    }
    return moments(value: value, expected: 2 * sums.s0 * m2 * n / (n - 1), Self.sum(terms))
  }

  /// E[Q].
  private var expectedQ: Double { -sums.s0 * m2 / (n - 1) }

  /// The terms of E[Q²] and −E[Q]². A map of two or three areas has no products over three or four.
  private var varianceTerms: [Double] {
    let (s0, s1, s2) = (sums.s0, sums.s1, sums.s2)
    return [
      s1 * (n * m2 * m2 - m4) / (n - 1), n < 3 ? 0 : (s2 - 2 * s1) * tripleMean,
      n < 4 ? 0 : (s0 * s0 + s1 - s2) * 3 * (n * m2 * m2 - 2 * m4) / ((n - 1) * (n - 2) * (n - 3)), -expectedQ * expectedQ,
    ]
  }

  /// The terms of the covariance of Σcᵢdᵢ² and Q.
  private var mixedTerms: [Double] {
    let (s0, s2) = (sums.s0, sums.s2)
    return [-s2 * m4 / (n - 1), n < 3 ? 0 : (2 * s0 * s0 - s2) * tripleMean, 2 * s0 * s0 * m2 * m2 / (n - 1)]
  }

  /// E[d₁²d₂d₃].
  private var tripleMean: Double { (2 * m4 - n * m2 * m2) / ((n - 1) * (n - 2)) }

  private func products(of y: [Double]) -> Double {
    var sum = 0.0
    for row in 0..<map.count {
      var lag = 0.0
      for place in map.rows.range(of: row) { lag += weights[place] * y[Int(map.rows.values[place])] }
      sum += y[row] * lag
    }
    return sum
  }

  private func moments(value: Double, expected: Double, _ variance: (sum: Double, size: Double)) -> Moments {
    Moments(value: value, expected: expected, variance: variance.sum, isConstant: !(variance.sum > Self.rounding * variance.size))
  }

  /// Rounding errors of a few hundred thousand additions stay far below this share of the terms, true variances far above.
  private static let rounding = 1e-12

  private static func sum(_ terms: [Double]) -> (sum: Double, size: Double) {
    (terms.reduce(0, +), terms.reduce(0) { $0 + $1.magnitude })
  }
}
