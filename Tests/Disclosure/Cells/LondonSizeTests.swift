import Testing
import WardlightDisclosure

@Suite("A system of London's size")
struct LondonSizeTests {
  /// 633 wards of 33 boroughs, 3 years and 2 types with all totals, and 633 × 43 flows with both margins.
  static func publication() -> (keys: [CellKey], dimensions: [Dimension], measures: [Measure]) {
    let wards = (0..<633).map { (code: "E05\(1_000_000 + $0)", borough: "E09\(1_000_000 + $0 % 33)") }
    var within: [String: [String]] = ["London": ["*"]]
    for ward in wards {
      within[ward.code] = [ward.borough]
      within[ward.borough] = ["London"]
    }
    let places: [String?] = [nil] + within.keys.sorted()
    let years: [String?] = [nil, "2018-05-01..2019-04-30", "2019-05-01..2020-04-30", "2020-05-01..2021-04-30", "2018-05-01..2021-04-30"]
    let types: [String?] = [nil, "intervention", "intelligence"]
    let forces: [String?] = [nil] + (0..<43).map { "force \($0)" }
    var keys: [CellKey] = []
    for place in places {
      for year in years.dropFirst() {
        for type in types { keys.append(key("referrals", ["residence": place, "period": year, "type": type])) }
      }
      for force in forces { keys.append(key("links", ["origin": place, "destination": force])) }
    }
    let forceNest = Dictionary(uniqueKeysWithValues: forces.compactMap { $0 }.map { ($0, ["*"]) })
    return (
      keys,
      [
        Dimension("residence", .nested(within: within, complete: ["London"])), Dimension("period", .time),
        Dimension("type", .nested(within: ["intervention": ["*"], "intelligence": ["*"]], complete: ["*"])),
        Dimension("origin", .nested(within: within, complete: ["London"])),
        Dimension("destination", .nested(within: forceNest, complete: [])),
      ], [Measure("referrals", .sums), Measure("links", .sums)]
    )
  }

  private static func key(_ measure: String, _ members: [String: String?]) -> CellKey { CellKey(measure, members.compactMapValues { $0 }) }

  @Test("No cell is counted twice, and every relation is an equation")
  func size() throws {
    let publication = Self.publication()
    let system = try CellSystem(published: publication.keys, dimensions: publication.dimensions, measures: publication.measures)
    #expect(system.publishedCount == publication.keys.count)
    #expect(system.keys.count == Set(system.keys).count)
    #expect(system.relations.allSatisfy { $0.adding == .sums && $0.isComplete })
    #expect(system.withoutInterior == [])
  }
}
