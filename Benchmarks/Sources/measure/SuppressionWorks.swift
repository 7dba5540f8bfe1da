import Foundation
import Wardlight

extension Runner {
  /// Counts with London's shape protected together and then attacked: wards × 3 years and all three × 2 types with borough and London totals, and wards × 43 forces with borough totals and both margins.
  ///
  /// The line's seconds are those of both; those of the attack stand beside them.
  func suppression(_ work: Work, wards: Int, zeros: ProtectionRules.Zeros = .shown) throws -> Line {
    let london = CountsOfLondon(wards: wards, zeros: zeros)
    var best: Line?
    for _ in 0..<repeats {
      let line = try suppressed(london, work)
      if line.seconds < best?.seconds ?? .infinity { best = line }
    }
    return best ?? Line(work: work.rawValue, seconds: 0, cpu: 0, digest: 0)
  }

  private func suppressed(_ london: CountsOfLondon, _ work: Work) throws -> Line {
    let (start, cpu) = (ContinuousClock.now, clock())
    let suppression = try Suppression.solve(
      london.cells, dimensions: london.dimensions, measures: london.measures, policy: .protecting(london.rules), parallel: parallel)
    let (middle, middleCPU) = (ContinuousClock.now, clock())
    let attack = try Attack.run(
      london.released(by: suppression.shield), dimensions: london.dimensions, measures: london.measures,
      possible: london.rules.possible, threshold: london.rules.threshold, parallel: parallel)
    let (end, endCPU) = (ContinuousClock.now, clock())
    for finding in attack.breaches.map(\.description) + attack.contradictions.map(\.description) {
      FileHandle.standardError.write(Data("\(work.rawValue): \(finding)\n".utf8))
    }
    return Line(
      work: work.rawValue, seconds: (end - start) / .seconds(1), cpu: seconds(endCPU - cpu),
      digest: attack.breaches.count + attack.contradictions.count,
      answers: [
        ("cells", Double(london.cells.count)), ("primary", Double(suppression.primary.count)),
        ("secondary", Double(suppression.secondary.count)), ("kept_cells", suppression.keptCells), ("kept_count", suppression.keptCount),
        ("attacked", Double(attack.attacked)), ("without_interior", Double(attack.withoutInterior.count)),
        ("attack_seconds", (end - middle) / .seconds(1)), ("attack_cpu", seconds(endCPU - middleCPU)),
        ("in_vain", Double(try hiddenInVain(london, suppression))),
      ])
  }

  /// How many counts are hidden for the sake of others and yet follow from what is shown: no small ones, but of no use.
  private func hiddenInVain(_ london: CountsOfLondon, _ suppression: Suppression) throws -> Int {
    let hidden = Set(suppression.secondary)
    let released = london.released(by: suppression.shield).map { cell in
      ReleasedCell(cell.key, lower: cell.lower, upper: cell.upper, isProtected: hidden.contains(cell.key), place: cell.place)
    }
    let attack = try Attack.run(
      released, dimensions: london.dimensions, measures: london.measures, possible: 2, threshold: london.rules.threshold,
      parallel: parallel)
    return attack.breaches.count { hidden.contains($0.key) }
  }

  private func seconds(_ ticks: clock_t) -> Double { Double(ticks) / Double(CLOCKS_PER_SEC) }
}

/// Made-up counts with London's shape: many zeros, most others below 5, a few large.
private struct CountsOfLondon {
  private(set) var cells: [CountedCell] = []
  let measures = [Measure("referrals", .sums), Measure("links", .sums)]
  let rules: ProtectionRules
  private let wards: Int
  private let forces = 43
  private var boroughs: Int { max(1, wards / 20) }
  private var random = KeyedRandom(seed: 1, purpose: "counts of London")

  init(wards: Int, zeros: ProtectionRules.Zeros) {
    (self.wards, rules) = (wards, ProtectionRules(threshold: 5, zeros: zeros))
    addReferrals()
    addLinks()
  }

  var dimensions: [WardlightDisclosure.Dimension] {
    var within = ["London": ["*"]]
    for ward in 0..<wards { within["w\(ward)"] = [borough(ward)] }
    for borough in 0..<boroughs { within["b\(borough)"] = ["London"] }
    let complete = Set((0..<boroughs).map { "b\($0)" } + ["London", "*"])
    let forces = Dictionary(uniqueKeysWithValues: (0..<self.forces).map { ("f\($0)", ["*"]) })
    return [
      WardlightDisclosure.Dimension("residence", .nested(within: within, complete: complete)),
      WardlightDisclosure.Dimension("origin", .nested(within: within, complete: complete)),
      WardlightDisclosure.Dimension("period", .time),
      WardlightDisclosure.Dimension("destination", .nested(within: forces, complete: ["*"])),
      WardlightDisclosure.Dimension("type", .nested(within: ["intervention": ["*"], "intelligence": ["*"]], complete: ["*"])),
    ]
  }

  /// The counts as they leave; protected are those that are small, as whatever they leave.
  func released(by shield: Shield) -> [ReleasedCell] {
    cells.map { cell in
      guard case .interval(let interval) = shield.verdict(cell.key) else {
        return ReleasedCell(cell.key, lower: cell.count, upper: cell.count, isProtected: false, place: "counts")
      }
      let isSmall = rules.primary(cell.count) != nil
      return ReleasedCell(cell.key, lower: interval.lowerBound, upper: interval.upperBound, isProtected: isSmall, place: "counts")
    }
  }

  private func borough(_ ward: Int) -> String { "b\(ward * boroughs / wards)" }

  private mutating func addReferrals() {
    var counts: [CellKey: Int] = [:]
    for ward in 0..<wards {
      let level = 0.5 + 6 * skewed()
      for year in ["2017-05-01..2018-04-30", "2018-05-01..2019-04-30", "2019-05-01..2020-04-30"] {
        for type in ["intervention", "intelligence"] {
          let count = poisson(level)
          for place in ["w\(ward)", borough(ward), "London"] {
            for period in [year, "2017-05-01..2020-04-30"] {
              counts[CellKey("referrals", ["residence": place, "period": period, "type": type]), default: 0] += count
              counts[CellKey("referrals", ["residence": place, "period": period]), default: 0] += count
            }
          }
        }
      }
    }
    cells += counts.map { CountedCell($0.key, $0.value) }
  }

  private mutating func addLinks() {
    var counts: [CellKey: Int] = [:]
    let pull = (0..<forces).map { _ in 8 * skewed() }
    for ward in 0..<wards {
      let level = 0.4 * random.unit() * random.unit()
      for force in 0..<forces {
        let count = poisson(level * pull[force])
        for origin in ["w\(ward)", borough(ward), nil] {
          let place = origin.map { ["origin": $0] } ?? [:]
          counts[CellKey("links", place), default: 0] += count
          counts[CellKey("links", place.merging(["destination": "f\(force)"]) { own, _ in own }), default: 0] += count
        }
      }
    }
    cells += counts.map { CountedCell($0.key, $0.value) }
  }

  private mutating func skewed() -> Double { random.unit() * random.unit() * random.unit() }

  private mutating func poisson(_ mean: Double) -> Int {
    var left = mean
    var count = -1
    while left >= 0 {
      left += log(max(random.unit(), 1e-12))
      count += 1
    }
    return count
  }
}
