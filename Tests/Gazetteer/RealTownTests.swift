import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightLoading
import WardlightTestSupport

@testable import WardlightGazetteer

/// The tables of towns beside the project, and the towns of the published assessment.
@Suite("Real towns", .enabled(if: SharedData.isPresent, SharedData.missing))
struct RealTownTests {
  private let layer: Areas
  private let forces: NameIndex

  init() throws {
    layer = try AreaLoader(
      source: LayerSource(path: SharedData.path("geodata/police/police_force_areas_2022.shp")),
      fields: AreaFields(code: "PFA22CD", name: "PFA22NM"), geography: Geography(kind: "county force", vintage: "2022")
    ).load().areas
    forces = ForceNames.index(names: layer.names, codes: layer.codes)
  }

  private func facts() throws -> TownGazetteer {
    try TownGazetteer(path: SharedData.path("facts/towns_england_wales.csv"), forces: forces)
  }

  private func openNames() throws -> TownGazetteer {
    try TownGazetteer(path: SharedData.path("geodata/towns/os_open_names_2019_towns_cities.csv"), forces: forces, areas: layer)
  }

  /// Villages and suburbs too, read once for all tests; the forces are those of every instance.
  private static let places = Result {
    let tests = try RealTownTests()
    return try TownGazetteer(
      path: SharedData.path("geodata/towns/os_open_names_2019_places.csv.gz"), forces: tests.forces, areas: tests.layer)
  }

  private static let published = [
    "Ipswich": "Suffolk", "Cambridge": "Cambridgeshire", "Portsmouth": "Hampshire", "Southampton": "Hampshire", "Swansea": "South Wales",
    "Basingstoke": "Hampshire", "Guildford": "Surrey", "Southend": "Essex", "Brighton": "Sussex", "Medway": "Kent",
  ]

  @Test("The published towns resolve to the right force, with it and without it")
  func publishedTowns() throws {
    let table = try TableReader(path: SharedData.path("published/county_towns_linked_individuals.csv")).read(fields: ["town"])
    let names = try #require(table.column("town"))
    for gazetteer in [try facts(), try openNames(), try Self.places.get()] {
      for row in 0..<table.rowCount {
        let force = try #require(Self.published[names[row]].flatMap { forces.place(of: $0) })
        for stated in [force, nil] {
          guard case .found(let town, let how) = gazetteer.resolve(names[row], inForce: stated) else {
            Issue.record("\(names[row]): \(gazetteer.resolve(names[row], inForce: stated)) \(gazetteer.report.file)")
            continue
          }
          #expect(gazetteer.towns[town].force == force && how != .corrected, "\(names[row]) \(gazetteer.report.file)")
          #expect((gazetteer.towns[town].kind == .district) == (names[row] == "Medway"))
        }
      }
    }
  }

  @Test("Both tables put a town in the same force, coastal ones too")
  func forcesAgree() throws {
    let (facts, names) = (try facts(), try openNames())
    #expect(facts.report.towns == 1_204 && facts.report.withoutForce == 0 && names.report.towns == 1_423)
    #expect(names.report.nearestForce == 9 && names.report.withoutForce == 216)
    let byPlace = Dictionary(names.towns.map { (Self.metres($0), $0) }) { first, _ in first }
    var compared = 0
    for town in facts.towns where town.kind != .district {
      guard let other = byPlace[Self.metres(town)] else { continue }
      compared += 1
      #expect(town.force == other.force, "\(town.name)")
    }
    #expect(compared > 1_150)
    for name in ["Harwich", "Cowes", "Sheringham"] {
      let town = try #require(names.resolve(name, inForce: nil).town)
      #expect(names.towns[town].force != nil)
    }
  }

  private static func metres(_ town: Town) -> [Int] { [Int(town.place.easting.rounded()), Int(town.place.northing.rounded())] }

