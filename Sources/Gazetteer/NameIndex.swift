internal import WardlightLoading

/// Finds forces, towns and boroughs by the names that people write.
///
/// Case, accents, punctuation, `the`, `of`, `&` and the order of the words do not matter, nor do `Police`, `Constabulary` and `Service`. What is not found
/// so is tried without `London Borough of`, `Royal Borough of` and `City of`.
public struct NameIndex: Sendable {
  /// The names, as given.
  public let names: [String]
  /// Aliases of a user's table that stand for nothing here. (Those that the project brings are not listed: a layer need not have every force.)
  public let unknownAliases: [AliasTable.Entry]
  private let places: [String: [Int]]
  private let shortPlaces: [String: [Int]]
  private let aliases: [String: Meaning]
  /// For the keys of aliases the name that each stands for, where that name is none of ``names``.
  private let absent: [String: String]
  /// Every name and alias, of things that are here or not, by its key: what may be said aloud of what a record states.
  private let recognised: [String: String]
  private let spellings: SpellingIndex
  private let spelled: [Meaning]

  /// What a name stands for.
  public enum Resolution: Hashable, Sendable {
    /// The name at this place.
    case found(Int)
    /// Names that cannot be told apart, at these places.
    case several([Int])
    /// None; these are near, the nearest first.
    case unknown(suggestions: [String])
  }

  private enum Meaning: Hashable {
    case places([Int])
    case anyOf([Int])
    case notTerritorial(String)
  }

  /// An index of names.
  ///
  /// - Parameters:
  ///   - names: The names; answers carry their places.
  ///   - codes: Codes that stand for the same things, aligned with the names; none where empty.
  ///   - aliases: Other names, each for one of `names` (or for another spelling of it), the first of a name counting; a name itself goes before an alias. Where `names`
  ///     have a force under a longer name that is itself an alias (`Hampshire and Isle of Wight`), its old name and other aliases stand for that.
  public init(names: [String], codes: [String] = [], aliases entries: [AliasTable.Entry] = []) {
    precondition(codes.isEmpty || codes.count == names.count, "\(codes.count) codes for \(names.count) names")
    var places: [String: [Int]] = [:]
    var shortPlaces: [String: [Int]] = [:]
    for (place, name) in names.enumerated() {
      places[NameKey.full(name), default: []].append(place)
      if let short = NameKey.short(name) { shortPlaces[short, default: []].append(place) }
    }
    for (place, code) in codes.enumerated() { places[NameKey.full(code), default: []].append(place) }
    let entries = entries.followingRenamings(among: places, names: names)
    let found = entries.map { Self.meaning($0, places, shortPlaces) }
    absent = Dictionary(zip(entries, found).filter { $1 == nil && $0.names.count == 1 }.map { (NameKey.full($0.0.alias), $0.0.names[0]) }) {
      first, _ in first
    }
    recognised = Self.recognised(names, entries)
    unknownAliases = zip(entries, found).filter { $0.source != nil && $1 == nil }.map(\.0)
    aliases = Self.aliases(zip(entries, found).compactMap { entry, meaning in meaning.map { (entry, $0) } }, besides: places)
    self.names = names
    self.places = places
    self.shortPlaces = shortPlaces
    (spellings, spelled) = Self.spellings(names, zip(entries, found).compactMap { entry, meaning in meaning.map { (entry, $0) } })
  }

  /// What a name stands for, typing errors not being forgiven.
  public func resolve(_ name: String) -> Resolution {
    let found = direct(name)?.meaning
    switch found {
    case .places(let places): return places.count == 1 ? .found(places[0]) : .several(places)
    case .anyOf(let places): return .several(places)
    case .notTerritorial: return .unknown(suggestions: [])
    case nil: return .unknown(suggestions: NearestName.all(of: name, among: names))
    }
  }

  /// The place of a name, or `nil` where it stands for none or for several.
  public func place(of name: String) -> Int? {
    if case .places(let places) = direct(name)?.meaning, places.count == 1 { places[0] } else { nil }
  }

