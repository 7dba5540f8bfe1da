import Testing
import WardlightEssentials
import WardlightGazetteer

@Suite("Names of forces in records")
struct ForceMatchTests {
  /// The forces of England and Wales, 2022 (Office for National Statistics).
  static let names = [
    "Metropolitan Police", "Cumbria", "Lancashire", "Merseyside", "Greater Manchester", "Cheshire", "Northumbria", "Durham",
    "North Yorkshire", "West Yorkshire", "South Yorkshire", "Humberside", "Cleveland", "West Midlands", "Staffordshire", "West Mercia",
    "Warwickshire", "Derbyshire", "Nottinghamshire", "Lincolnshire", "Leicestershire", "Northamptonshire", "Cambridgeshire", "Norfolk",
    "Suffolk", "Bedfordshire", "Hertfordshire", "Essex", "Thames Valley", "Hampshire", "Surrey", "Kent", "Sussex", "London, City of",
    "Devon & Cornwall", "Avon and Somerset", "Gloucestershire", "Wiltshire", "Dorset", "North Wales", "Gwent", "South Wales",
    "Dyfed-Powys",
  ]
  private let forces = ForceNames.index(names: names)

  private func name(_ text: String) -> String? {
    if case .found(let place, _) = forces.match(text) { forces.names[place] } else { nil }
  }

  @Test(
    "Aliases are known",
    arguments: [
      ("Devon and Cornwall", "Devon & Cornwall"), ("Met", "Metropolitan Police"), ("Thames Valley Police", "Thames Valley"),
      ("Hants", "Hampshire"), ("Avon & Somerset Constabulary", "Avon and Somerset"), ("Heddlu Gogledd Cymru", "North Wales"),
      ("HEDDLU DE CYMRU", "South Wales"), ("Heddlu Dyfed-Powys", "Dyfed-Powys"), ("City of London Police", "London, City of"),
      ("D&C", "Devon & Cornwall"), ("East Sussex", "Sussex"), ("Buckinghamshire", "Thames Valley"), ("Northumberland", "Northumbria"),
    ])
  func aliases(text: String, name: String) {
    #expect(self.name(text) == name && forces.place(of: text).map { forces.names[$0] } == name)
  }

  @Test(
    "What is known and no territorial force is never matched to a near name",
    arguments: [
      ("BTP", "British Transport Police"), ("British Transport Police", "British Transport Police"),
      ("MOD Police", "Ministry of Defence Police"),
      ("CNC", "Civil Nuclear Constabulary"), ("NCA", "National Crime Agency"), ("Police Scotland", "Scotland"), ("scotland", "Scotland"),
      ("PSNI", "Northern Ireland"), ("Police Service of Northern Ireland", "Northern Ireland"), ("Jersey", "Jersey"),
      ("States of Jersey Police", "Jersey"), ("Brittish Transport Police", "British Transport Police"),
    ])
  func notTerritorial(text: String, name: String) {
    #expect(forces.match(text) == .notTerritorial(name))
    #expect(forces.place(of: text) == nil && forces.resolve("BTP") == .unknown(suggestions: []))
  }

  @Test("London, Wales and Yorkshire are several forces")
  func several() {
    #expect(forces.match("London") == .ambiguous([0, 33]))
    #expect(forces.match("Wales") == .ambiguous([39, 40, 41, 42]))
    #expect(forces.match("Yorkshire") == .ambiguous([8, 9, 10]))
    #expect(forces.resolve("London") == .several([0, 33]) && forces.place(of: "London") == nil)
    // A layer that has only one of them does not settle what the name means.
    #expect(ForceNames.index(names: ["Metropolitan Police"]).match("London") == .ambiguous([0]))
    // A layer that has a force of that name does.
    #expect(ForceNames.index(names: ["Metropolitan Police", "London"]).match("London") == .found(1, how: .exact))
  }

  @Test("Typing errors are corrected where one name is nearest, in names long enough")
  func corrected() {
    #expect(forces.match("Hampshrie") == .found(29, how: .corrected))
    #expect(forces.match("Thames Vally Police") == .found(28, how: .corrected))
    #expect(forces.match("Glocestershire") == .found(36, how: .corrected))
    #expect(forces.match("Essx") == .unknown && forces.match("Kant") == .unknown)
    #expect(forces.match("Nouth Wales") == .ambiguous([39, 41]))
    #expect(forces.match("Noth Wales") == .found(39, how: .corrected))
    #expect(forces.match("Kent") == .found(31, how: .exact) && forces.match("Met Police") == .found(0, how: .alternative))
    #expect(forces.match("") == .unknown && forces.match("?!") == .unknown)
  }

  @Test("Every force and every alias means itself, and no force is a typing error of another")
  func themselves() {
    for (place, name) in Self.names.enumerated() { #expect(forces.match(name) == .found(place, how: .exact)) }
    for entry in AliasTable.builtIn.entries(of: .force) {
      switch forces.match(entry.alias) {
      case .found(_, let how): #expect(entry.names.count == 1 && how != .corrected, "\(entry.alias)")
      case .ambiguous(let places): #expect(entry.names.count == places.count, "\(entry.alias)")
      case .notTerritorial, .unknown: Issue.record("\(entry.alias)")
      }
    }
    #expect(forces.unknownAliases.isEmpty)
  }

  @Test("The order of the names changes no answer", arguments: 0..<5)
  func order(seed: UInt64) {
    var random = KeyedRandom(seed: seed, purpose: "forces")
    let shuffled = ForceNames.index(names: Self.names.shuffled(using: &random))
    for text in ["Met", "Hampshrie", "BTP", "Sufolk", "West Yorks", "Norfolk"] {
      let found = if case .found(let place, _) = shuffled.match(text) { shuffled.names[place] } else { String?.none }
      #expect(found == name(text), "seed \(seed): \(text)")
    }
  }
}
