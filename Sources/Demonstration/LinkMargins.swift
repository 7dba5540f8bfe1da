import WardlightEssentials
import WardlightGeometry

/// How many linked individuals of one year each town, force and borough has.
struct LinkMargins {
  /// A name with its individuals; of a town, also its force.
  struct Share: Hashable {
    let name: String
    let force: String
    let individuals: Int
  }

  /// All individuals of the year.
  let individuals: Int
  let towns: [Share]
  let forces: [Share]
  /// Boroughs, then those out of London and, under an empty name, those of whom no borough is known.
  let boroughs: [Share]
}

/// Builds the margins of both years from the published tables.
struct LinkMarginMaker {
  private let figures: DemoFigures
  private let names: TownNames
  private let minorTowns: [DemoFigures.Town]

  init(figures: DemoFigures, seed: UInt64) {
    self.figures = figures
    names = TownNames(figures.towns)
    minorTowns = Self.minorTowns(of: figures, names, seed: seed)
  }

  /// Six small towns of each published force, the forces taking turns.
  private static func minorTowns(of figures: DemoFigures, _ names: TownNames, seed: UInt64) -> [DemoFigures.Town] {
    var random = KeyedRandom(seed: seed, purpose: "minor towns")
    let forces = figures.published.topForces.map(\.name)
    let taken = figures.published.topTowns.map(\.name) + TownNames.assumedOrder
    let towns = forces.map { random.shuffled(names.others(in: [$0], without: taken)) }
    return (0..<6).flatMap { turn in towns.compactMap { turn < $0.count ? $0[turn] : nil } }
  }

  private var published: PublishedTables { figures.published }

  /// 2020/21: the top ten towns and forces as published, the others below them.
  func latest() throws(DemonstrationError) -> LinkMargins {
    let totals = published.totals
    let top = try published.topTowns.map { (town) throws(DemonstrationError) in try share(ofTown: town.name, town.individuals) }
    let rest = totals.individualsWithTown - sum(top)
    let assumed = try townsInOrder(before: false, total: rest * 3 / 4)
    let minor = try minorShares(total: rest - sum(assumed), limit: totals.mostIndividualsInOtherTowns)
    let towns = top + assumed + minor
    let topForces = published.topForces.map { LinkMargins.Share(name: $0.name, force: $0.name, individuals: $0.individuals) }
    let limit = (topForces.map(\.individuals).min() ?? 1) - 1
    let forces = try completed(topForces, to: totals.individualsWithForce, limit: limit, holding: towns)
    let boroughs = try boroughShares(total: totals.individuals, ranks: published.boroughRanks.map { ($0.borough, $0.latest) })
    return LinkMargins(individuals: totals.individuals, towns: towns, forces: forces, boroughs: boroughs)
  }

  /// 2019/20: numbers of which the published ranks come out.
  func before() throws(DemonstrationError) -> LinkMargins {
    let totals = published.totals
    let ranked = try townsInOrder(before: true, total: 0)
    let last = ranked.map(\.individuals).min() ?? 1
    let towns = ranked + (try minorShares(total: totals.individualsWithTownBefore - sum(ranked), limit: last - 1))
    let forces = try forcesBefore(holding: towns)
    let boroughs = try boroughShares(total: totals.individualsBefore, ranks: published.boroughRanks.map { ($0.borough, $0.before) })
    return LinkMargins(individuals: totals.individualsBefore, towns: towns, forces: forces, boroughs: boroughs)
  }

  private func sum(_ shares: [LinkMargins.Share]) -> Int { shares.reduce(0) { $0 + $1.individuals } }

  private func share(ofTown name: String, _ individuals: Int) throws(DemonstrationError) -> LinkMargins.Share {
    LinkMargins.Share(name: name, force: try names.force(of: name), individuals: individuals)
  }
}

// Towns.
extension LinkMarginMaker {
  /// Before: all named towns by rank, n(rank) = 9 + 1 + 27·(52 − rank)²⁄1000 and 9 at rank 52, so that no two of the first forty
  /// are equal. Latest: the assumed towns only, by the same weights, below the limit.
  private func townsInOrder(before: Bool, total: Int) throws(DemonstrationError) -> [LinkMargins.Share] {
    let ranks = try ranksOfTowns()
    let last = ranks.map(\.rank).max() ?? 1
    func weight(_ rank: Int) -> Int { rank == last ? 9 : 10 + 27 * (last - rank) * (last - rank) / 1000 }
    if before { return try ranks.map { (town) throws(DemonstrationError) in try share(ofTown: town.name, weight(town.rank)) } }
    let assumed = ranks.filter { TownNames.assumedOrder.contains($0.name) }
    let limit = published.totals.mostIndividualsInOtherTowns
    let weights = assumed.map { Double(weight($0.rank)) }
    let shares = Apportionment.shares(
      of: total, weights: weights, floors: assumed.map { _ in 1 }, caps: assumed.map { _ in limit })
    guard let shares else { throw .outOfReach(margin: "too many individuals with a town below the top ten") }
    return try zip(assumed, shares).map { (town, number) throws(DemonstrationError) in try share(ofTown: town.name, number) }
  }

  /// The published towns at their ranks, the assumed ones in the gaps.
  private func ranksOfTowns() throws(DemonstrationError) -> [(name: String, rank: Int)] {
    let fixed = Dictionary(published.topTowns.map { ($0.rankBefore, $0.name) }, uniquingKeysWith: { first, _ in first })
    let last = fixed.keys.max() ?? 0
    var assumed = TownNames.assumedOrder[...]
    var ranks: [(name: String, rank: Int)] = []
    for rank in stride(from: 1, through: last, by: 1) {
      guard let name = fixed[rank] ?? assumed.popFirst() else {
        throw .outOfReach(margin: "a town of rank \(last) needs more named towns above it")
      }
      ranks.append((name, rank))
    }
    return ranks
  }

