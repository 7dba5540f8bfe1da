public import WardlightGazetteer

/// What becomes of names that neither a layer nor a table of names has.
public enum UnrecognisedNames: Hashable, Sendable {
  /// They stand together as ``NameDirectory/notRecognised``, so that no text of a record is shown: whatever is published.
  case together
  /// Each stands as records spell it; for lists that are the user's own, such as categories.
  case asSpelt
}

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
  private let unrecognised: Unrecognised

  /// What becomes of names that nothing has, and what tells which these are.
  private struct Unrecognised {
    let treatment: UnrecognisedNames
    let index: NameIndex
  }

  /// What the spellings that the directory was made of stand for.
  private let matches: [String: NameMatch]

  /// The name under which all stand together that no table has.
  public static let notRecognised = "Not recognised"

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
  ///   - unrecognised: What becomes of names that nothing has. Where they stand together, other names that are not among the known ones are shown as the table of aliases
  ///     has them.
  public init(
    known: NameIndex, spellings: [String], frequencies: [Int], typingErrors: TypingErrors = .kept,
    unrecognised: UnrecognisedNames = .asSpelt, recognisedBy index: NameIndex? = nil
  ) {
    let unrecognised = Unrecognised(treatment: unrecognised, index: index ?? known)
    let matches = Dictionary(spellings.map { ($0, Self.match($0, known, typingErrors)) }) { first, _ in first }
    var variants: [String: [(name: String, frequency: Int)]] = [:]
    for (name, frequency) in zip(spellings, frequencies) {
      guard let other = Self.other(name, matches[name], known, unrecognised) else { continue }
      variants[NameKey.full(other), default: []].append((unrecognised.treatment == .together ? other : name, frequency))
    }
    let shown = variants.mapValues { $0.min { ($1.frequency, $0.name) < ($0.frequency, $1.name) }?.name ?? "" }
    let keys = shown.keys.sorted { (shown[$0] ?? "", $0) < (shown[$1] ?? "", $1) }
    self.known = known
    self.typingErrors = typingErrors
    self.unrecognised = unrecognised
    self.matches = matches
    names = known.names + keys.compactMap { shown[$0] }
    let places = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, known.names.count + $0) })
    let spelt = matches.reduce(into: [:]) { spelt, entry in
      spelt[entry.key] = Self.other(entry.key, entry.value, known, unrecognised).flatMap { places[NameKey.full($0)] }
    }
    otherPlaces = (places, spelt)
  }

  /// The place of a name among ``names``, or `nil` where it is no spelling the directory was made of.
  public func place(of name: String) -> Int? {
    let match = match(name)
    if case .found(let place, _) = match { return place }
    return otherPlaces.ofSpellings[name] ?? Self.other(name, match, known, unrecognised).flatMap { otherPlaces.ofKeys[NameKey.full($0)] }
  }

  /// What a name stands for among the known names.
  public func match(_ name: String) -> NameMatch { matches[name] ?? Self.match(name, known, typingErrors) }

  /// Whether the name at this place is a known one.
  public func isKnown(_ place: Int) -> Bool { place < known.names.count }

  /// Whether the name at this place is one: not what stands for all that no table has.
  public func isRecognised(_ place: Int) -> Bool {
    isKnown(place) || unrecognised.treatment == .asSpelt || names[place] != Self.notRecognised
  }

  private static func match(_ name: String, _ known: NameIndex, _ typingErrors: TypingErrors) -> NameMatch {
    let match = known.match(name)
    if case .found(_, .corrected) = match, typingErrors == .kept { return .unknown }
    return match
  }

  /// The name under which a name that is not known is counted; `nil` for known ones.
  private static func other(_ name: String, _ match: NameMatch?, _ known: NameIndex, _ unrecognised: Unrecognised) -> String? {
    switch match {
    case .found: nil
    case .notTerritorial(let other): other
    case .ambiguous, .unknown, nil:
      switch unrecognised.treatment {
      case .asSpelt: known.standardName(of: name)
      case .together: unrecognised.index.recognisedName(of: name) ?? plainWords[NameKey.full(name)] ?? notRecognised
      }
    }
  }

  /// What records write in place of a borough and no table of names has.
  private static let plainWords = Dictionary(
    uniqueKeysWithValues: ["Out of London", "Outside London"].map { (NameKey.full($0), "Out of London") })
}

extension NameDirectory {
  /// A directory of known names and of all that records say.
  init(
    known: NameIndex, names: some Sequence<String>, typingErrors: TypingErrors = .kept, unrecognised: UnrecognisedNames = .asSpelt,
    recognisedBy index: NameIndex? = nil
  ) {
    var frequencies: [String: Int] = [:]
    for name in names { frequencies[name, default: 0] += 1 }
    let spellings = frequencies.keys.sorted()
    self.init(
      known: known, spellings: spellings, frequencies: spellings.map { frequencies[$0] ?? 0 }, typingErrors: typingErrors,
      unrecognised: unrecognised, recognisedBy: index)
  }
}
