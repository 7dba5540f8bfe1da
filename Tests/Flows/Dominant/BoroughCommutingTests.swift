import Foundation
import Testing
import WardlightTestSupport

@testable import WardlightFlows

/// Commuting between London's boroughs and two districts beside them, Census 2011 (table WU03EW, Office for National Statistics, Open Government Licence).
///
/// Reference: pandas 3.1.1 and numpy 2.4.6: `pivot_table`, the diagonal set to 0, `sum(0)`, `sum(1)` and `argmax` of each row.
@Suite("Commuting between boroughs")
struct BoroughCommutingTests {
  private static let file = "geodata/flows/census_2011_borough_commuting_london.csv"

  private static func flows() throws -> FlowMatrix {
    let lines = try String(contentsOfFile: SharedData.path(file), encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst()
    let rows = lines.map { $0.split(separator: ",").map(String.init) }
    let names = Set(rows.map { $0[0] }).sorted()
    let ends = FlowEnds(kind: "borough", codes: names, names: names, points: names.map { _ in nil })
    let pairs = try rows.map { row in
      FlowMatrix.Pair(
        origin: try #require(names.firstIndex(of: row[0])), destination: try #require(names.firstIndex(of: row[1])),
        count: try #require(Int(row[2])))
    }
    return FlowMatrix(origins: ends, destinations: ends, pairs: pairs)
  }

  @Test(
    "Three terminal points: Westminster, and two whose largest outflow goes to a smaller neighbour",
    .enabled(if: SharedData.isPresent, SharedData.missing))
  func dominant() throws {
    let found = DominantFlows.nystuenDacey(try Self.flows())
    let names = found.places.names
    #expect(found.terminal.map { names[$0] } == ["Barking and Dagenham", "Hounslow", "Westminster"])
    let westminster = try #require(names.firstIndex(of: "Westminster"))
    #expect(found.sizes[westminster] == 396_969)
    #expect(found.subordinates(of: westminster).count == 22)
    let redbridge = try #require(names.firstIndex(of: "Redbridge"))
    #expect(found.depths[redbridge] == 3)
    #expect(found.largest[westminster].map { names[$0] } == "City of London")
    #expect(found.regions.filter { $0 == westminster }.count == 33)
    #expect(found.ties.isEmpty)
  }

  @Test("In, out and net by borough, and all that stays", .enabled(if: SharedData.isPresent, SharedData.missing))
  func hubs() throws {
    let table = HubTable.of(try Self.flows())
    #expect(table.rows.count == 35)
    let city = try #require(table.rows.first { $0.place.name == "City of London" })
    #expect((city.inStrength, city.outStrength, city.net) == (242_996, 2_151, 240_845))
    #expect(table.rows[0].place.name == "Westminster")
    #expect(table.rows.reduce(0) { $0 + $1.within } == 825_068)
    #expect(table.rows.reduce(0) { $0 + $1.inStrength } == 2_927_377 - 825_068)
  }
}
