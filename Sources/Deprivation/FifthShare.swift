/// How many areas of some lie in the most deprived fifth.
public struct FifthShare: Hashable, Sendable {
  /// Areas in the most deprived fifth.
  public let count: Int
  /// Areas in all.
  public let of: Int

  /// `count` of `of`.
  public init(count: Int, of: Int) {
    self.count = count
    self.of = of
  }

  /// Per cent; `NaN` of none.
  public var percent: Double { of == 0 ? .nan : 100 * Double(count) / Double(of) }
}