  /// What a record's name stands for, typing errors being forgiven.
  ///
  /// An error is a letter left out, put in, exchanged, or swapped with its neighbour: none in names of fewer than five letters, one up to eight, two in longer
  /// ones. A name is corrected only where a single thing has the nearest spelling; where two have it the name is ambiguous.
  ///
  /// - Complexity: O(letters), and for names that are not found O(names).
  public func match(_ name: String) -> NameMatch {
    if let (meaning, how) = direct(name) { return Self.match(meaning, how) }
    let meanings = Set(spellings.nearest(to: NameKey.letters(name)) { _ in true }.map { spelled[$0] })
    guard let first = meanings.first else { return .unknown }
    return meanings.count == 1 ? Self.match(first, .corrected) : .ambiguous(Set(meanings.flatMap(Self.places)).sorted())
  }

  /// The name under which a name that is not among ``names`` is counted, so that two names of one thing are one: what an alias stands for, else the name itself.
  public func standardName(of name: String) -> String { absent[NameKey.full(name)] ?? name }

  /// The name under which a name that is not among ``names`` may be shown: it, or what it is an alias of, stands in the table of aliases, or it is shared by several of
  /// ``names``. `nil` where no table has it, so that it is a record's own text.
  public func recognisedName(of name: String) -> String? { recognised[NameKey.full(name)] }

  private static func recognised(_ names: [String], _ entries: [AliasTable.Entry]) -> [String: String] {
    var recognised: [String: String] = [:]
    for entry in entries {
      let meant = entry.names.count == 1 ? entry.names[0] : entry.alias
      for (name, shown) in [(entry.alias, meant)] + entry.names.map({ ($0, $0) }) {
        let key = NameKey.full(name)
        if recognised[key] == nil { recognised[key] = shown }
      }
    }
    for name in names { recognised[NameKey.full(name)] = name }
    return recognised
  }

  private func direct(_ name: String) -> (meaning: Meaning, how: MatchMethod)? {
    let key = NameKey.full(name)
    if let places = places[key] { return (.places(places), .exact) }
    if let meaning = aliases[key] { return (meaning, .alternative) }
    return NameKey.short(name).flatMap { shortPlaces[$0] }.map { (.places($0), .exact) }
  }

  private static func match(_ meaning: Meaning, _ how: MatchMethod) -> NameMatch {
    switch meaning {
    case .places(let places): places.count == 1 ? .found(places[0], how: how) : .ambiguous(places)
    case .anyOf(let places): .ambiguous(places)
    case .notTerritorial(let name): .notTerritorial(name)
    }
  }

  private static func places(_ meaning: Meaning) -> [Int] {
    switch meaning {
    case .places(let places), .anyOf(let places): places
    case .notTerritorial: []
    }
  }

  private static func meaning(_ entry: AliasTable.Entry, _ places: [String: [Int]], _ short: [String: [Int]]) -> Meaning? {
    if entry.kind == .notTerritorial { return entry.names.first.map { .notTerritorial($0) } }
    let meant = entry.names.flatMap { name in places[NameKey.full(name)] ?? NameKey.short(name).flatMap { short[$0] } ?? [] }
    guard !meant.isEmpty else { return nil }
    return entry.names.count == 1 ? .places(meant) : .anyOf(Set(meant).sorted())
  }

  /// The aliases by key; what is not territorial is known by its own name too.
  private static func aliases(_ entries: [(AliasTable.Entry, Meaning)], besides places: [String: [Int]]) -> [String: Meaning] {
    var aliases: [String: Meaning] = [:]
    for (entry, meaning) in entries {
      let spellings = [entry.alias] + (entry.kind == .notTerritorial ? entry.names : [])
      for key in spellings.map(NameKey.full) where places[key] == nil && aliases[key] == nil { aliases[key] = meaning }
    }
    return aliases
  }

  /// What typing errors are looked for in: names and aliases, not codes.
  private static func spellings(_ names: [String], _ entries: [(AliasTable.Entry, Meaning)]) -> (SpellingIndex, [Meaning]) {
    let own = names.enumerated().map { ($1, Meaning.places([$0])) }
    let others = entries.flatMap { entry, meaning in
      ([entry.alias] + (entry.kind == .notTerritorial ? entry.names : [])).map { ($0, meaning) }
    }
    let all = own + others
    return (SpellingIndex(all.map { NameKey.letters($0.0) }), all.map(\.1))
  }
}
