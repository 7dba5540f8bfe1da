public import WardlightGazetteer

/// Known names, and after them those that records have beside, so that each record has one place.
public struct NameDirectory: Sendable {
  /// The names that are known.
  public let known: NameIndex
  /// The known names in their own order, then the others in alphabetical order.
  public let names: [String]
  /// How many of them are known: the first ones.
  public var knownCount: Int { known.names.count }
  /// The places of the names that are not known, by their keys and, which is quicker, by their spellings.
  private let otherPlaces: (ofKeys: [String: Int], ofSpellings: [String: Int])
  private let typingErrors: TypingErrors
  /// What the spellings that the directory was made of stand for.
  private let matches: [String: NameMatch]

  /// What becomes of a misspelt name.
  public enum TypingErrors: Hashable, Sendable {
    /// It stays a name of its own.
    case kept
    /// It is the single nearest known name, where there is one; ``NameReport`` says so.
    case corrected
  }

  /// A directory of known names and of the spellings of records.
  ///
  /// Spellings of one key are one name, and so are all spellings of one name that is known and not territorial; the most frequent one is shown, of equally frequent
  /// ones the first in alphabetical order. So are the aliases of one name that is not known. A name that may stand for several known ones stays a name of its own.
  ///
  /// - Parameters:
  ///   - frequencies: How often each spelling occurs, aligned with `spellings`.
  ///   - typingErrors: What becomes of misspelt names.
  public init(known: NameIndex, spellings: [String], frequencies: [Int], typingErrors: TypingErrors = .kept) {
    let matches = Dictionary(spellings.map { ($0, Self.match($0, known, typingErrors)) }) { first, _ in first }
    var variants: [String: [(name: String, frequency: Int)]] = [:]
    for (name, frequency) in zip(spellings, frequencies) {
      if let key = Self.otherKey(name, matches[name], known) { variants[key, default: []].append((name, frequency)) }
    }
    let shown = variants.mapValues { $0.min { ($1.frequency, $0.name) < ($0.frequency, $1.name) }?.name ?? "" }
    let keys = shown.keys.sorted { (shown[$0] ?? "", $0) < (shown[$1] ?? "", $1) }
    self.known = known
    self.typingErrors = typingErrors
    self.matches = matches
    names = known.names + keys.compactMap { shown[$0] }
    let places = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, known.names.count + $0) })
    let spelt = matches.reduce(into: [:]) { spelt, entry in
      spelt[entry.key] = Self.otherKey(entry.key, entry.value, known).flatMap { places[$0] }
    }
    otherPlaces = (places, spelt)
  }

  /// The place of a name among ``names``, or `nil` where it is no spelling the directory was made of.
  public func place(of name: String) -> Int? {
    let match = match(name)
    if case .found(let place, _) = match { return place }
    return otherPlaces.ofSpellings[name] ?? Self.otherKey(name, match, known).flatMap { otherPlaces.ofKeys[$0] }
  }

  /// What a name stands for among the known names.
  public func match(_ name: String) -> NameMatch { matches[name] ?? Self.match(name, known, typingErrors) }

  /// Whether the name at this place is a known one.
  public func isKnown(_ place: Int) -> Bool { place < known.names.count }

  private static func match(_ name: String, _ known: NameIndex, _ typingErrors: TypingErrors) -> NameMatch {
    let match = known.match(name)
    if case .found(_, .corrected) = match, typingErrors == .kept { return .unknown }
    return match
  }

  /// The key of a name that is not known; `nil` for known ones.
  private static func otherKey(_ name: String, _ match: NameMatch?, _ known: NameIndex) -> String? {
    switch match {
    case .found: nil
    case .notTerritorial(let other): NameKey.full(other)
    case .ambiguous, .unknown, nil: NameKey.full(known.standardName(of: name))
    }
  }
}

extension NameDirectory {
  /// A directory of known names and of all that records say.
  init(known: NameIndex, names: some Sequence<String>, typingErrors: TypingErrors = .kept) {
    var frequencies: [String: Int] = [:]
    for name in names { frequencies[name, default: 0] += 1 }
    let spellings = frequencies.keys.sorted()
    self.init(known: known, spellings: spellings, frequencies: spellings.map { frequencies[$0] ?? 0 }, typingErrors: typingErrors)
  }
}
