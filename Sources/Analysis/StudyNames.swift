import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry

/// The forces, boroughs and towns that records may name.
struct StudyNames: Sendable {
  /// The county forces by name, code and other names; empty without a layer of them.
  let forces: NameIndex
  /// The towns, each in its force; `nil` where the configuration names no table of them.
  let towns: TownGazetteer?
  /// What was odd about the tables.
  let notices: [String]

  init(_ configuration: Configuration, forces areas: Areas?, aliases: AliasTable) throws(GazetteerError) {
    let forces = ForceNames.index(names: areas?.names ?? [], codes: areas?.codes ?? [], aliases: aliases)
    var towns: TownGazetteer?
    if let source = configuration.towns { towns = try TownGazetteer(path: source.file, forces: forces, areas: areas, aliases: aliases) }
    self.forces = forces
    self.towns = towns
    notices = towns.map(Self.notices) ?? []
  }

  private static func notices(_ towns: TownGazetteer) -> [String] {
    let unknown = towns.unknownAliases.map { entry in
      let place = entry.source.map { "\(StudyVintages.name($0.file)), row \($0.row): " } ?? ""
      return "\(place)the alias “\(entry.alias)” stands for no town of \(StudyVintages.name(towns.report.file))."
    }
    let homeless = towns.report.withoutForce
    guard homeless > 0 else { return unknown }
    return unknown + ["\(FixedDecimal.grouped(homeless)) towns of \(StudyVintages.name(towns.report.file)) lie in no force."]
  }
}

extension AliasTable {
  /// The tables at some paths, the first before the next, then the project's own.
  static func of(_ paths: [String]) throws(GazetteerError) -> AliasTable {
    var aliases = AliasTable.builtIn
    for path in paths.reversed() { aliases = try AliasTable(path: path).before(aliases) }
    return aliases
  }
}
