/// Eight numbers that are worked on at once.
typealias Eight = SIMD8<Double>

/// Powers of e, eight at once, without calls and without branches.
///
/// eˣ = 2ᵏ·eʳ with whole k and |r| ≤ ½ ln 2, eʳ by its series to the eleventh power: relative error below 10⁻¹⁴.
enum VectorExponential {
  /// Beyond, a result is no number that a flow can have.
  static var limit: Double { 700 }

  /// eˣ of each.
  ///
  /// - Parameter x: From −``limit`` to ``limit``.
  @inline(__always)
  static func of(_ x: Eight) -> Eight {
    // Added to a number below 2⁵¹, it leaves the nearest whole number in the last bits.
    let shift = 0x1.8p52
    let shifted = x * 1.442_695_040_888_963_4 + shift
    let k = shifted - shift
    let exponent = (unsafeBitCast(shifted, to: SIMD8<Int64>.self) &<< 52) &+ (1_023 << 52)
    return series(x - k * 0.693_147_180_559_945_3) * unsafeBitCast(exponent, to: Eight.self)
  }

  /// The same of numbers that may lie beyond the limit and are held there; `NaN` gives 0.
  @inline(__always)
  static func held(_ x: Eight) -> Eight {
    var inside = x.replacing(with: limit, where: x .> limit)
    inside.replace(with: -limit, where: x .< -limit)
    inside.replace(with: 0, where: x .!= x)
    return of(inside).replacing(with: 0, where: x .!= x)
  }

  @inline(__always)
  private static func series(_ r: Eight) -> Eight {
    var sum = r * (1.0 / 39_916_800) + (1.0 / 3_628_800)
    sum = sum * r + (1.0 / 362_880)
    sum = sum * r + (1.0 / 40_320)
    sum = sum * r + (1.0 / 5_040)
    sum = sum * r + (1.0 / 720)
    sum = sum * r + (1.0 / 120)
    sum = sum * r + (1.0 / 24)
    sum = sum * r + (1.0 / 6)
    sum = sum * r + 0.5
    sum = sum * r + 1
    return sum * r + 1
  }
}
