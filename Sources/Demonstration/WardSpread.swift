import WardlightEssentials
import WardlightGeometry

/// How the residences of each borough spread over its wards.
///
/// The wards of the published table have their number. The others draw by population, deprivation and a few centres around which
/// need clusters; the nearer a ward is to the published limit, the less it draws.
struct WardSpread {
  /// Residences of each ward, aligned with the wards.
  private(set) var counts: [Int]
  /// The wards whose number is published.
  let fixed: Set<Int>
  let limit: Int

  init(figures: DemoFigures, plan: ReferralPlan, seed: UInt64) throws(DemonstrationError) {
    let wards = figures.wards
    var counts = Array(repeating: 0, count: wards.count)
    var fixed: Set<Int> = []
    for top in figures.published.topWards {
      guard let place = wards.firstIndex(where: { $0.name == top.ward && $0.borough == top.borough }) else {
        throw .unknownName("\(top.ward), \(top.borough)", kind: "ward")
      }
      counts[place] = top.referrals
      fixed.insert(place)
    }
    self.counts = counts
    self.fixed = fixed
    limit = figures.published.totals.mostReferralsElsewhere
    let pull = Self.pull(of: wards, seed: seed)
    for (number, borough) in Set(wards.map(\.borough)).sorted().enumerated() {
      var random = KeyedRandom(seed: seed, purpose: "wards of residence", index: UInt64(number))
      try spread(plan.residences(in: borough), over: wards.indices.filter { wards[$0].borough == borough }, of: borough, pull, &random)
    }
  }

  /// Moves one residence from a ward to another, where both may change.
  mutating func move(from: Int, to: Int) -> Bool {
    guard from != to, !fixed.contains(from), !fixed.contains(to), counts[from] > 0, counts[to] < limit else { return false }
    counts[from] -= 1
    counts[to] += 1
    return true
  }

  private mutating func spread(_ residences: Int, over places: [Int], of borough: String, _ pull: [Double], _ random: inout KeyedRandom)
    throws(DemonstrationError)
  {
    let published = places.reduce(0) { $0 + counts[$1] }
    guard published <= residences else { throw .outOfReach(margin: "the wards of \(borough) have more residences than the borough") }
    for _ in published..<residences {
      let weights = places.map { fixed.contains($0) ? 0 : pull[$0] * Double(max(limit - counts[$0], 0)) }
      guard let chosen = random.choice(by: weights) else {
        throw .outOfReach(margin: "the wards of \(borough) cannot hold its residences below the top wards")
      }
      counts[places[chosen]] += 1
    }
  }

  private static func pull(of wards: [DemoFigures.Ward], seed: UInt64) -> [Double] {
    var random = KeyedRandom(seed: seed, purpose: "centres of need")
    let centres = (0..<30).map { _ in wards[random.below(wards.count)].centre }
    return wards.map { ward in
      let nearness = centres.reduce(0.1) { sum, centre in
        let steps = 1 + ward.centre.squaredDistance(to: centre) / 4_000_000
        return sum + 1 / (steps * steps)
      }
      return Double(ward.population) / 10_000 * ward.score * ward.score / 400 * nearness
    }
  }
}
