import Foundation
import Testing
import WardlightGazetteer
import WardlightLoading
import WardlightTestSupport

@Suite("Names of boroughs and forces")
struct NameIndexTests {
  private let boroughs = NameIndex(
    names: ["Barking and Dagenham", "City of London", "Kensington and Chelsea", "Newham", "Richmond upon Thames", "Westminster"],
    codes: ["E09000002", "E09000001", "E09000020", "E09000025", "E09000027", "E09000033"])

  @Test(
    "Spellings are found",
    arguments: [
      ("newham", "Newham"), (" Newham ", "Newham"), ("London Borough of Newham", "Newham"), ("E09000025", "Newham"),
      ("Barking & Dagenham", "Barking and Dagenham"), ("Royal Borough of Kensington & Chelsea", "Kensington and Chelsea"),
      ("City of Westminster", "Westminster"), ("London, City of", "City of London"), ("richmond-upon-thames", "Richmond upon Thames"),
    ])
  func spellings(text: String, name: String) {
    #expect(boroughs.place(of: text).map { boroughs.names[$0] } == name)
  }

  @Test("An unknown name is answered with the nearest")
  func suggestions() {
    #expect(boroughs.resolve("Newhan") == .unknown(suggestions: ["Newham"]))
    #expect(boroughs.resolve("Newhan") == .unknown(suggestions: ["Newham"]))
    #expect(boroughs.resolve("Xyzzy Plugh") == .unknown(suggestions: []))
    #expect(boroughs.place(of: "London") == nil)
  }

  @Test("Names that cannot be told apart are several")
  func several() {
    let towns = NameIndex(names: ["Gillingham", "Swindon", "Gillingham"])
    #expect(towns.resolve("gillingham") == .several([0, 2]))
    #expect(towns.place(of: "Gillingham") == nil)
  }

  @Test(
    "Forces have their usual other names",
    arguments: [
      ("Met", "Metropolitan Police"), ("Metropolitan Police Service", "Metropolitan Police"), ("City of London Police", "London, City of"),
      ("Devon and Cornwall Constabulary", "Devon & Cornwall"), ("Thames Valley Police", "Thames Valley"), ("Dyfed Powys", "Dyfed-Powys"),
      ("Avon & Somerset", "Avon and Somerset"), ("Hampshire and Isle of Wight Constabulary", "Hampshire"), ("Herts", "Hertfordshire"),
    ])
  func forces(text: String, name: String) {
    let forces = ForceNames.index(names: [
      "Metropolitan Police", "London, City of", "Devon & Cornwall", "Thames Valley", "Dyfed-Powys", "Avon and Somerset", "Hampshire",
      "Hertfordshire",
    ])
    #expect(forces.place(of: text).map { forces.names[$0] } == name)
  }

  @Test("The forces that were published resolve, but for London and Scotland", .enabled(if: SharedData.isPresent, SharedData.missing))
  func published() throws {
    let layer = try TableReader(path: SharedData.path("facts/police_forces_2022.csv")).read(fields: ["force"])
    let column = try #require(layer.column("force"))
    let forces = ForceNames.index(names: (0..<column.count).map { column[$0] })
    #expect(forces.names.count == 43)
    for file in ["county_forces_linked_individuals.csv", "rescues_by_county_force.csv"] {
      let table = try TableReader(path: SharedData.path("published/" + file)).read(fields: ["county_force"])
      let names = try #require(table.column("county_force"))
      let unknown = (0..<names.count).map { names[$0] }.filter { forces.place(of: $0) == nil }
      #expect(unknown == (file.hasPrefix("rescues") ? ["London", "Scotland"] : []))
    }
    #expect(forces.place(of: "BTP") == nil && forces.place(of: "British Transport Police") == nil)
  }
}
