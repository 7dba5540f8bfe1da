import WardlightDisclosure

/// Where a place stands in one period.
enum RankState: Hashable {
  case ranked(Int)
  /// Protected: nobody may know.
  case hidden
  /// Not in the list of that period.
  case absent

  init(_ cell: Cell, _ column: String) throws(CartographyError) {
    switch cell {
    case .withheld, .interval: self = .hidden
    case .missing: self = .absent
    // “21 or lower”, where a policy tells no further ranks apart.
    case .text(let text) where text.hasSuffix(" or lower"): self = .hidden
    case .text: throw .wordsInsteadOfNumbers(column: column)
    case .count, .rounded, .number, .significant:
      guard let number = cell.exactNumber, !number.isNaN else {
        self = .absent
        return
      }
      guard number >= 1, number == number.rounded(), number < 1e9 else { throw .noRank(column: column) }
      self = .ranked(Int(number))
    }
  }

  var rank: Int? { if case .ranked(let rank) = self { rank } else { nil } }
}

/// One place in all periods.
struct RankPath {
  let name: String
  let states: [RankState]
  /// As they were released; empty where there are none.
  let counts: [Cell]

  /// How many places it rose between two periods, below zero where it fell; `nil` where one of the ranks is not known.
  func rise(from period: Int) -> Int? {
    guard let before = states[period].rank, let after = states[period + 1].rank else { return nil }
    return before - after
  }
}

/// How a rank is written.
enum RankWords {
  /// `1st`, `22nd`, `113th`.
  static func ordinal(_ rank: Int) -> String {
    let ending = (11...13).contains(rank % 100) ? "th" : [1: "st", 2: "nd", 3: "rd"][rank % 10] ?? "th"
    return "\(rank)\(ending)"
  }
}
