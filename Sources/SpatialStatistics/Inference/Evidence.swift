/// What the p-values of a map come from; lists align with the areas that are tested.
enum Evidence: Sendable {
  /// The normal distribution of z alone.
  case normal
  /// How many permutations are as large, and as small, as what was observed.
  case tails([TailCounts])
  /// p-values of a distribution that is known, so that nothing needs to be drawn.
  case exact([Double])
}

/// On which side of chance an area lies.
enum Direction: Hashable, Sendable {
  /// Above what chance gives.
  case high
  /// Below what chance gives.
  case low
}

extension Direction {
  /// The side of the smaller tail; where both are equally large, low.
  init(_ tails: TailCounts) { self = tails.greater < tails.lesser ? .high : .low }
}

/// How often a sum over random neighbours is as large, and as small, as the sum over the real ones.
struct TailCounts: Hashable, Sendable {
  /// Permutations whose sum is at least the observed one.
  var greater: Int
  /// Permutations whose sum is at most the observed one.
  var lesser: Int

  /// The same permutations where a larger sum means a smaller statistic.
  var swapped: TailCounts { TailCounts(greater: lesser, lesser: greater) }

  /// The p-value times (permutations + 1), a whole number.
  ///
  /// (greater + 1), (lesser + 1), or twice the smaller of them, at most permutations + 1.
  func units(_ alternative: Alternative, permutations: Int) -> Int {
    switch alternative {
    case .greater: greater + 1
    case .less: lesser + 1
    case .twoSided: min(permutations + 1, 2 * (min(greater, lesser) + 1))
    }
  }
}
