import Testing
import WardlightGazetteer
import WardlightTestSupport

@Suite("Recognising the vintage of codes") struct RecognitionTests {
  private let register: VintageRegister
  private let old: [String]
  private let new: [String]

  init() throws {
    register = try VintageRegister.embedded()
    old = try #require(register.sets.first { $0.vintage == Vintage(.lsoa, 2011) }).codes
    new = try #require(register.sets.first { $0.vintage == Vintage(.lsoa, 2021) }).codes
  }

  @Test("A whole set is recognised, whatever its order, blanks, case and repetitions")
  func whole() {
    let recognition = register.recognise(old.reversed().map { " " + $0.lowercased() } + ["", " ", old[0]])
    #expect(recognition.kind == .lsoa && recognition.complete.map(\.vintage) == [Vintage(.lsoa, 2011)])
    #expect(recognition.count == 34_753 && recognition.blank == 2 && recognition.unregistered.isEmpty && recognition.strangers.isEmpty)
    #expect(recognition.candidates.map(\.set.vintage.year) == [2011, 2021] && recognition.candidates[1].found == 33_647)
    #expect(recognition.description == "LSOAs 2011")
  }

  @Test("Unchanged codes may be of both years")
  func both() {
    let common = Set(old).intersection(new).sorted()
    let recognition = register.recognise(common.prefix(100))
    #expect(recognition.complete.map(\.vintage.year) == [2011, 2021] && recognition.description == "LSOAs 2011 or LSOAs 2021")
    #expect(register.recognise(Array(common.prefix(100)) + [new.last ?? ""]).complete.map(\.vintage.year) == [2021])
  }

  @Test("A mixture names the best set and the codes it lacks")
  func mixture() {
    let onlyOld = Set(old).subtracting(new).sorted()
    let onlyNew = Set(new).subtracting(old).sorted()
    let recognition = register.recognise(Array(onlyOld.prefix(19)) + [onlyNew[0]])
    #expect(recognition.complete.isEmpty && recognition.possible.map(\.vintage.year) == [2011])
    #expect(recognition.candidates[0].lacking == [onlyNew[0]] && recognition.candidates[0].share == 0.95)
    #expect(recognition.description == "LSOAs 2011 (95.0 % of the codes)")
  }

  @Test("What the register does not know is said, not guessed")
  func unknown() {
    let zones = register.recognise(["Z1", "Z2", ""])
    #expect(zones.kind == nil && !zones.isKnown && zones.description == "not known" && zones.strangers == ["Z1", "Z2"])
    let kent = register.recognise(["E05000026", "E05004900"])
    #expect(kent.kind == .ward && kent.unregistered == ["E05004900"] && !kent.complete.isEmpty)
    #expect(register.recognise(["E12000007"]).kind == .region && !register.recognise(["E12000007"]).isKnown)
    #expect(register.recognise([]).count == 0 && register.recognise([]).kind == nil)
    #expect(register.recognise(["E05000026", "E05000027", "E09000001"]).strangers == ["E09000001"])
  }

  @Test("Real columns are recognised", .enabled(if: SharedData.isPresent, SharedData.missing))
  func real() throws {
    func years(_ file: String, _ field: String) throws -> [Int?] {
      register.recognise(try RealCodes.read(file, field)).complete.map(\.vintage.year)
    }
    #expect(try years("deprivation/iod2019_lsoa_2011.csv.gz", "lsoa11_code") == [2011])
    #expect(try years("deprivation/iod2025_lsoa_2021.csv.gz", "lsoa21_code") == [2021])
    #expect(try years("deprivation/gla_iod2019_london_wards_2018.csv", "ward_code") == [2018])
    #expect(try years("lookups/ward_2018_to_ward_2022_postcode_share.csv", "ward2025_code") == [2022])
    #expect(try years("lookups/lsoa_2011_to_ward_2017.csv", "ward17_code") == [2014])
    #expect(try years("wards/london_wards_2013.geojson", "WD13CD") == [2013])
    #expect(try years("flows/census_2011_msoa_zones_london.geojson.gz", "MSOA11CD") == [2011])
  }
}
