import WardlightDisclosure
import WardlightEssentials

/// What hiding counts cost, and what readers must know of it, in sentences that are made of what leaves alone.
public struct ProtectionWords: Sendable {
  private let suppression: Suppression
  private let rules: ProtectionRules

  init?(_ study: Study) {
    guard let suppression = study.suppression, let rules = study.door.terms.policy.rules else { return nil }
    self.suppression = suppression
    self.rules = rules
  }

  /// What it cost, for whoever makes packs.
  public var cost: [String] {
    [
      "Of the counts of all packs of this configuration together \(percent(suppression.keptCells)) % leave as they are; they make up \(percent(suppression.keptCount)) % of the sum of all counts.",
      "Hidden because they are small: \(FixedDecimal.grouped(suppression.primary.count)) counts. Hidden so that these cannot be computed: \(FixedDecimal.grouped(suppression.secondary.count)).",
    ] + history
  }

  /// What readers of a pack must know.
  var caveats: [String] {
    [
      "Small counts are shown as \(small). Where one could be computed from others, by way of totals, other tables or other packs, some of these are shown as a range too, such as \(range(rules.threshold)) or \(range(4 * rules.threshold)): the count lies in it, and nothing more can be said. Ranges do not add up to totals; do not take their middle.",
      "Figures, ranks, shares and sentences are made of the counts as they are shown. A class of a map is withheld where it would tell more of a hidden count than its range does.",
    ]
  }

  private var small: String { "\(rules.primary.lowerBound)–\(rules.primary.upperBound)" }

  private func range(_ count: Int) -> String {
    let band = rules.band(count)
    return "\(band.lowerBound)–\(band.upperBound)"
  }

  private func percent(_ share: Double) -> String { FixedDecimal.text(100 * share, decimals: 0) }

  private var history: [String] {
    guard !suppression.costOfHistory.isEmpty else { return [] }
    return [
      "Of these, \(FixedDecimal.grouped(suppression.costOfHistory.count)) are hidden only because of what earlier releases told: \(named(suppression.costOfHistory))."
    ]
  }

  /// Up to ten counts, and how many more there are.
  private func named(_ keys: [CellKey]) -> String {
    let first = keys.prefix(10).map(\.description).joined(separator: "; ")
    return keys.count > 10 ? "\(first) and \(keys.count - 10) more" : first
  }
}

extension Study {
  /// What hiding counts cost; `nil` where the policy protects nothing.
  public var protection: ProtectionWords? { ProtectionWords(self) }
}
