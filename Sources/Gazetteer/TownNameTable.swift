/// The names of towns by their keys: what a gazetteer looks them up in.
struct TownNameTable {
  /// Names, other names and aliases.
  private(set) var named: [String: [TownGazetteer.Candidate]] = [:]
  /// Short forms, without spaces.
  private(set) var short: [String: [Int]] = [:]
  /// Districts, without spaces.
  private(set) var districts: [String: [Int]] = [:]
  /// What typing errors are looked for in: names, other names, aliases and districts, without spaces.
  private(set) var spellings: [String: Set<Int>] = [:]
  private let towns: [Town]

  init(_ towns: [Town]) {
    self.towns = towns
    for (place, town) in towns.enumerated() {
      for (name, how) in [(town.name, MatchMethod.exact), (town.otherName ?? "", .alternative)] where !name.isEmpty {
        add(TownSpelling(name), place, how)
      }
    }
  }

  private mutating func add(_ spelling: TownSpelling, _ place: Int, _ how: MatchMethod) {
    guard !spelling.key.isEmpty else { return }
    if towns[place].kind == .district {
      for form in spelling.longForms { districts[form, default: []].append(place) }
    } else {
      named[spelling.key, default: []].append(TownGazetteer.Candidate(town: place, how: how))
      for form in spelling.shortForms { short[form, default: []].append(place) }
    }
    spellings[spelling.letters, default: []].insert(place)
  }

  /// Adds aliases.
  ///
  /// - Returns: Those of a user's table whose town or district is not there.
  mutating func add(_ entries: [AliasTable.Entry], forces: NameIndex) -> [AliasTable.Entry] {
    let own = self
    var unknown: [AliasTable.Entry] = []
    for entry in entries {
      let meant = entry.names.flatMap { own.places($0, entry, forces) }
      if meant.isEmpty, entry.source != nil { unknown.append(entry) }
      let spelling = TownSpelling(entry.alias)
      for place in meant {
        named[spelling.key, default: []].append(TownGazetteer.Candidate(town: place, how: .alternative))
        spellings[spelling.letters, default: []].insert(place)
      }
    }
    return unknown
  }

  /// The towns that an alias may mean: those of highest rank in the force that it states.
  private func places(_ name: String, _ entry: AliasTable.Entry, _ forces: NameIndex) -> [Int] {
    let spelling = TownSpelling(name)
    let all = entry.kind == .district ? districts[spelling.letters, default: []] : named[spelling.key, default: []].map(\.town)
    let inForce = entry.force.map { force in
      let place = forces.place(of: force)
      return all.filter { place != nil && towns[$0].force == place }
    }
    let wanted = inForce ?? all
    let highest = wanted.map { towns[$0].kind.rank }.max()
    return wanted.filter { towns[$0].kind.rank == highest }
  }
}
