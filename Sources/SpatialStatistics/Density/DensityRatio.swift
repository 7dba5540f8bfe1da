public import WardlightGeometry

/// One density over another: cases over the population they come from, or one period over the one before.
public struct DensityRatio: Sendable {
  /// The grid.
  public let grid: RasterGrid
  /// The ratio at the middle of each cell; `NaN` where there is no denominator to speak of.
  public let values: [Double]
  /// The same ratio of the limited densities (``DensitySurface/limited``); 0 where the numerator has none, `nil` where one was not asked for.
  public let limited: [Double]?
  /// The smallest denominator for which there is a ratio, in points per square kilometre.
  public let floor: Double
  /// What the ratio is.
  public let scale: Scale

  /// What a ratio is of.
  public enum Scale: String, CaseIterable, Hashable, Sendable {
    /// Of the densities as they are: cases per person, or 1 where as many came as in the period before.
    case densities
    /// Of the densities each divided by its own total, so that 1 means as many cases as the place's share lets expect: the relative risk.
    case shares
  }

  /// The ratio of two densities.
  ///
  /// r = f/g, or (f/Σf)/(g/Σg) with the sums over the cells that both have. Where few points are, a ratio means little: below the floor there is none.
  /// Both densities should have the same kernel and bandwidth, so that they are biased alike.
  ///
  /// - Parameters:
  ///   - numerator: f.
  ///   - denominator: g, on the same grid.
  ///   - floor: The smallest g for which there is a ratio, in points per square kilometre and above 0.
  ///   - scale: What the ratio is of.
  /// - Throws: ``DensityFault/differentGrids``, ``DensityFault/floorNotPositive``.
  /// - Complexity: O(cells).
  /// - SeeAlso: Bithell (1990), doi:10.1002/sim.4780090616; Kelsall & Diggle (1995), doi:10.2307/3318678.
  public init(
    _ numerator: DensitySurface, over denominator: DensitySurface, floor: Double, scale: Scale = .densities
  ) throws(DensityFault) {
    guard numerator.grid == denominator.grid else { throw .differentGrids }
    guard floor > 0, floor.isFinite else { throw .floorNotPositive }
    var sums = (0.0, 0.0)
    for (f, g) in zip(numerator.density, denominator.density) where !f.isNaN && !g.isNaN { sums = (sums.0 + f, sums.1 + g) }
    let factor = scale == .densities ? 1 : sums.1 / sums.0
    grid = numerator.grid
    func ratio(_ f: [Double], _ g: [Double]) -> [Double] { zip(f, g).map { f, g in g >= floor ? f / g * factor : .nan } }
    values = ratio(numerator.density, denominator.density)
    limited = numerator.limited.flatMap { f in denominator.limited.map { ratio(f, $0) } }
    self.floor = floor
    self.scale = scale
  }
}
