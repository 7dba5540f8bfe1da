import WardlightEssentials
import WardlightGeometry

/// Referrals by period, responsible borough and what is known of the residence, before anybody has a ward.
struct ReferralPlan {
  /// Where a young person lives, as far as it is known.
  enum Residence: Hashable {
    /// In this borough.
    case borough(String)
    /// Outside London.
    case outside
    /// Outside London, and only the sector of the postcode is known.
    case outsideSector
    /// The postcode is missing.
    case missing
    /// The postcode is in no file.
    case unknown
    /// Two postcodes of different boroughs are stated.
    case ambiguous
  }

  /// A referral that still lacks its ward and its day.
  struct Slot {
    let period: Period
    let responsible: String
    let residence: Residence
  }

  let slots: [Slot]

  /// Draws the residences so that the published boroughs have their published number of mapped ones.
  ///
  /// The first part of the window is free, so it is where the published numbers of residences are reached.
  init(figures: DemoFigures, periods: DemoPeriods, seed: UInt64) throws(DemonstrationError) {
    var random = KeyedRandom(seed: seed, purpose: "residences of referrals")
    let nearby = Self.nearbyBoroughs(figures.wards)
    let fixed = figures.published.totals.boroughs
    var slots: [Slot] = []
    for row in figures.published.referrals {
      let responsible = row.borough.hasPrefix(outOfLondon) ? outOfLondon : row.borough
      let isFixed = fixed.contains { $0.name == responsible }
      let first = (row.before + row.latest) * (isFixed ? 20 : 37) / 100
      for (period, count) in [(periods.start, first), (periods.before, row.before), (periods.latest, row.latest)] {
        for _ in 0..<count {
          slots.append(Slot(period: period, responsible: responsible, residence: Self.residence(responsible, nearby, &random)))
        }
      }
    }
    for borough in fixed {
      let missing = borough.residences - slots.filter { $0.residence == .borough(borough.name) }.count
      guard missing >= 0 else { throw .outOfReach(margin: "\(borough.name) has more referrals than residences") }
      slots += (0..<missing).map { _ in Slot(period: periods.start, responsible: borough.name, residence: .borough(borough.name)) }
    }
    self.slots = slots
  }

  /// The number of mapped residences in a borough.
  func residences(in borough: String) -> Int { slots.filter { $0.residence == .borough(borough) }.count }

  private static func residence(_ responsible: String, _ nearby: [String: [String]], _ random: inout KeyedRandom) -> Residence {
    let draw = random.below(1000)
    let other = random.below(1000)
    guard responsible != outOfLondon else { return .outside }
    switch draw {
    case ..<25: return .missing
    case ..<35: return .outsideSector
    case ..<50: return .unknown
    case ..<65: return .outside
    case ..<69: return .ambiguous
    case ..<119:
      let choices = nearby[responsible, default: [responsible]]
      return .borough(choices[other % choices.count])
    default: return .borough(responsible)
    }
  }

  /// The four boroughs whose middles are nearest to each; the City, where hardly anybody lives, is left out.
  private static func nearbyBoroughs(_ wards: [DemoFigures.Ward]) -> [String: [String]] {
    let byBorough = Dictionary(grouping: wards, by: \.borough).filter { $0.value.count > 1 }
    let middles = byBorough.mapValues { wards in middle(of: wards.map(\.centre)) }
    return middles.mapValues { own in
      let others = middles.filter { $0.value != own }
      return others.keys.sorted { (own.squaredDistance(to: others[$0] ?? own), $0) < (own.squaredDistance(to: others[$1] ?? own), $1) }
        .prefix(4).map { $0 }
    }
  }

  private static func middle(of places: [Coordinate]) -> Coordinate {
    let count = Double(places.count)
    return Coordinate(
      easting: places.reduce(0) { $0 + $1.easting } / count, northing: places.reduce(0) { $0 + $1.northing } / count)
  }
}

/// The responsible borough of those whom no London borough is responsible for.
let outOfLondon = "Out of London"
