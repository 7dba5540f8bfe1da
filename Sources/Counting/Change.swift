/// A change between two periods, in number and per cent.
public struct Change: Hashable, Sendable {
  /// The count of the earlier period.
  public let from: Int
  /// The count of the later period.
  public let to: Int

  /// The change from one count to another.
  public init(from: Int, to: Int) {
    self.from = from
    self.to = to
  }

  /// The difference; negative for a fall.
  public var number: Int { to - from }
  /// 100 (to − from) / from; `NaN` from zero, where there is no percentage.
  public var percent: Double { from == 0 ? .nan : 100 * Double(number) / Double(from) }
}
