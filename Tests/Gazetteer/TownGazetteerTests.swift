import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightTestSupport

@testable import WardlightGazetteer

@Suite("Towns")
struct TownGazetteerTests {
  private let forces = ForceNames.index(names: [
    "Dorset", "Essex", "Hampshire", "Kent", "South Wales", "Suffolk", "Sussex", "Greater Manchester",
  ])
  private let gazetteer: TownGazetteer

  /// Towns as OS Open Names 2019 has them, the forces by their place above; coordinates to the kilometre.
  static let towns: [Town] = [
    town("Gillingham", .town, 380, 126, 0, county: "Dorset", district: "North Dorset"),
    town("Gillingham", .town, 579, 166, 3, county: "Medway"), town("Chatham", .town, 575, 168, 3, county: "Medway"),
    town("Rochester", .town, 573, 169, 3, county: "Medway"), town("Ipswich", .town, 616, 244, 5, county: "Suffolk", district: "Ipswich"),
    town("Abertawe", .city, 265, 193, 4, other: "Swansea", county: "Abertawe - Swansea"),
    town("Brighton and Hove", .city, 530, 104, 6, county: "The City of Brighton and Hove"),
    town("Brighton", .hamlet, 190, 54, nil, county: "Cornwall"), town("Southend-on-Sea", .town, 588, 185, 1, county: "Southend-on-Sea"),
    town("Southend", .suburb, 538, 171, nil, county: "Greater London", district: "Lewisham"),
    town("Bury St Edmunds", .town, 585, 264, 5, county: "Suffolk"), town("Bury", .town, 380, 410, 7, district: "Bury"),
    town("Ashton-under-Lyne", .town, 393, 399, 7, district: "Tameside"),
    town("Ashton-in-Makerfield", .town, 357, 399, 7, district: "Wigan"),
    town("St Leonards", .town, 580, 109, 6), town("Royal Tunbridge Wells", .town, 558, 139, 3), town("Margate", .town, 635, 170, 3),
    town("Ramsgate", .town, 638, 165, 3), town("Newport", .town, 450, 89, 2), town("Newport", .village, 552, 234, 1),
    town("Burnham", .village, 500, 200, 2), town("Durnham", .village, 510, 200, 2),
  ]

  private static func town(
    _ name: String, _ kind: Town.Kind, _ easting: Double, _ northing: Double, _ force: Int?, other: String? = nil, county: String? = nil,
    district: String? = nil
  ) -> Town {
    Town(
      name: name, otherName: other, kind: kind, place: Coordinate(easting: easting * 1_000, northing: northing * 1_000), force: force,
      district: district, county: county)
  }

  init() { gazetteer = TownGazetteer(towns: Self.towns, forces: forces) }

  private func found(_ name: String, _ force: String?) -> String? {
    let place = force.flatMap { forces.place(of: $0) }
    guard case .found(let town, let how) = gazetteer.resolve(name, inForce: place) else { return nil }
    return "\(gazetteer.towns[town].name), \(gazetteer.towns[town].kind.rawValue), \(how)"
  }

  @Test(
    "Names, other names, short forms, districts and typing errors",
    arguments: [
      ("Ipswich", "Suffolk", "Ipswich, Town, exact"), ("IPSWICH ", nil, "Ipswich, Town, exact"),
      ("Swansea", "South Wales", "Abertawe, City, alternative"), ("Abertawe", nil, "Abertawe, City, exact"),
      ("Brighton", "Sussex", "Brighton and Hove, City, alternative"), ("Brighton", nil, "Brighton and Hove, City, alternative"),
      ("Brighton & Hove", "Sussex", "Brighton and Hove, City, exact"), ("Southend", "Essex", "Southend-on-Sea, Town, alternative"),
      ("Southend", nil, "Southend-on-Sea, Town, alternative"), ("southend upon sea", "Essex", "Southend-on-Sea, Town, exact"),
      ("Medway", "Kent", "Medway, District, alternative"), ("Medway Towns", nil, "Medway, District, alternative"),
      ("Gillingham", "Kent", "Gillingham, Town, exact"), ("Gillingham", "Dorset", "Gillingham, Town, exact"),
      ("Bury", "Suffolk", "Bury St Edmunds, Town, alternative"), ("Bury", "GMP", "Bury, Town, exact"),
      ("Saint Leonards", "Sussex", "St Leonards, Town, exact"), ("St. Leonard's", "Sussex", "St Leonards, Town, exact"),
      ("Tunbridge Wells", "Kent", "Royal Tunbridge Wells, Town, alternative"), ("Ipswich town centre", nil, "Ipswich, Town, alternative"),
      ("Ashton under Lyne", nil, "Ashton-under-Lyne, Town, exact"), ("Newport", nil, "Newport, Town, exact"),
      ("Newport", "Essex", "Newport, Village, exact"), ("Ipswhich", "Suffolk", "Ipswich, Town, corrected"),
      ("Gilingham", "Dorset", "Gillingham, Town, corrected"), ("Swnasea", nil, "Abertawe, City, corrected"),
      ("Lewisham", nil, "Lewisham, District, alternative"),
    ])
  func found(name: String, force: String?, expected: String) {
    #expect(found(name, force) == expected)
  }

