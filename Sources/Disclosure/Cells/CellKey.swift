/// What one count counts: a measure, cut down along dimensions.
///
/// Two counts of the same key are one number, wherever they stand. A dimension that is not named is not cut down: `referrals` of
/// `period: 2019-05-01..2020-04-30` are those of all places and categories.
public struct CellKey: Hashable, Sendable {
  /// What is counted: `referrals`. Counts of different measures do not add up.
  public let measure: String
  /// The member of each dimension that cuts the measure down: `residence: E05000475`.
  public let members: [String: String]

  /// A key by its measure and members.
  public init(_ measure: String, _ members: [String: String] = [:]) {
    self.measure = measure
    self.members = members
  }
}

extension CellKey: CustomStringConvertible {
  /// The key in one line, dimensions in order of name: `referrals, period 2019-05-01..2020-04-30, residence E05000475`.
  public var description: String {
    ([measure] + members.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }).joined(separator: ", ")
  }
}

extension CellKey: Comparable {
  /// By measure, then by dimensions and members in order of name.
  public static func < (left: CellKey, right: CellKey) -> Bool { left.description < right.description }
}