  private func minorShares(total: Int, limit: Int) throws(DemonstrationError) -> [LinkMargins.Share] {
    let weights = minorTowns.indices.map { 1 / Double($0 + 8) }
    let shares = Apportionment.shares(
      of: total, weights: weights, floors: minorTowns.map { _ in 0 }, caps: minorTowns.map { _ in limit })
    guard let shares else { throw .outOfReach(margin: "the small towns cannot hold \(total) individuals at \(limit) each") }
    return zip(minorTowns, shares).filter { $0.1 > 0 }.map { LinkMargins.Share(name: $0.name, force: $0.force, individuals: $1) }
  }
}

// Forces.
extension LinkMarginMaker {
  /// The published forces at their ranks; one assumed force stands in each gap.
  private func forcesBefore(holding towns: [LinkMargins.Share]) throws(DemonstrationError) -> [LinkMargins.Share] {
    let fixed = Dictionary(published.topForces.map { ($0.rankBefore, $0.name) }, uniquingKeysWith: { first, _ in first })
    var assumed = ["Devon & Cornwall", "Hertfordshire", "Bedfordshire"][...]
    let last = fixed.keys.max() ?? 0
    var ranked: [LinkMargins.Share] = []
    for rank in stride(from: 1, through: last, by: 1) {
      guard let name = fixed[rank] ?? assumed.popFirst() else {
        throw .outOfReach(margin: "a force of rank \(last) needs more named forces above it")
      }
      let individuals = 133 + 14 * (last - rank) + 14 * (last - rank) * (last - rank) / 10
      ranked.append(LinkMargins.Share(name: name, force: name, individuals: individuals))
    }
    let limit = (ranked.map(\.individuals).min() ?? 1) - 1
    return try completed(ranked, to: published.totals.individualsWithForceBefore, limit: limit, holding: towns)
  }

  /// The ranked forces and all others outside London, which share the rest by their nearness to London.
  private func completed(_ ranked: [LinkMargins.Share], to total: Int, limit: Int, holding towns: [LinkMargins.Share])
    throws(DemonstrationError) -> [LinkMargins.Share]
  {
    let inTowns = Dictionary(towns.map { ($0.force, $0.individuals) }, uniquingKeysWith: +)
    if let force = ranked.first(where: { $0.individuals < inTowns[$0.name, default: 0] }) {
      throw .outOfReach(margin: "\(force.name) has more individuals in its towns than in all")
    }
    let others = figures.forces.filter { force in !isLondon(force) && !ranked.contains { $0.name == force.name } }
    let shares = Apportionment.shares(
      of: total - sum(ranked), weights: others.map(nearness), floors: others.map { inTowns[$0.name, default: 0] },
      caps: others.map { _ in limit })
    guard let shares else { throw .outOfReach(margin: "the other forces cannot hold the rest of \(total) individuals") }
    return ranked + zip(others, shares).map { LinkMargins.Share(name: $0.name, force: $0.name, individuals: $1) }
  }

  private func isLondon(_ force: DemoFigures.Force) -> Bool {
    force.name == "Metropolitan Police" || force.name == "London, City of"
  }

  private func nearness(_ force: DemoFigures.Force) -> Double {
    let charingCross = Coordinate(easting: 530_000, northing: 180_400)
    return 1 / (1 + force.centre.squaredDistance(to: charingCross) / 1e10)
  }
}

// Boroughs.
extension LinkMarginMaker {
  /// n(rank) = 10 + d + c·d² with d the number of boroughs less the rank, c as large as leaves some individuals to those
  /// out of London or of unknown borough. A lost rank takes one that no borough has. Those out of London are fewer than any borough's, so
  /// that no borough's rank depends on whether they are ranked with the boroughs.
  private func boroughShares(total: Int, ranks: [(borough: String, rank: Int?)]) throws(DemonstrationError) -> [LinkMargins.Share] {
    let complete = completed(ranks)
    let steps = complete.map { ranks.count + 1 - $0.rank }
    let squares = steps.reduce(0) { $0 + $1 * $1 }
    let plain = steps.reduce(0) { $0 + 10 + $1 }
    let remaining = total * 96 / 100 - plain
    guard remaining > 0, squares > 0 else { throw .outOfReach(margin: "\(total) individuals are too few for the ranks of boroughs") }
    let shares = zip(complete, steps).map { row, step in
      LinkMargins.Share(name: row.borough, force: "", individuals: 10 + step + remaining * step * step / squares)
    }
    let rest = total - sum(shares)
    let outside = min(rest, (shares.map(\.individuals).min() ?? 1) - 3)
    return shares + [
      LinkMargins.Share(name: outOfLondon, force: "", individuals: outside),
      LinkMargins.Share(name: "", force: "", individuals: rest - outside),
    ]
  }

  /// Fills the blanks with the ranks that competition ranking leaves open: those that no borough has and no tie uses up.
  private func completed(_ ranks: [(borough: String, rank: Int?)]) -> [(borough: String, rank: Int)] {
    let known = ranks.compactMap(\.rank)
    var open = (1...max(ranks.count, 1)).filter { rank in
      !known.contains { other in other <= rank && rank < other + known.filter { $0 == other }.count }
    }[...]
    return ranks.map { row in (row.borough, row.rank ?? open.popFirst() ?? ranks.count) }
  }
}
