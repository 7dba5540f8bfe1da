import Testing
import WardlightGazetteer
import WardlightGeometry
import WardlightLoading
import WardlightTestSupport

@Suite("Tables of aliases")
struct AliasTableTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func table(_ rows: String) throws -> AliasTable {
    try AliasTable(path: folder.file("aliases.csv", "alias,name,kind,force\n" + rows))
  }

  private func fault(_ rows: String) throws -> GazetteerError? {
    let path = try folder.file("bad.csv", "alias,name,kind,force\n" + rows)
    return #expect(throws: GazetteerError.self) { try AliasTable(path: path) }
  }

  @Test("A user's aliases go before the project's")
  func before() throws {
    let user = try table(
      "Wessex,Hampshire,force,\nOur lot,Kent,Force,\nHQ,\"London, City of\",force,\n\nThe Yard,Scotland,not-territorial,\n")
    let forces = ForceNames.index(names: ["Hampshire", "Kent", "London, City of"], aliases: user.before(.builtIn))
    #expect(forces.match("Wessex") == .found(0, how: .alternative) && forces.match("our lot") == .found(1, how: .alternative))
    #expect(forces.match("HQ") == .found(2, how: .alternative) && forces.match("Hants") == .found(0, how: .alternative))
    #expect(forces.match("the yard") == .notTerritorial("Scotland"))
    #expect(ForceNames.index(names: ["Hampshire"]).match("Wessex") == .notTerritorial("Wessex"))
  }

  @Test("An alias whose name is not there is reported with its row")
  func unknown() throws {
    let user = try table("Our lot,Kent,force,\nSeaside,Atlantis,town,\nThe Towns,Nowhere,district,\n")
    let forces = ForceNames.index(names: ["Hampshire"], aliases: user.before(.builtIn))
    #expect(forces.unknownAliases.map(\.alias) == ["Our lot"] && forces.unknownAliases[0].source?.row == 2)
    let towns = TownGazetteer(towns: [], forces: forces, aliases: user.before(.builtIn))
    #expect(towns.unknownAliases.map { $0.source?.row } == [3, 4])
  }

  @Test("The kind of a borough's alias is borough")
  func boroughs() throws {
    let user = try table("LBBD,Barking and Dagenham,borough,\n")
    let boroughs = NameIndex(names: ["Barking and Dagenham", "Brent"], aliases: user.entries(of: .borough))
    #expect(boroughs.place(of: "lbbd") == 0)
  }

  @Test("Bad rows name file, row and column")
  func bad() throws {
    let path = folder.path("bad.csv")
    #expect(try fault("A,,town,\n") == .badAlias(file: path, row: 2, column: "name", reason: .empty))
    #expect(try fault("Hants,Hampshire,force,\n?,Kent,force,\n") == .badAlias(file: path, row: 3, column: "alias", reason: .empty))
    #expect(try fault("A,B,village,\n") == .badAlias(file: path, row: 2, column: "kind", reason: .unknownKind))
    #expect(try fault("A,B,force,Kent\n") == .badAlias(file: path, row: 2, column: "force", reason: .needlessForce))
    let twice = try fault("The Towns,Medway,district,\n\nthe towns,Thanet,district,\n")
    #expect(twice == .badAlias(file: path, row: 4, column: "alias", reason: .meansTwo(otherRow: 2)))
    #expect(
      twice?.description
        == "\(path), row 4, column alias: the alias stands for something else in row 2; where it may mean several, name them in one row with | between them."
    )
    #expect(try table("A,B,force,\na,B,force,\n").entries.count == 1)
    #expect(try table("Ash,Ashford,town,Kent\nAsh,Ashton,town,Surrey\n").entries.count == 2)
  }

  @Test("A file without the columns, and none at all")
  func files() throws {
    let path = try folder.file("short.csv", "alias,name\nA,B\n")
    #expect(
      throws: GazetteerError.table(
        .unknownField(file: path, layer: nil, field: "kind", nearest: nil, present: ["alias", "name"]))
    ) { try AliasTable(path: path) }
    #expect(throws: GazetteerError.table(.missing(file: "/nowhere/aliases.csv"))) { try AliasTable(path: "/nowhere/aliases.csv") }
    #expect(try AliasTable(path: folder.file("plain.csv", "kind,name,alias\nforce,Kent,Invicta\n")).entries[0].force == nil)
  }

  @Test("The project's aliases say each thing once, with no file")
  func builtIn() {
    #expect(AliasTable.builtIn.entries.count > 100 && AliasTable.builtIn.entries.allSatisfy { $0.source == nil })
  }
}
