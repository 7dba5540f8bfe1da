/// What a record's name stands for, and how that was found.
public enum NameMatch: Hashable, Sendable {
  /// The name at this place.
  case found(Int, how: MatchMethod)
  /// A police service or a part of the country that is known by this name and is no territorial force.
  case notTerritorial(String)
  /// One of several that nothing tells apart, at these places, ascending.
  case ambiguous([Int])
  /// None that is known.
  case unknown
}

/// How a name was found.
public enum MatchMethod: String, CaseIterable, Hashable, Comparable, Sendable {
  /// The name itself; case, accents, punctuation and words that mean nothing aside.
  case exact
  /// Another name, or a short form.
  case alternative
  /// A single nearest name, a typing error or two away.
  case corrected

  /// The surer method is less.
  public static func < (left: MatchMethod, right: MatchMethod) -> Bool { left.order < right.order }

  private var order: Int {
    switch self {
    case .exact: 0
    case .alternative: 1
    case .corrected: 2
    }
  }
}
