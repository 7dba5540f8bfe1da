import WardlightDisclosure
import WardlightEssentials

/// Made-up publications, protected one after the other and then attacked together.
struct ProtectionTrial {
  /// What happened to a publication or a series of them.
  struct Outcome {
    /// How many counts were released.
    var cells = 0
    /// Why publications were refused that could not be protected.
    var refusals: [DisclosureFault] = []
    /// How many counts are protected because they are small, and how many are hidden with them.
    var primary = 0
    var secondary = 0
    /// The sums of all counts, and of those that left as they are.
    var sum = 0
    var keptSum = 0
    /// What the attacker was left with.
    var attacked = 0
    var breaches: [Attack.Breach] = []
    var contradictions: [Attack.Contradiction] = []
    var withoutInterior = 0

    /// Breaches of which the count is known exactly.
    var recovered: [Attack.Breach] { breaches.filter { $0.feasible.count == 1 } }

    static func + (left: Outcome, right: Outcome) -> Outcome {
      Outcome(
        cells: left.cells + right.cells, refusals: left.refusals + right.refusals, primary: left.primary + right.primary,
        secondary: left.secondary + right.secondary, sum: left.sum + right.sum, keptSum: left.keptSum + right.keptSum,
        attacked: left.attacked + right.attacked, breaches: left.breaches + right.breaches,
        contradictions: left.contradictions + right.contradictions, withoutInterior: left.withoutInterior + right.withoutInterior)
    }
  }

  /// Whether counts are hidden that are not small.
  enum Hiding: Hashable, Sendable {
    /// As the protector says.
    case secondary
    /// Small counts alone, so that the attacker has something to win.
    case primaryOnly
  }

  /// Ten times what an audit takes by itself: the attack is to be as strong as time allows.
  private static let interiorLimit = 20_000

  let rules: ProtectionRules
  let hiding: Hiding
  let parallel: Parallel

  /// Releases publications in order, each protected after all before it, and attacks what was released.
  func outcome(of publications: [RandomPublication]) throws -> Outcome {
    var outcome = Outcome()
    var released: [ReleasedCell] = []
    for (place, publication) in publications.enumerated() {
      switch try shield(over: publication, after: released) {
      case .failure(let fault): outcome.refusals.append(fault)
      case .success(let shield):
        for cell in publication.cells { released.append(release(cell, shield, "pack \(place + 1)", &outcome)) }
      }
    }
    guard let last = publications.last, !released.isEmpty else { return outcome }
    let attack = try Attack.run(
      released, dimensions: last.dimensions, measures: last.measures, possible: rules.possible, threshold: rules.threshold,
      interiorLimit: Self.interiorLimit, parallel: parallel)
    outcome.attacked = attack.attacked
    outcome.breaches = attack.breaches
    outcome.contradictions = attack.contradictions
    outcome.withoutInterior = attack.withoutInterior.isEmpty ? 0 : 1
    return outcome
  }

  /// How the counts leave, or why they cannot, which is a refusal and no breach.
  private func shield(over publication: RandomPublication, after released: [ReleasedCell]) throws -> Result<Shield, DisclosureFault> {
    if hiding == .primaryOnly { return .success(primaryShield(publication)) }
    do throws(DisclosureFault) {
      return .success(
        try Suppression.solve(
          publication.cells, dimensions: publication.dimensions, measures: publication.measures, policy: .protecting(rules),
          earlier: released, parallel: parallel
        ).shield)
    } catch {
      switch error {
      case .cannotProtect, .givenAwayBefore: return .failure(error)
      default: throw error
      }
    }
  }

  private func primaryShield(_ publication: RandomPublication) -> Shield {
    var intervals: [CellKey: ClosedRange<Int>] = [:]
    for cell in publication.cells { intervals[cell.key] = rules.primary(cell.count) }
    return Shield(intervals: intervals, considered: Set(publication.cells.map(\.key)))
  }

  private func release(_ cell: CountedCell, _ shield: Shield, _ place: String, _ outcome: inout Outcome) -> ReleasedCell {
    let isSmall = rules.primary(cell.count) != nil
    outcome.cells += 1
    outcome.primary += isSmall ? 1 : 0
    outcome.sum += cell.count
    guard case .interval(let interval) = shield.verdict(cell.key) else {
      outcome.keptSum += cell.count
      return ReleasedCell(cell.key, lower: cell.count, upper: cell.count, isProtected: false, place: place)
    }
    outcome.secondary += isSmall ? 0 : 1
    return ReleasedCell(cell.key, lower: interval.lowerBound, upper: interval.upperBound, isProtected: isSmall, place: place)
  }
}
