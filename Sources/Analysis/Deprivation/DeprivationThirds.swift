/// Where the classes of the column `bivariate_class` end: what a map needs to put each area where its word puts it.
///
/// The ends are numbers of the columns `value` and `score` as printed, a protected count the upper end of its interval. A class without areas has no end, so
/// there are three of each, or fewer: of two classes the upper one is the high one, a single one is the middle one. Where a high score means little deprivation,
/// as of a rank, the first class of the scores is the one of high deprivation.
public struct DeprivationThirds: Hashable, Sendable {
  /// The upper ends of the classes of `value`, ascending.
  public let value: [Double]
  /// The upper ends of the classes of `score`, ascending.
  public let score: [Double]
}
