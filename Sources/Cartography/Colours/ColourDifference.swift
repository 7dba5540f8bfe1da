import Foundation

extension LabColour {
  /// The difference ΔE₀₀ between two colours: about 1 is just seen side by side, 100 lies between black and white.
  ///
  /// CIEDE2000 with all weights 1, symbols as in the paper: with C̄ the mean of the chromas, G = ½(1 − √(C̄⁷/(C̄⁷ + 25⁷))) stretches a*;
  /// ΔL′, ΔC′ and ΔH′ = 2√(C₁′C₂′) sin(Δh′/2) are divided by S_L, S_C and S_H and added with the rotation R_T.
  ///
  /// - SeeAlso: Sharma, Wu and Dalal (2005), The CIEDE2000 color-difference formula, equations 2 to 22, https://doi.org/10.1002/col.20070.
  public func difference(to other: LabColour) -> Double {
    let (one, two) = PolarColour.pair(self, other)
    let weights = DifferenceWeights(lightness: (one.lightness + two.lightness) / 2, one, two)
    let lightness = (two.lightness - one.lightness) / weights.lightness
    let chroma = (two.chroma - one.chroma) / weights.chroma
    let hue = 2 * (one.chroma * two.chroma).squareRoot() * sine(one.turn(to: two) / 2) / weights.hue
    return max(0, lightness * lightness + chroma * chroma + hue * hue + weights.rotation * chroma * hue).squareRoot()
  }
}

/// L′, C′ and h′ in degrees, after a* has been stretched.
private struct PolarColour {
  let lightness: Double
  let chroma: Double
  let hue: Double

  static func pair(_ one: LabColour, _ two: LabColour) -> (PolarColour, PolarColour) {
    let chroma = (hypot(one.greenRed, one.blueYellow) + hypot(two.greenRed, two.blueYellow)) / 2
    let stretch = 1 + 0.5 * (1 - saturation(chroma))
    return (PolarColour(one, stretch), PolarColour(two, stretch))
  }

  private init(_ colour: LabColour, _ stretch: Double) {
    lightness = colour.lightness
    chroma = hypot(colour.greenRed * stretch, colour.blueYellow)
    let angle = chroma == 0 ? 0 : atan2(colour.blueYellow, colour.greenRed * stretch) * 180 / .pi
    hue = angle < 0 ? angle + 360 : angle
  }

  /// Δh′: the shorter way round from one hue to the other; a grey has none.
  func turn(to other: PolarColour) -> Double {
    guard chroma * other.chroma != 0 else { return 0 }
    let turn = other.hue - hue
    return turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn
  }

  /// h̄′: the hue in the middle of the shorter way.
  func middleHue(with other: PolarColour) -> Double {
    let sum = hue + other.hue
    guard chroma * other.chroma != 0 else { return sum }
    guard abs(hue - other.hue) > 180 else { return sum / 2 }
    return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2
  }
}

/// S_L, S_C, S_H and R_T.
private struct DifferenceWeights {
  let lightness: Double
  let chroma: Double
  let hue: Double
  let rotation: Double

  init(lightness mean: Double, _ one: PolarColour, _ two: PolarColour) {
    let middle = (mean - 50) * (mean - 50)
    let strength = (one.chroma + two.chroma) / 2
    let angle = one.middleHue(with: two)
    let shape =
      1 - 0.17 * cosine(angle - 30) + 0.24 * cosine(2 * angle) + 0.32 * cosine(3 * angle + 6) - 0.20 * cosine(4 * angle - 63)
    let blue = (angle - 275) / 25
    lightness = 1 + 0.015 * middle / (20 + middle).squareRoot()
    chroma = 1 + 0.045 * strength
    hue = 1 + 0.015 * strength * shape
    rotation = -2 * saturation(strength) * sine(60 * exp(-blue * blue))
  }
}

/// √(C⁷ / (C⁷ + 25⁷)).
private func saturation(_ chroma: Double) -> Double {
  let seventh = power(chroma, 7)
  return (seventh / (seventh + 6_103_515_625)).squareRoot()
}

private func sine(_ degrees: Double) -> Double { sin(degrees * .pi / 180) }
private func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
