import Wardlight

/// What the handbook of another package says that it hides in a ``PrintedTable``.
struct PrintedPattern {
  let division: PrintedTable.Division
  /// The largest count that is hidden for its own sake.
  let largest: Int
  /// Whether zeros are hidden likewise; otherwise they are always shown.
  let hidesZeros: Bool
  let method: String
  /// How many counts are hidden.
  let hidden: Int
  /// Which, where that is printed as well.
  let keys: Set<CellKey>?

  /// Those of which each hidden count is printed, then those of which only the number is.
  static let all: [PrintedPattern] =
    [
      // Vignette, “Running ProtectTable” and “Using named input and the SIMPLEHEURISTIC_OLD method”.
      PrintedPattern(
        .none, 3, hidesZeros: true, "Gauss",
        "annet: B D H I J K; arbeid: B D G H I J K; trygd: G I"),
      PrintedPattern(
        .none, 3, hidesZeros: true, "SIMPLEHEURISTIC_OLD",
        "annet: B H I J K; arbeid: B D H I J K; trygd: D I"),
      // Vignette, “Stacked data”.
      PrintedPattern(
        .groups, 3, hidesZeros: true, "Gauss",
        "annet: B D H I J kostragr_300 kostragr_400; arbeid: B D H I J K kostragr_300 kostragr_400; trygd: I K"),
      // Vignette, “More advanced use of ProtectTable”.
      PrintedPattern(
        .both, 2, hidesZeros: false, "SIMPLEHEURISTIC",
        """
        annet: A B C D I K fylke_4 fylke_10 kostragr_300 kostragr_400; arbeid: B C D G H K fylke_4 fylke_10 kostragr_300 kostragr_400; \
        trygd: A B G H I K fylke_4 fylke_10
        """),
    ] + numbers

  /// The comparison's numbers: Gauss, SIMPLEHEURISTIC, and that with protection of single contributors.
  private static let numbers: [PrintedPattern] = [
    (.counties, 2, false, [16, 16, 20]), (.counties, 10, false, [35, 35, 38]), (.counties, 2, true, [18, 20, 70]),
    (.counties, 10, true, [36, 37, 70]), (.both, 2, false, [20, 28, 31]), (.both, 10, false, [44, 47, 47]), (.both, 2, true, [25, 32, 79]),
    (.both, 10, true, [47, 51, 79]),
  ].flatMap { (division: PrintedTable.Division, largest: Int, hidesZeros: Bool, hidden: [Int]) in
    zip(["Gauss", "SIMPLEHEURISTIC", "SimpleSingle"], hidden).map { method, hidden in
      PrintedPattern(division: division, largest: largest, hidesZeros: hidesZeros, method: method, hidden: hidden, keys: nil)
    }
  }

  /// The rules under which the same counts are protected for their own sake.
  func rules(possible: Int) -> ProtectionRules {
    ProtectionRules(threshold: largest + 1, zeros: hidesZeros ? .hidden : .shown, possible: possible)
  }

  /// What has to be protected, in words.
  var demand: String { "\(division.rawValue); \(hidesZeros ? 0 : 1)–\(largest) small" }

  private init(_ division: PrintedTable.Division, _ largest: Int, hidesZeros: Bool, _ method: String, _ places: String) {
    var keys: Set<CellKey> = []
    for part in places.split(separator: "; ") {
      let words = part.split(separator: " ").map(String.init)
      for place in words.dropFirst() { keys.insert(PrintedTable.key(place, String(words[0].dropLast()))) }
    }
    self.init(division: division, largest: largest, hidesZeros: hidesZeros, method: method, hidden: keys.count, keys: keys)
  }

  private init(division: PrintedTable.Division, largest: Int, hidesZeros: Bool, method: String, hidden: Int, keys: Set<CellKey>?) {
    self.division = division
    self.largest = largest
    self.hidesZeros = hidesZeros
    self.method = method
    self.hidden = hidden
    self.keys = keys
  }
}
