/// Counts along one dimension, each in at most one whole: wards in boroughs in London.
struct Hierarchy: Sendable {
  /// The nodes, parts before their wholes.
  let nodes: [Node]

  /// One count.
  struct Node: Sendable {
    /// What may become of it.
    let kind: Kind
    /// How far it could move by its own interval, if it is hidden.
    let slack: Slack
    /// The count.
    let count: Int
    /// The counts that make it up, by their places among the nodes.
    let parts: [Int]
  }

  /// What may become of a count.
  enum Kind: Hashable, Sendable {
    /// It is known in any case.
    case known
    /// It may be shown or hidden.
    case open
    /// It is hidden in any case, and need not be protected.
    case hidden
    /// It is hidden in any case, and must keep its possible values.
    case protected
  }
}
