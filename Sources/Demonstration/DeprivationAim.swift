import WardlightEssentials

/// Moves residences between wards of the same borough until their agreement with deprivation is about the published one.
///
/// Nothing that is published as a number changes: boroughs keep their totals and the top wards theirs.
struct DeprivationAim {
  private let wards: [DemoFigures.Ward]
  private let boroughOf: [String: [Int]]
  private let mostDeprived: Set<Int>
  private let totals: PublishedTotals

  init(figures: DemoFigures) {
    wards = figures.wards
    totals = figures.published.totals
    boroughOf = Dictionary(grouping: figures.wards.indices) { figures.wards[$0].borough }
    let byScore = figures.wards.indices.sorted { (-figures.wards[$0].score, $0) < (-figures.wards[$1].score, $1) }
    mostDeprived = Set(byScore.prefix(figures.wards.count / 5))
  }

  /// The spread with boroughs brought near their published rho, then London.
  func adjust(_ spread: inout WardSpread, seed: UInt64) {
    for (number, borough) in totals.boroughs.enumerated() {
      let places = boroughOf[borough.name, default: []]
      var random = KeyedRandom(seed: seed, purpose: "deprivation of a borough", index: UInt64(number))
      let agreement = CountAgreement(scores: places.map { wards[$0].score })
      approach(&spread, among: [places], moves: 2_000, &random) { spread in
        abs(agreement.rho(places.map { spread.counts[$0] }) - borough.correlation)
      }
    }
    let others = boroughOf.keys.sorted().filter { name in !totals.boroughs.contains { $0.name == name } }
    var random = KeyedRandom(seed: seed, purpose: "deprivation of London")
    let agreement = CountAgreement(scores: wards.map(\.score))
    approach(&spread, among: others.map { boroughOf[$0, default: []] }, moves: 4_000, &random) { spread in
      abs(agreement.rho(spread.counts) - totals.correlation) + abs(deprivedShare(spread) - totals.deprivedShare)
    }
  }

  private func approach(
    _ spread: inout WardSpread, among groups: [[Int]], moves: Int, _ random: inout KeyedRandom, _ distance: (WardSpread) -> Double
  ) {
    var best = distance(spread)
    for _ in 0..<moves where best > 0.004 {
      let group = groups[random.below(groups.count)]
      guard let from = Self.draw(group, &random), let to = Self.draw(group, &random) else { continue }
      var moved = spread
      guard moved.move(from: from, to: to) else { continue }
      let reached = distance(moved)
      guard reached < best else { continue }
      spread = moved
      best = reached
    }
  }

  private static func draw(_ group: [Int], _ random: inout KeyedRandom) -> Int? {
    group.isEmpty ? nil : group[random.below(group.count)]
  }

  private func deprivedShare(_ spread: WardSpread) -> Double {
    let many = wards.indices.filter { spread.counts[$0] >= 5 }
    guard !many.isEmpty else { return 0 }
    return Double(many.filter(mostDeprived.contains).count) / Double(many.count)
  }
}
