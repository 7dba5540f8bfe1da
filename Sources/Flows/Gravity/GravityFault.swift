/// Why flows cannot be balanced, or have no gravity model. Places are named by their kind and name.
public enum GravityFault: Error, Hashable, Sendable {
  /// A total is below 0 or no finite number.
  case badMargin(kind: String, place: Int)
  /// Every pair is equally far apart.
  case equalDistances
  /// The distance of a pair is the sum of a number of its origin and one of its destination, so that margins have taken all of it.
  case distanceFollows
  /// Flows take the shortest ways that the margins allow (or the longest), so that a larger β always fits better.
  case unbounded
  /// A place with flows has no point.
  case noPoint(kind: String, name: String)
  /// Two places with flows lie in one point, where a power of their distance is infinite or 0.
  case noDistance(from: String, to: String)
  /// Fewer pairs than the model has coefficients and one.
  case tooFewPairs(Int, needed: Int)
  /// Nothing flows.
  case nothingFlows
  /// The fit was still moving after so many steps.
  case noConvergence(steps: Int)
}

extension GravityFault: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch self {
    case .badMargin(let kind, let place): "The total of the \(kind) number \(place + 1) is not a number of 0 or more."
    case .equalDistances: "All pairs of places are equally far apart, so distance can explain no difference between their flows."
    case .distanceFollows:
      "The distance of each pair follows from its two places alone, so what distance does cannot be told from what the places do."
    case .unbounded:
      "The flows go as near, or as far, as the totals of their places allow, so the effect of distance that fits best is infinite."
    case .noPoint(let kind, let name): "The \(kind) \(name) has flows but no point, so its distances are unknown."
    case .noDistance(let from, let to):
      from == to
        ? "The distance within \(from) is not above 0 metres, of which there is no power to fit: give distances within places."
        : "\(from) and \(to) lie in one point, and there is no power of a distance of 0 metres to fit."
    case .tooFewPairs(_, let needed):
      "A gravity model of these places needs at least \(needed) pairs of an origin and a destination that have flows, and there are fewer."
    case .nothingFlows: "There are no flows, so there is nothing to model."
    case .noConvergence(let steps):
      "The flows could not be balanced within \(steps) step\(steps == 1 ? "" : "s"), so there is no result; places with very few flows are the usual cause."
    }
  }
}
