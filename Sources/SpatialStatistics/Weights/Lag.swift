import WardlightGeometry

extension Weights {
  /// The spatial lag: for each area Σ wᵢⱼ xⱼ over its neighbours, or that divided by Σ wᵢⱼ.
  ///
  /// Sums run in order of area code, so that they are the same to the bit however the weights were made.
  ///
  /// - Parameters:
  ///   - x: Values in order of area code; a neighbour whose value is `NaN` counts neither in the sum nor among the weights.
  ///   - standardization: `.row` gives the neighbours' weighted mean.
  /// - Returns: Aligned with the areas, in units of `x`; `NaN` where no neighbour has a value. (spdep and libpysal give an island the lag 0, which a
  ///   mean of nothing is not.)
  /// - Complexity: O(links).
  public func lag(_ x: [Double], _ standardization: Standardization) -> [Double] {
    precondition(x.count == count, "\(x.count) values do not align with \(count) rows of weights")
    return (0..<count).map { area in
      var (sum, weights) = (0.0, 0.0)
      for place in rows.range(of: area) {
        let value = x[Int(rows.values[place])]
        guard !value.isNaN else { continue }
        let weight = values?[place] ?? 1
        sum += weight * value
        weights += weight
      }
      guard weights > 0 else { return .nan }
      return standardization == .row ? sum / weights : sum
    }
  }
}
