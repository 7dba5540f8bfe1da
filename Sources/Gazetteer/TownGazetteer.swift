public import WardlightGeometry

/// Towns by the names that people write, each in its force.
///
/// A name is looked for, in this order: as a town's name, other name or alias; as a short form (`Southend`, `Bury` in Suffolk); as a district. Within the force that a
/// record states, the first of these that has a town there decides; else typing errors are forgiven there; else the name is looked for everywhere, and
/// what is found is flagged as outside the stated force.
///
/// Of several towns the one of highest rank (``Town/Kind/rank``) is meant; where two have it the name is ambiguous.
public struct TownGazetteer: Sendable {
  /// The towns in order of name, then the districts.
  public let towns: [Town]
  /// What was read.
  public let report: TownReport
  /// Aliases of a user's table that stand for no town here.
  public let unknownAliases: [AliasTable.Entry]
  private let named: [String: [Candidate]]
  private let short: [String: [Int]]
  private let districts: [String: [Int]]
  /// Names of forces, of London's boroughs and of what lies outside England and Wales, by ``NameKey/full(_:)``.
  private let elsewhere: Set<String>
  private let spellings: SpellingIndex
  private let spelled: [[Int]]

  struct Candidate: Hashable {
    let town: Int
    let how: MatchMethod
  }

  /// Reads a table of towns.
  ///
  /// - Parameters:
  ///   - path: OS Open Names with a heading (`NAME1`, `NAME2`, `LOCAL_TYPE`, `X`, `Y`, …), or `town, other_name, type, easting, northing, force, district, county`, of which
  ///     the first and the coordinates are needed.
  ///   - forces: The forces; towns carry their places.
  ///   - areas: The areas of the forces, aligned with `forces`, for towns whose row names none; a town without either is in no force.
  ///     Where the areas have codes of the Office for National Statistics and the table has a column `COUNTRY`, a town lies in a force of its own country only.
  ///   - aliases: Other names. A user's table goes before the project's: `user.before(.builtIn)`.
  ///   - metres: How far outside all areas a town may lie and still be the nearest force's; coastlines are drawn roughly.
  /// - Throws: ``GazetteerError`` naming file, row and column; ``GazetteerError/forcesAreHexagons(file:)`` where the areas are a hexagon map and the table has no
  ///   column of forces.
  /// - Complexity: O(towns log towns).
  public init(
    path: String, forces: NameIndex, areas: Areas? = nil, aliases: AliasTable = .builtIn, nearestWithin metres: Double = 10_000
  ) throws(GazetteerError) {
    let table = try TownTable(path: path)
    precondition(areas.map { $0.count == forces.names.count } ?? true, "\(areas?.count ?? 0) areas for \(forces.names.count) forces")
    let isTileMap = areas?.geography.isTileMap ?? false
    if isTileMap, table.forces == nil { throw .forcesAreHexagons(file: table.file) }
    var placing = TownForces(forces, areas: isTileMap ? nil : areas, nearestWithin: metres)
    let towns = zip(table.towns, placing.places(of: table)).map { $0.inForce($1) }
    let report = TownReport(
      file: table.file, towns: towns.count, otherRows: table.otherRows, nearestForce: placing.nearest,
      withoutForce: towns.count { $0.force == nil })
    self.init(towns, report: report, forces: forces, aliases: aliases)
  }

  /// A gazetteer of towns made elsewhere.
  ///
  /// - Parameters:
  ///   - towns: In any order.
  ///   - forces: The forces of which the towns carry the places.
  ///   - aliases: Other names.
  public init(towns: [Town], forces: NameIndex, aliases: AliasTable = .builtIn) {
    let report = TownReport(
      file: "", towns: towns.count, otherRows: 0, nearestForce: 0, withoutForce: towns.count { $0.force == nil })
    self.init(towns, report: report, forces: forces, aliases: aliases)
  }

  private init(_ rows: [Town], report: TownReport, forces: NameIndex, aliases: AliasTable) {
    let sorted = rows.sorted(by: Town.precedes)
    let towns = sorted + TownDistricts.districts(of: sorted)
    var names = TownNameTable(towns)
    unknownAliases = names.add(aliases.entries(of: .town, .district), forces: forces)
    let others = aliases.entries(of: .force, .notTerritorial, .borough)
    elsewhere = Set((forces.names + others.map(\.alias) + others.flatMap(\.names)).map(NameKey.full))
    self.towns = towns
    self.report = report
    named = names.named
    short = names.short
    districts = names.districts
    let keys = names.spellings.keys.sorted()
    spellings = SpellingIndex(keys)
    spelled = keys.map { names.spellings[$0]?.sorted() ?? [] }
  }

  /// What a name stands for.
  ///
  /// - Parameters:
  ///   - name: As a record has it.
  ///   - force: The force that the record states, where that is one of the gazetteer's forces.
  /// - Returns: A name of a force, of a London borough or of a place outside England and Wales is never taken for a typing error. Where no force is stated, a place below
  ///   a town is ambiguous with the town whose name the record may have shortened. Where the name is one of a town elsewhere and perhaps a misspelt one of a town in the force, it is ambiguous. A misspelt name is never looked for
  ///   outside the stated force.
  /// - Complexity: O(letters), and for names that are not found O(names of nearly the same length).
  public func resolve(_ name: String, inForce force: Int?) -> TownResolution {
    let spelling = TownSpelling(name)
    guard !spelling.key.isEmpty else { return .unknown }
    guard let force else { return unconfined(spelling, isElsewhere: elsewhere.contains(NameKey.full(name))) }
    let inside = lookUp(spelling) { towns[$0].force == force }
    if !inside.isEmpty { return decided(inside) }
    let isElsewhere = elsewhere.contains(NameKey.full(name))
    return besides(spelling, isElsewhere ? .unknown : corrected(spelling) { towns[$0].force == force }, stated: force)
  }

