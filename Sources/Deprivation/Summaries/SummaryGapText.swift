internal import WardlightEssentials

extension SummaryGap: CustomStringConvertible {
  /// A phrase for a column of reasons.
  public var description: String {
    switch self {
    case .noSmallAreas: "no area of the index leads to it"
    case .notInIndex(let areas):
      areas == 1 ? "the index has no figures for its only small area" : "the index has no figures for any of its \(areas) small areas"
    case .noResidents: "its small areas have no residents"
    case .covered(let share, let least):
      "figures cover \(Self.percent(share)) of its residents, and at least \(Self.percent(least)) are wanted"
    }
  }

  /// Rounded down, so that a share below the limit never reads as the limit.
  private static func percent(_ share: Double) -> String { FixedDecimal.text((share * 1_000).rounded(.down) / 10, decimals: 1) + " %" }
}
