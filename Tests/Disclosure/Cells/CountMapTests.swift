import Foundation
import Testing
import WardlightDisclosure

@Suite("The map of counts")
struct CountMapTests {
  private let map = CountMap(
    marking: .official, policy: "threshold:5", threshold: 5, possible: 3,
    dimensions: [
      Dimension("period", .time), Dimension("residence", .nested(within: ["E05000475": ["E09000025"]], complete: ["E09000025"])),
    ], measures: [Measure("referrals", .sums), Measure("persons", .overlaps, within: "referrals")],
    tables: [
      CountMap.Table(
        file: "tables/wards.csv",
        meaning: CountMeaning(
          rows: [.init(nil, ["residence": "E05000475"]), nil, .init("persons", ["period": "2019-01-01..2019-12-31"])],
          columns: ["count": .init("referrals"), "earlier": .init("referrals", ["period": "2018-01-01..2018-12-31"])]))
    ])

  @Test("What is written is read again, and its text is always the same")
  func roundTrip() throws {
    let text = try map.text
    #expect(try CountMap(reading: Data(text.utf8), file: "counts.json") == map)
    #expect(
      text == """
        {"dimensions":[{"name":"period","structure":"time"},{"complete":["E09000025"],"name":"residence","structure":"nested",\
        "within":{"E05000475":["E09000025"]}}],"marking":"OFFICIAL","measures":[{"adding":"sums","name":"referrals"},{"adding":"overlaps","name":"persons",\
        "within":"referrals"}],"policy":"threshold:5","possible":3,"tables":[{"columns":{"count":{"measure":"referrals"},"earlier":{"measure":\
        "referrals","members":{"period":"2018-01-01..2018-12-31"}}},"file":"tables/wards.csv","rows":{"dimensions":["period","residence"],\
        "measures":[null,null,"persons"],"members":[[null,"E05000475"],null,["2019-01-01..2019-12-31",null]]}}],"threshold":5}

        """)
  }

  @Test("A table tells the key of each of its counts")
  func keys() {
    let keys = map.tables[0].keys
    #expect(keys.map(\.row) == [0, 0, 2, 2])
    #expect(keys.map(\.column) == ["count", "earlier", "count", "earlier"])
    #expect(keys[1].key == CellKey("referrals", ["residence": "E05000475", "period": "2018-01-01..2018-12-31"]))
  }

  @Test(
    "What cannot be read is said with the name of the file and the place",
    arguments: [
      ("", "it is no JSON of the form expected"), ("[]", "it is no JSON of the form expected"),
      (#"{"policy":"threshold:5"}"#, "“marking” is missing"),
      (#"{"marking":"OFFICIAL","policy":"threshold:5"}"#, "“dimensions” is missing"),
      (#"{"marking":"SECRET"}"#, "“marking” is not what is expected there"),
      (
        #"{"marking":"OFFICIAL","policy":"p","dimensions":[{"name":"x","structure":"round"}]}"#,
        "“dimensions, 1, structure” is not what is expected there"
      ),
      (
        #"{"marking":"OFFICIAL","policy":"p","dimensions":[],"measures":[],"tables":[{"file":"t.csv","columns":{},"rows":{"dimensions":["a"],"members":[[]]}}]}"#,
        "“tables, 1, rows, members” is not what is expected there"
      ),
      (
        #"{"marking":"OFFICIAL","policy":"p","dimensions":[],"measures":[],"tables":[{"file":"t.csv","columns":{"n":{"measure":"m"}},"rows":{"dimensions":[],"members":[[]]}}]}"#,
        "t.csv has counts of measure “m”, which it does not declare"
      ),
      (
        #"{"marking":"OFFICIAL","policy":"p","dimensions":[],"measures":[],"tables":[{"file":"t.csv","columns":{},"rows":{"dimensions":["a"],"members":[["b"]]}}]}"#,
        "t.csv has counts by dimension “a”, which it does not declare"
      ),
    ])
  func unreadable(text: String, reason: String) {
    #expect(throws: DisclosureFault.unreadableCountMap(file: "newham/counts.json", reason: reason)) {
      try CountMap(reading: Data(text.utf8), file: "newham/counts.json")
    }
  }
}
