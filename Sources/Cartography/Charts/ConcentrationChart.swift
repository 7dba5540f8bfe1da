public import WardlightDisclosure

/// Curves of concentration: what share of cases the most deprived share of residents has, beside the diagonal on which all have equal shares.
///
/// Curves are drawn from released cumulative shares; where one is withheld the line has a gap.
///
/// - SeeAlso: Wagstaff, Paci and van Doorslaer (1991), On the measurement of inequalities in health, doi:10.1016/0277-9536(91)90212-U.
public struct ConcentrationChart: Sendable {
  let curves: [Curve]
  /// How shares are written in the columns.
  public var unit: ShareUnit
  /// What the level scale shares out: `residents`.
  public var population = "residents"
  /// What the upright scale shares out: `referrals`.
  public var cases = "cases"
  /// By what the population is ordered: `most deprived`.
  public var first = "most deprived"
  /// At which share of the population a sentence reads the first curve, from 0 to 1; without one no sentence is drawn. Where the curve has a gap
  /// there, none is.
  public var reading: Double? = 0.2
  /// The paper; without one A4 upright, on which a square plot is largest.
  public var page: Page?
  let furniture: MapFurniture

  /// How shares are written.
  public enum ShareUnit: Hashable, Sendable {
    /// From 0 to 1.
    case fractions
    /// From 0 to 100.
    case percent

    var whole: Double { self == .fractions ? 1 : 100 }
  }

  /// One curve.
  public struct Curve: Sendable {
    /// What it is called beside the line; may be empty where it is the only one.
    public let name: String
    /// Cumulative shares of the population, rising.
    public let population: Released<CellColumn>
    /// Cumulative shares of cases, aligned with them, rising.
    public let cases: Released<CellColumn>

    /// A curve through pairs of cumulative shares, the most deprived first.
    public init(_ name: String = "", population: Released<CellColumn>, cases: Released<CellColumn>) {
      self.name = name
      self.population = population
      self.cases = cases
    }
  }

  /// A chart of one curve.
  ///
  /// - Parameters:
  ///   - population: Cumulative shares of the population, the most deprived first; the beginning of nothing may be left out.
  ///   - cases: Cumulative shares of cases, aligned with them.
  ///   - unit: How shares are written.
  ///   - furniture: What stands around the chart.
  public init(population: Released<CellColumn>, cases: Released<CellColumn>, unit: ShareUnit = .percent, furniture: MapFurniture) {
    self.init(curves: [Curve(population: population, cases: cases)], unit: unit, furniture: furniture)
  }

  /// A chart of one to three curves, each with its name beside it.
  public init(curves: [Curve], unit: ShareUnit = .percent, furniture: MapFurniture) {
    self.curves = curves
    self.unit = unit
    self.furniture = furniture
  }

  /// The chart as an SVG text in UTF-8, the same bytes for the same input.
  ///
  /// - Throws: What ``scene()`` throws.
  public func svg() throws(CartographyError) -> String { try scene().svg() }

  /// The chart as plain values.
  ///
  /// - Throws: ``CartographyError`` where there are not 1 to 3 curves, columns do not align or hold words, a share is below 0, above the whole or
  ///   below the one before it, a curve has no two neighbouring points, or the texts leave no room.
  /// - Complexity: O(points).
  public func scene() throws(CartographyError) -> Scene {
    guard (1...3).contains(curves.count) else { throw .curveCount(curves.count) }
    var lines: [ConcentrationLine] = []
    for curve in curves { lines.append(try ConcentrationLine(curve, unit)) }
    return try ChartSheet(content: ConcentrationContent(chart: self, lines: lines), furniture: furniture, page: page).scene()
  }
}
