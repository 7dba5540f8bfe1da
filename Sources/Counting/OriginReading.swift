internal import WardlightGazetteer

/// What the stated origins of links stand for, each spelling looked up once.
///
/// A name is looked for as a borough, as London itself, as a town, and as a force, without typing errors; then with them, in the same order. A town goes before a force,
/// so that Manchester is the city. A misspelt borough stays a name of its own.
struct OriginReading {
  /// For each spelling what it stands for.
  let meanings: [String: Meaning]

  enum Meaning: Hashable {
    case borough(NameReport.Outcome)
    case london
    case town(NameReport.Outcome)
    case force(NameReport.Outcome)
    case elsewhere(NameReport.Outcome)

    var outcome: NameReport.Outcome {
      switch self {
      case .borough(let outcome), .town(let outcome), .force(let outcome), .elsewhere(let outcome): outcome
      case .london: .exact
      }
    }
  }

  /// - Parameters:
  ///   - names: The stated origins.
  ///   - towns: The towns; without them a name is a town where a record has a destination of that name.
  ///   - destinations: The towns to which links lead, as written.
  init(_ names: some Sequence<String>, boroughs: NameIndex, forces: NameIndex, towns: TownGazetteer?, destinations: some Sequence<String>) {
    let spelt = towns == nil ? Set(destinations.map(NameKey.full)) : []
    let london = LondonForces(known: forces)
    var meanings: [String: Meaning] = [:]
    for name in names where meanings[name] == nil {
      let town = towns?.resolve(name, inForce: nil) ?? (spelt.contains(NameKey.full(name)) ? .found(0, how: .exact) : .unknown)
      meanings[name] = Self.meaning(name, boroughs.match(name), forces.match(name), town, london)
    }
    self.meanings = meanings
  }

  private static func meaning(
    _ name: String, _ borough: NameMatch, _ force: NameMatch, _ town: TownResolution, _ london: LondonForces
  ) -> Meaning {
    if borough.isCertain { return .borough(.init(borough)) }
    if london.contains(name, force) { return .london }
    if case .found(_, let how) = town, how != .corrected { return .town(.init(town)) }
    if force.isCertain { return .force(.init(force)) }
    if borough.isCorrected { return .borough(.unknown) }
    if case .found = town { return .town(.init(town)) }
    if case .ambiguous = borough { return .borough(.ambiguous) }
    if force.isCorrected { return .force(.init(force)) }
    return .elsewhere(town == .unknown && force == .unknown ? .unknown : .ambiguous)
  }
}

extension NameMatch {
  fileprivate var isCertain: Bool {
    switch self {
    case .found(_, let how): how != .corrected
    case .notTerritorial: true
    case .ambiguous, .unknown: false
    }
  }

  fileprivate var isCorrected: Bool { if case .found(_, .corrected) = self { true } else { false } }
}
