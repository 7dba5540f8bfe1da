/// The cases of each tenth of the people, the most deprived first, in whole areas.
///
/// An area belongs to the tenth in which the middle of its people lies, and equally deprived areas to the same one. **No area is cut**: the
/// count of a tenth is then the sum of whole counts, which disclosure control can protect as it protects any other sum, and nobody is told
/// that half of an area is more deprived than the rest. The price is that tenths hold only about a tenth of the people each, and may be
/// empty where areas are few; the share that each does hold is given. ``ConcentrationCurve/share(ofMostDeprived:)`` cuts in proportion
/// instead.
public struct PopulationTenths: Hashable, Sendable {
  /// One tenth.
  public struct Tenth: Hashable, Sendable {
    /// Its areas, as places in the columns given, ascending.
    public let areas: [Int]
    /// Its share of the people, 0 to 1.
    public let population: Double
    /// Its share of the cases, 0 to 1; `NaN` where nobody has a case.
    public let cases: Double
    /// Its cases.
    public let count: Double
  }

  /// Ten, the most deprived first; a tenth without areas has shares of 0.
  public let tenths: [Tenth]
  /// What is left out, and why.
  public let leftOut: LeftOutAreas

  /// Parameters are those of ``ConcentrationCurve/init(cases:population:deprivation:)``.
  public init(cases: [Double], population: [Double]?, deprivation: [Double]) {
    let ranked = RankedAreas(cases: cases, population: population, deprivation: deprivation)
    var places = [[Int]](repeating: [], count: 10)
    for (tie, rank) in zip(ranked.ties, ranked.ranks) { places[min(9, Int(rank * 10))] += tie }
    leftOut = ranked.leftOut
    tenths = places.map { places in
      Tenth(
        areas: places.map { ranked.areas[$0] }.sorted(), population: places.reduce(0) { $0 + ranked.people[$1] },
        cases: places.reduce(0) { $0 + ranked.cases[$1] }, count: places.reduce(0) { $0 + cases[ranked.areas[$1]] })
    }
  }
}
