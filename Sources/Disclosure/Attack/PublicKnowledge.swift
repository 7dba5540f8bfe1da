/// What a reader knows of each published count after looking at every place where it stands.
struct PublicKnowledge: Sendable {
  /// The published keys in order, each once.
  let keys: [CellKey]
  /// What is known of each key; in the order of ``keys``.
  let facts: [Fact]
  /// Keys whose places contradict each other.
  let contradictions: [Attack.Contradiction]

  /// What is known of one key.
  struct Fact: Hashable, Sendable {
    /// The smallest number that it can be.
    var lower: Int
    /// The largest, or `nil`.
    var upper: Int?
    /// Whether it must keep its possible values.
    var isProtected: Bool
    /// The places, in order of name.
    var places: [String]
    /// Whether a number is shown, in place of an interval.
    var isExact: Bool { lower == upper }
  }

  /// Intersects what the places show.
  init(_ cells: [ReleasedCell]) {
    var shown: [CellKey: [ReleasedCell]] = [:]
    for cell in cells { shown[cell.key.withoutWholes, default: []].append(cell) }
    let named = shown.map { (key: $0.key, name: $0.key.description, cells: $0.value) }.sorted { $0.name < $1.name }
    keys = named.map(\.key)
    let met = named.map { Self.met($0.cells) }
    facts = met.map(\.fact)
    contradictions = zip(named, met).compactMap { named, met in
      met.agrees ? nil : Attack.Contradiction(equations: Self.readings(named.name, named.cells), places: met.fact.places)
    }
  }

  /// The interval in which all readings agree; where they do not, the one that holds them all.
  private static func met(_ cells: [ReleasedCell]) -> (fact: Fact, agrees: Bool) {
    let lower = cells.map(\.lower).max() ?? 0
    let upper = cells.compactMap(\.upper).min()
    let agrees = upper.map { lower <= $0 } ?? true
    let fact = Fact(
      lower: agrees ? lower : cells.map(\.lower).min() ?? 0, upper: agrees ? upper : cells.compactMap(\.upper).max(),
      isProtected: cells.contains(where: \.isProtected), places: Set(cells.map(\.place)).sorted())
    return (fact, agrees)
  }

  private static func readings(_ name: String, _ cells: [ReleasedCell]) -> [String] {
    Set(cells.map { "\(name) is \(shown($0.lower, $0.upper)) in \($0.place)" }).sorted()
  }

  /// An interval as readers see it: `23`, `1–4`, `5 or more`.
  static func shown(_ lower: Int, _ upper: Int?) -> String {
    guard let upper else { return "\(lower) or more" }
    return lower == upper ? "\(lower)" : "\(lower)–\(upper)"
  }
}
