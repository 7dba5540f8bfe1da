import WardlightEssentials
import WardlightGeometry

/// Makes the demonstration: hexagon maps and synthetic records whose margins equal the published tables.
///
/// All records come from one seed. The same figures and seed give the same bytes on any machine: every weight is made
/// with the four operations and square roots only, which all processors round alike.
public struct DemoMaker: Sendable {
  /// The seed of the demonstration that ships.
  public static let shippedSeed: UInt64 = 2024

  private let figures: DemoFigures
  private let seed: UInt64

  /// A maker.
  ///
  /// - Parameters:
  ///   - figures: Facts about areas, and the published tables.
  ///   - seed: From which every record is drawn.
  public init(figures: DemoFigures, seed: UInt64) {
    self.figures = figures
    self.seed = seed
  }

  /// Lays out the hexagons and draws the records.
  ///
  /// - Returns: The demonstration; every margin of the published tables holds exactly.
  /// - Throws: ``DemonstrationError/outOfReach(margin:)`` where the published figures contradict each other,
  ///   ``DemonstrationError/unknownName(_:kind:)`` where they name what the facts do not have.
  /// - Complexity: O(wards³) for the assignment of wards to hexagons.
  public func make() throws(DemonstrationError) -> Demo {
    let periods = DemoPeriods()
    let plan = try ReferralPlan(figures: figures, periods: periods, seed: seed)
    var spread = try WardSpread(figures: figures, plan: plan, seed: seed)
    let margins = LinkMarginMaker(figures: figures, seed: seed)
    let before = try margins.before()
    let latest = try margins.latest()
    let elsewhere = try LinksFromElsewhere(figures: figures, periods: periods, seed: seed)
    DeprivationAim(figures: figures).adjust(&spread, seed: seed)
    let wardMap = Self.map(of: figures.wards)
    let postcodes = SyntheticPostcodes(wards: figures.wards, map: wardMap, seed: seed)
    return Demo(
      wards: areas(of: wardMap), forces: areas(ofForces: Self.map(of: figures.forces)), wardFigures: figures.wards,
      towns: figures.towns, postcodes: postcodes.all,
      referrals: ReferralRecords(plan: plan, spread: spread, figures: figures, postcodes: postcodes, periods: periods, seed: seed).rows,
      links: LinkRecords(before: before, latest: latest, figures: figures, periods: periods, seed: seed).rows
        + elsewhere.rows,
      rescues: RescueRecords(figures: figures, periods: periods, seed: seed).rows, seed: seed)
  }

  static func map(of wards: [DemoFigures.Ward]) -> HexagonMap {
    HexagonMap(places: wards.map(\.centre), sizes: wards.map { $0.hectares * 1e4 }, cellSize: 2.5e6)
  }

  static func map(of forces: [DemoFigures.Force]) -> HexagonMap {
    HexagonMap(places: forces.map(\.centre), sizes: forces.map { $0.squareKilometres * 1e6 }, cellSize: 3.5e9)
  }

  private func areas(of map: HexagonMap) -> Areas {
    Areas(
      geography: Geography(kind: "ward", vintage: "2018", isHexagonMap: true), codes: figures.wards.map(\.code),
      names: figures.wards.map(\.name), shapes: map.shapes)
  }

  private func areas(ofForces map: HexagonMap) -> Areas {
    Areas(
      geography: Geography(kind: "county force", vintage: "2022", isHexagonMap: true), codes: figures.forces.map(\.code),
      names: figures.forces.map(\.name), shapes: map.shapes)
  }
}