  @Test("Every town resolves to itself in its force, or to its namesakes")
  func themselves() throws {
    for gazetteer in [try facts(), try openNames()] {
      let towns = gazetteer.towns.prefix(gazetteer.report.towns)
      let namesakes = Dictionary(towns.map { (Spelt($0), 1) }, uniquingKeysWith: +)
      for (place, town) in towns.enumerated() where town.force != nil {
        switch gazetteer.resolve(town.name, inForce: town.force) {
        case .found(let found, let how): #expect(found == place && how == .exact, "\(town.name)")
        case .ambiguous(let found): #expect(found.contains(place) && namesakes[Spelt(town), default: 0] > 1, "\(town.name)")
        case .outsideForce, .unknown: Issue.record("\(town.name)")
        }
      }
    }
  }

  private struct Spelt: Hashable {
    let key: String
    let force: Int?

    init(_ town: Town) {
      key = TownSpelling(town.name).key
      force = town.force
    }
  }

  @Test("A single typing error never leads to another town but by a correction that is the only one", arguments: 0..<3)
  func typingErrors(seed: UInt64) throws {
    let gazetteer = try facts()
    var random = KeyedRandom(seed: seed, purpose: "typing errors in towns")
    var corrected = 0
    for _ in 0..<1_500 {
      let place = random.below(gazetteer.report.towns)
      let town = gazetteer.towns[place]
      let letters = Array(TownSpelling(town.name).letters)
      guard letters.count >= 6 else { continue }
      let wrong = String(TypingErrors.one(in: letters, &random))
      switch gazetteer.resolve(wrong, inForce: town.force) {
      case .found(let found, .corrected):
        corrected += 1
        if found != place { #expect(nearer(wrong, gazetteer.towns[found], than: town), "seed \(seed): \(wrong)") }
      case .found(let found, _), .outsideForce(let found, _, _):
        #expect(found == place || isName(wrong, of: gazetteer.towns[found]), "seed \(seed): \(wrong)")
      case .ambiguous, .unknown: break
      }
    }
    #expect(corrected > 1_000, "seed \(seed)")
  }

  /// Whether the misspelt name happens to lie nearer to another town's: `Yatley` for Yateley where there is a Yately.
  private func nearer(_ wrong: String, _ found: Town, than town: Town) -> Bool {
    func distance(_ name: String) -> Int {
      SpellingDistance.between(
        wrong.unicodeScalars.map(\.value)[...], TownSpelling(name).letters.unicodeScalars.map(\.value)[...], atMost: 9) ?? 10
    }
    return [found.name, found.otherName ?? ""].map(distance).min() ?? 10 < distance(town.name)
  }

  private func isName(_ text: String, of town: Town) -> Bool {
    [town.name, town.otherName ?? ""].contains { TownSpelling($0).shortForms.contains(text) }
  }

  @Test("Villages and suburbs are read too, and 2,000 misspelt names are looked for in all of them")
  func villages() throws {
    let gazetteer = try Self.places.get()
    #expect(gazetteer.report.towns == 42_214)
    var random = KeyedRandom(seed: 7, purpose: "typing errors in places")
    var found = 0
    for _ in 0..<2_000 {
      let town = gazetteer.towns[random.below(gazetteer.report.towns)]
      let wrong = String(TypingErrors.one(in: Array(TownSpelling(town.name).letters), &random))
      if gazetteer.resolve(wrong, inForce: town.force).town != nil { found += 1 }
    }
    #expect(found > 500)
  }
}

/// Makes typing errors.
enum TypingErrors {
  /// The letters with one left out, put in, exchanged, or swapped with the next.
  static func one(in letters: [Character], _ random: inout KeyedRandom) -> [Character] {
    var letters = letters
    let place = random.below(max(1, letters.count - 1))
    let letter = "abcdefghijklmnopqrstuvwxyz".randomElement(using: &random) ?? "a"
    switch random.below(4) {
    case 0: letters.remove(at: place)
    case 1: letters.insert(letter, at: place)
    case 2: letters[place] = letter
    default: if place + 1 < letters.count { letters.swapAt(place, place + 1) }
    }
    return letters
  }
}
