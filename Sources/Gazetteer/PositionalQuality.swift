/// How well a directory knows where a postcode is.
public struct PositionalQuality: Hashable, Comparable, Sendable {
  /// Code-Point Open's own indicator: 10, 20, 30, 40, 50 or 60, less is better; ten times that of the ONS, which has 80 besides.
  public let indicator: Int

  /// Both say so of a postcode that exists and has no location.
  static let noLocation: UInt8 = 90

  /// The quality of an indicator, or `nil` for 90, which means no location.
  init?(indicator: UInt8) {
    guard indicator < Self.noLocation else { return nil }
    self.indicator = Int(indicator)
  }

  /// About how many metres the postcode's middle may be off.
  ///
  /// The products' guides state 50 m for indicator 30 and 100 m for 50; the others are a building's width for 10 and 20, 100 m for addresses that no longer
  /// exist (40), 1,000 m for the middle of the sector (60), and 100 m for the references of before 2001, which had no more digits (80).
  public var metres: Double {
    switch indicator {
    case ..<20: 10
    case ..<30: 20
    case ..<40: 50
    case ..<60: 100
    case 80: 100
    default: 1_000
    }
  }

  /// The better quality comes first.
  public static func < (left: PositionalQuality, right: PositionalQuality) -> Bool { left.indicator < right.indicator }
}
