import Foundation
import WardlightEssentials

/// The gamma distribution: what is known of a Poisson rate.
///
/// Its density is β^α·x^(α−1)·e^(−βx) / Γ(α), its mean α / β and its variance α / β².
///
/// - SeeAlso: Marsaglia & Tsang (2000), A simple method for generating gamma variables, doi:10.1145/358407.358414; Wilson & Hilferty (1931),
///   doi:10.1073/pnas.17.12.684, for where the search for a quantile starts.
public struct GammaDistribution: Hashable, Sendable {
  /// α, above 0.
  public let shape: Double
  /// β, above 0, in units of 1 / x.
  public let rate: Double

  /// - Parameters:
  ///   - shape: α, above 0 and finite.
  ///   - rate: β, above 0 and finite.
  public init(shape: Double, rate: Double) {
    precondition(
      shape > 0 && shape.isFinite && rate > 0 && rate.isFinite, "there is no gamma distribution of shape \(shape) and rate \(rate)")
    self.shape = shape
    self.rate = rate
  }

  /// α / β.
  public var mean: Double { shape / rate }

  /// The probability of at most x.
  public func cumulative(_ x: Double) -> Double { IncompleteGamma(shape: shape, at: rate * x).lower }

  /// The probability of more than x.
  public func survival(_ x: Double) -> Double { IncompleteGamma(shape: shape, at: rate * x).upper }

  /// The value below which the distribution lies with probability p.
  ///
  /// Newton's method on the logarithm of x, kept inside a bracket that shrinks: relative error about 10⁻¹³. A value below 10⁻³⁰⁰ comes out as 0.
  ///
  /// - Parameter p: From 0 to 1; 0 gives 0 and 1 infinity.
  public func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "\(p) is no probability")
    if p == 0 { return 0 }
    if p == 1 { return .infinity }
    var bracket = QuantileBracket(low: -700, high: log(shape + 40 * (shape.squareRoot() + 20)))
    var logarithm = bracket.clamped(start(p))
    for _ in 0..<200 {
      let x = exp(logarithm)
      let tails = IncompleteGamma(shape: shape, at: x)
      let excess = p < 0.5 ? tails.lower - p : (1 - p) - tails.upper
      bracket.narrow(at: logarithm, excess: excess)
      let next = bracket.clamped(logarithm - excess / (shape * IncompleteGamma.factor(shape, x)))
      if (next - logarithm).magnitude < 1e-15 * max(1, logarithm.magnitude) { break }
      logarithm = next
    }
    return logarithm <= -690 ? 0 : exp(logarithm) / rate
  }

  /// Where the search begins, as the logarithm of x in units of 1 / β.
  private func start(_ p: Double) -> Double {
    let small = (log(p) + log(tgamma(min(shape, 100) + 1))) / shape
    guard shape > 1 else { return small }
    let spread = 1 / (9 * shape)
    let root = 1 - spread + NormalDistribution.quantile(p) * spread.squareRoot()
    return root > 0.1 ? log(shape) + 3 * log(root) : small
  }

  /// The logarithm of a random value, which does not run out of digits where the shape is small and the value very near 0.
  ///
  /// - Parameter random: The stream to draw from.
  func logarithmOfSample(_ random: inout KeyedRandom) -> Double {
    guard shape < 1 else { return log(Self.sample(shape: shape, &random) / rate) }
    let boosted = Self.sample(shape: shape + 1, &random)
    return log(boosted / rate) + log(1 - random.unit()) / shape
  }

  /// Marsaglia and Tsang's squeeze: a cubed normal, rejected now and then.
  private static func sample(shape: Double, _ random: inout KeyedRandom) -> Double {
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let normal = NormalDistribution.sample(&random)
      let root = 1 + c * normal
      guard root > 0 else { continue }
      let cube = root * root * root
      let unit = 1 - random.unit()
      let square = normal * normal
      if unit < 1 - 0.0331 * square * square { return d * cube }
      if log(unit) < 0.5 * square + d * (1 - cube + log(cube)) { return d * cube }
    }
  }
}

/// An interval that holds a root and halves where Newton's step would leave it.
private struct QuantileBracket {
  var low: Double
  var high: Double

  mutating func narrow(at place: Double, excess: Double) {
    if excess > 0 { high = min(high, place) } else { low = max(low, place) }
  }

  func clamped(_ place: Double) -> Double { place > low && place < high ? place : (low + high) / 2 }
}
