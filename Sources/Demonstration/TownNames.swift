/// Towns by the names that the published table and the demonstration give them.
struct TownNames {
  private let towns: [DemoFigures.Town]
  private let timesOfName: [String: Int]

  init(_ towns: [DemoFigures.Town]) {
    self.towns = towns
    timesOfName = Dictionary(towns.map { ($0.name, 1) }, uniquingKeysWith: +)
  }

  /// The police force of a town.
  ///
  /// The published table writes Brighton for Brighton and Hove, Southend for Southend-on-Sea, an English name where the
  /// facts have the Welsh one first, and Medway for the towns of that district.
  func force(of name: String) throws(DemonstrationError) -> String {
    let longer = ["Brighton": "Brighton and Hove", "Southend": "Southend-on-Sea"][name, default: name]
    let found = towns.first { $0.name == longer } ?? towns.first { $0.otherName == longer } ?? towns.first { $0.county == longer }
    guard let found else { throw .unknownName(name, kind: "town") }
    return found.force
  }

  /// Small towns of some forces: those whose name is used once, in the order of their file, without the named ones
  /// and without the towns of Medway, which the published table has as one.
  func others(in forces: [String], without taken: [String]) -> [DemoFigures.Town] {
    let left = Set(taken + ["Brighton and Hove", "Southend-on-Sea", "Abertawe"])
    return towns.filter { town in
      forces.contains(town.force) && timesOfName[town.name] == 1 && town.county != "Medway" && !left.contains(town.name)
    }
  }

  /// Towns that stand between the published ones in the ranks of 2019/20, most linked individuals first: an assumption.
  ///
  /// With the ten published towns they are the 52 first.
  static let assumedOrder = [
    "Bournemouth", "Norwich", "Hastings", "Great Yarmouth", "Reading", "Margate", "Oxford", "Colchester", "Eastbourne", "Slough",
    "Clacton-on-Sea", "Poole", "Peterborough", "Plymouth", "Luton", "Northampton", "Milton Keynes", "Chelmsford", "Canterbury",
    "Folkestone", "Worthing", "King's Lynn", "Lowestoft", "Weymouth", "Andover", "Woking", "Crawley", "Exeter", "Bedford", "Swindon",
    "Bristol", "Torquay", "Aldershot", "Bury St Edmunds", "Dover", "Maidstone", "Harlow", "High Wycombe", "Aylesbury", "Redhill",
    "Bognor Regis", "Bath",
  ]
}