  @Test("Towns that nothing tells apart are ambiguous")
  func ambiguous() {
    func names(_ resolution: TownResolution) -> [String] {
      if case .ambiguous(let places) = resolution { places.map { gazetteer.towns[$0].name } } else { [] }
    }
    #expect(names(gazetteer.resolve("Gillingham", inForce: nil)) == ["Gillingham", "Gillingham"])
    #expect(names(gazetteer.resolve("Gilingham", inForce: nil)) == ["Gillingham", "Gillingham"])
    #expect(names(gazetteer.resolve("Gillingham", inForce: forces.place(of: "Essex"))) == ["Gillingham", "Gillingham"])
    #expect(names(gazetteer.resolve("Ashton", inForce: forces.place(of: "GMP"))) == ["Ashton-in-Makerfield", "Ashton-under-Lyne"])
    #expect(names(gazetteer.resolve("Wurnham", inForce: 2)) == ["Burnham", "Durnham"])
  }

  @Test("A town elsewhere is flagged, and so is not dropped; a misspelt one elsewhere is not guessed")
  func outside() throws {
    let kent = try #require(forces.place(of: "Kent"))
    guard case .outsideForce(let town, how: .exact, stated: kent) = gazetteer.resolve("Ipswich", inForce: kent) else {
      Issue.record("Ipswich is not in Kent")
      return
    }
    #expect(gazetteer.towns[town].force == forces.place(of: "Suffolk"))
    #expect(gazetteer.resolve("Ipswhich", inForce: kent) == .unknown)
    #expect(gazetteer.resolve("Ipswhich", inForce: nil).town == town && gazetteer.resolve("Xyzzy", inForce: nil) == .unknown)
    #expect(gazetteer.suggestions(for: "Ramsgat", inForce: nil) == ["Ramsgate"])
    #expect(gazetteer.suggestions(for: "Ramsgat", inForce: 0).isEmpty && gazetteer.suggestions(for: "?", inForce: nil).isEmpty)
  }

  @Test("A name of a town elsewhere that is a typing error of one in the force is ambiguous")
  func eitherOr() {
    let some = TownGazetteer(
      towns: [
        Town(name: "Halton", kind: .town, place: Coordinate(easting: 0, northing: 0), force: 0),
        Town(name: "Dalton", kind: .town, place: Coordinate(easting: 1, northing: 0), force: 1),
      ], forces: forces)
    #expect(some.resolve("Halton", inForce: 1) == .ambiguous([0, 1]))
    #expect(some.resolve("Halton", inForce: 0) == .found(1, how: .exact))
  }

  @Test("A name that is known for something else is no typing error, and a hamlet not silently a town's namesake")
  func knownElsewhere() {
    func town(_ name: String, _ kind: Town.Kind) -> Town {
      Town(name: name, kind: kind, place: Coordinate(easting: 0, northing: 0), force: 0)
    }
    let some = TownGazetteer(
      towns: [
        town("Loddon", .town), town("Sutton in Ashfield", .town), town("Stratford", .hamlet), town("Stratford-upon-Avon", .town),
        town("Great Yarmouth", .town),
      ], forces: forces)
    for force in [nil, 0] { #expect(some.resolve("London", inForce: force) == .unknown) }
    #expect(some.resolve("Lodddon", inForce: nil).town == 1 && some.resolve("Sutton", inForce: nil) == .unknown)
    #expect(some.resolve("Sutton", inForce: 0).town == 4 && some.resolve("Edinburgh", inForce: nil) == .unknown)
    #expect(some.resolve("Stratford", inForce: nil) == .ambiguous([2, 3]) && some.resolve("Stratford", inForce: 0).town == 2)
    #expect(some.resolve("Gt. Yarmouth", inForce: 0) == .found(0, how: .exact))
  }

  @Test("A district lies in the middle of its towns and in their force")
  func districts() throws {
    let medway = try #require(gazetteer.towns.first { $0.name == "Medway" })
    #expect(medway.kind == .district && medway.force == 3)
    #expect(medway.place == Coordinate(easting: 575_667, northing: 167_667))
    let swansea = try #require(gazetteer.towns.first { $0.kind == .district && $0.name == "Abertawe" })
    #expect(swansea.otherName == "Swansea")
    #expect(!gazetteer.towns.contains { $0.kind == .district && $0.name == "Greater London" })
  }

  @Test("The order of the rows does not matter", arguments: 0..<5)
  func order(seed: UInt64) {
    var random = KeyedRandom(seed: seed, purpose: "towns")
    let shuffled = TownGazetteer(towns: Self.towns.shuffled(using: &random), forces: forces)
    #expect(shuffled.towns == gazetteer.towns, "seed \(seed)")
    for town in Self.towns {
      #expect(shuffled.resolve(town.name, inForce: town.force) == gazetteer.resolve(town.name, inForce: town.force), "seed \(seed)")
    }
  }

  @Test("Arbitrary text never stops anything", arguments: 0..<3)
  func fuzz(seed: UInt64) {
    var random = KeyedRandom(seed: seed, purpose: "arbitrary names")
    for _ in 0..<500 {
      let scalars = (0..<random.below(40)).compactMap { _ in Unicode.Scalar(UInt32(random.below(0x11_0000))) }
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars)
      let resolution = gazetteer.resolve(text, inForce: random.below(2) == 0 ? nil : random.below(8))
      #expect(resolution == .unknown, "seed \(seed)")
      #expect(forces.match(text) == .unknown, "seed \(seed)")
    }
    let long = String(repeating: "ipswich ", count: 20_000)
    #expect(gazetteer.resolve(long, inForce: nil) == .unknown && gazetteer.suggestions(for: long, inForce: nil).isEmpty)
  }
}
