import Foundation
import Wardlight

extension Runner {
  /// London's counts protected together and then attacked, at a tenth of its wards, a third, and all: wards × 3 years and all three × 2 types with borough and London totals, and wards × 43 forces with
  /// borough totals and both margins.
  func suppression() throws -> [Line] {
    try [63, 211, 633].map { wards in
      let london = CountsOfLondon(wards: wards)
      var (last, attack): (Suppression?, Attack?)
      var line = try timed("suppression-\(wards)") {
        let suppression = try Suppression.solve(
          london.cells, dimensions: london.dimensions, measures: london.measures, policy: .standard, parallel: parallel)
        attack = try Attack.run(
          london.released(by: suppression.shield), dimensions: london.dimensions, measures: london.measures,
          possible: ProtectionRules.standard.possible, threshold: ProtectionRules.standard.threshold, parallel: parallel)
        return suppression
      } digest: {
        last = $0
        return attack?.breaches.count ?? -1
      }
      line.answers = [
        ("cells", Double(london.cells.count)), ("primary", Double(last?.primary.count ?? 0)),
        ("secondary", Double(last?.secondary.count ?? 0)),
        ("kept_cells", last?.keptCells ?? 0), ("kept_count", last?.keptCount ?? 0), ("attacked", Double(attack?.attacked ?? 0)),
      ]
      return line
    }
  }
}

/// Made-up counts with London's shape: many zeros, most others below 5, a few large.
private struct CountsOfLondon {
  private(set) var cells: [CountedCell] = []
  let measures = [Measure("referrals", .sums), Measure("links", .sums)]
  private let wards: Int
  private let forces = 43
  private var boroughs: Int { max(1, wards / 20) }
  private var random = KeyedRandom(seed: 1, purpose: "counts of London")

  init(wards: Int) {
    self.wards = wards
    addReferrals()
    addLinks()
  }

  var dimensions: [Dimension] {
    var within = ["London": ["*"]]
    for ward in 0..<wards { within["w\(ward)"] = [borough(ward)] }
    for borough in 0..<boroughs { within["b\(borough)"] = ["London"] }
    let complete = Set((0..<boroughs).map { "b\($0)" } + ["London", "*"])
    let forces = Dictionary(uniqueKeysWithValues: (0..<self.forces).map { ("f\($0)", ["*"]) })
    return [
      Dimension("residence", .nested(within: within, complete: complete)), Dimension("origin", .nested(within: within, complete: complete)),
      Dimension("period", .time), Dimension("destination", .nested(within: forces, complete: ["*"])),
      Dimension("type", .nested(within: ["intervention": ["*"], "intelligence": ["*"]], complete: ["*"])),
    ]
  }

  /// The counts as they leave.
  func released(by shield: Shield) -> [ReleasedCell] {
    cells.map { cell in
      guard case .interval(let interval) = shield.verdict(cell.key) else {
        return ReleasedCell(cell.key, lower: cell.count, upper: cell.count, isProtected: false, place: "counts")
      }
      let isProtected = interval.lowerBound < ProtectionRules.standard.threshold
      return ReleasedCell(cell.key, lower: interval.lowerBound, upper: interval.upperBound, isProtected: isProtected, place: "counts")
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
