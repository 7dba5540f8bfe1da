/// How far a count can move without contradicting what a reader knows, down and up, as far as it matters.
///
/// A protected count needs `possible` − 1 steps in all, so that more than that either way is never of use; slacks are cut off there.
struct Slack: Hashable, Sendable {
  /// How many steps down.
  var down: Int
  /// How many steps up.
  var up: Int

  /// A count that is known.
  static let none = Slack(down: 0, up: 0)

  /// What two slacks leave together, where both hold.
  func cut(to other: Slack) -> Slack { Slack(down: min(down, other.down), up: min(up, other.up)) }

  /// Each way at most so far.
  func capped(at most: Int) -> Slack { cut(to: Slack(down: most, up: most)) }

  /// The steps in all.
  var width: Int { down + up }

  static func + (left: Slack, right: Slack) -> Slack { Slack(down: left.down + right.down, up: left.up + right.up) }
}

/// The slacks from 0 to a limit either way, numbered.
struct SlackStates: Sendable {
  /// The most steps either way.
  let limit: Int

  /// How many there are.
  var count: Int { (limit + 1) * (limit + 1) }

  /// The number of a slack, which is cut off at the limit.
  func number(of slack: Slack) -> Int { min(slack.down, limit) * (limit + 1) + min(slack.up, limit) }

  /// The slack of a number.
  subscript(number: Int) -> Slack { Slack(down: number / (limit + 1), up: number % (limit + 1)) }
}