  /// Names of towns that are near to a name, the nearest first, each once.
  ///
  /// - Complexity: O(names).
  public func suggestions(for name: String, inForce force: Int?, atMost count: Int = 3) -> [String] {
    let letters = TownSpelling(name).letters
    let errors = SpellingDistance.limit(letters: letters.unicodeScalars.count) + 1
    let near = spellings.near(letters, atMost: errors) { key in
      spelled[key].contains { force == nil || towns[$0].force == force }
    }
    var names: [String] = []
    for town in near.flatMap({ spelled[$0] }) where force == nil || towns[town].force == force {
      if !names.contains(towns[town].name) { names.append(towns[town].name) }
      if names.count == count { break }
    }
    return names
  }

  /// What a name stands for where no force is stated: London is no typing error of Loddon, and Sutton not short for Sutton in Ashfield.
  private func unconfined(_ spelling: TownSpelling, isElsewhere: Bool) -> TownResolution {
    if isElsewhere {
      let direct = named[spelling.key, default: []]
      return decided(direct.isEmpty ? candidates(districts, spelling) { _ in true } : direct)
    }
    let found = lookUp(spelling) { _ in true }
    if found.isEmpty { return corrected(spelling) { _ in true } }
    let resolution = decided(found)
    guard case .found(let town, _) = resolution, towns[town].kind != .district else { return resolution }
    let longer = decided(candidates(short, spelling) { _ in true })
    // The hamlet of Stratford, or Stratford-upon-Avon?
    guard case .found(let other, _) = longer, towns[other].kind.rank >= Town.Kind.town.rank, towns[town].kind.rank < Town.Kind.town.rank
    else { return resolution }
    return .ambiguous([town, other].sorted())
  }

  /// The towns that a name means without typing errors: those of the first way of looking that has any.
  private func lookUp(_ spelling: TownSpelling, where isWanted: (Int) -> Bool) -> [Candidate] {
    let named = self.named[spelling.key, default: []].filter { isWanted($0.town) }
    if !named.isEmpty { return named }
    let shortened = candidates(short, spelling, where: isWanted)
    return shortened.isEmpty ? candidates(districts, spelling, where: isWanted) : shortened
  }

  private func candidates(_ table: [String: [Int]], _ spelling: TownSpelling, where isWanted: (Int) -> Bool) -> [Candidate] {
    spelling.longForms.sorted().flatMap { table[$0, default: []] }.filter(isWanted).map { Candidate(town: $0, how: .alternative) }
  }

  /// The town with the single nearest name.
  private func corrected(_ spelling: TownSpelling, where isWanted: (Int) -> Bool) -> TownResolution {
    let nearest = spellings.nearest(to: spelling.letters) { spelled[$0].contains(where: isWanted) }
    let found = nearest.map { spelled[$0].filter(isWanted) }
    let all = Set(found.flatMap { $0 })
    if found.count > 1, all.count > 1 { return .ambiguous(all.sorted()) }
    return all.isEmpty ? .unknown : decided(all.map { Candidate(town: $0, how: .corrected) })
  }

  /// What a name stands for that is not a name in the stated force.
  private func besides(_ spelling: TownSpelling, _ corrected: TownResolution, stated force: Int) -> TownResolution {
    let elsewhere = lookUp(spelling) { _ in true }
    guard !elsewhere.isEmpty else { return corrected }
    switch (corrected, decided(elsewhere)) {
    case (.found(let town, _), .found(let other, _)): return .ambiguous([town, other].sorted())
    case (.found(let town, _), .ambiguous(let others)), (.ambiguous(let others), .found(let town, _)):
      return .ambiguous(Set(others + [town]).sorted())
    case (.ambiguous(let some), .ambiguous(let others)): return .ambiguous(Set(some + others).sorted())
    case (_, .found(let town, let how)): return .outsideForce(town, how: how, stated: force)
    case (_, let other): return other
    }
  }

  /// The one of highest rank, where there is one.
  private func decided(_ candidates: [Candidate]) -> TownResolution {
    let highest = candidates.map { towns[$0.town].kind.rank }.max() ?? 0
    let best = candidates.filter { towns[$0.town].kind.rank == highest }
    let meant = Set(best.map(\.town)).sorted()
    guard !meant.isEmpty else { return .unknown }
    guard meant.count == 1, let how = best.map(\.how).min() else { return .ambiguous(meant) }
    return .found(meant[0], how: how)
  }
}

extension Town {
  fileprivate func inForce(_ force: Int?) -> Town {
    Town(name: name, otherName: otherName, kind: kind, place: place, force: force, district: district, county: county)
  }

  /// An order that does not depend on the order of rows.
  fileprivate static func precedes(_ left: Town, _ right: Town) -> Bool {
    if left.name != right.name { return left.name < right.name }
    if left.kind != right.kind { return (left.kind.rank, right.kind.rawValue) > (right.kind.rank, left.kind.rawValue) }
    if left.place != right.place { return (left.place.easting, left.place.northing) < (right.place.easting, right.place.northing) }
    return (left.otherName ?? "", left.county ?? "", left.district ?? "", left.force ?? -1)
      < (right.otherName ?? "", right.county ?? "", right.district ?? "", right.force ?? -1)
  }
}
