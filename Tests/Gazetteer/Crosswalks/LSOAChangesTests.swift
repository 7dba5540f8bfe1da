import Testing
import WardlightGazetteer
import WardlightTestSupport

@Suite("From LSOAs 2011 to LSOAs 2021") struct LSOAChangesTests {
  private let heading = "lsoa11_code,change_code,lsoa21_code\n"
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func load(_ rows: String) throws -> LSOAChanges { try LSOAChanges.load(path: try folder.file("changes.csv", heading + rows)) }

  private let rows = """
    E01000001,U,E01000001
    E01000002,S,E01040001
    E01000002,S,E01040002
    E01000003,M,E01040003
    E01000004,M,E01040003
    E01000005,X,E01040004
    E01000005,X,E01040005
    E01000006,X,E01040005

    """

  @Test("Splits follow the targets' weights; the rest goes whole")
  func weights() throws {
    let changes = try load(rows)
    #expect(LSOAChanges.Change.allCases.map(changes.count) == [1, 1, 2, 2])
    let populations = ["E01040001": 300.0, "E01040002": 100, "E01040004": 1, "E01040005": 3]
    let made = try changes.crosswalk(.targets(populations, what: "population of 2021"))
    #expect(made.share(of: "E01000002", in: "E01040001") == 0.75 && made.share(of: "E01000004", in: "E01040003") == 1)
    #expect(made.making.notes == ["changed irregularly and divided roughly: E01000005"] && made.dividedSources == 2)
    #expect(made.from == Vintage(.lsoa, 2011) && made.to == Vintage(.lsoa, 2021))
    let carried = made.carry([5, 4, 1, 2, 8, 1], of: (1...6).map { "E0100000\($0)" })
    #expect(carried.carried == 21 && carried.aligned(with: ["E01040001", "E01040002", "E01040003"]).counts == [3, 1, 3])
  }

  @Test("Without a weight a split is refused, and equal parts are said")
  func withoutWeights() throws {
    let changes = try load(rows)
    #expect { try changes.crosswalk(.targets(["E01040001": 1, "E01040004": 1, "E01040005": 1], what: "x")) } throws: {
      "\($0)" == "To divide E01000002 there is no weight of E01040002."
    }
    let equal = try changes.crosswalk(.equal)
    #expect(
      equal.share(of: "E01000002", in: "E01040001") == 0.5
        && equal.making.notes == ["divided in equal parts, for want of a weight: E01000002, E01000005"])
    let pairs = try Crosswalk(
      from: Vintage(.lsoa, 2011), to: Vintage(.lsoa, 2021),
      links: [("E01000002", "E01040001", 9.0), ("E01000002", "E01040002", 1), ("E01000005", "E01040005", 4)].map {
        .init(source: $0.0, target: $0.1, weight: $0.2)
      }, making: .init(method: "by 14 places in both layers"))
    let made = try changes.crosswalk(.pairs(pairs))
    #expect(made.share(of: "E01000002", in: "E01040001") == 0.9 && made.share(of: "E01000005", in: "E01040005") == 1)
    #expect(made.making.method.hasSuffix("splits by 14 places in both layers") && made.making.notes.isEmpty)
  }

  @Test(
    "Changes that cannot be are refused with their row",
    arguments: [
      ("E01000001,U,E01000002\n", "row 2, column change_code: the change “U” of E01000001"),
      ("E01000001,S,E01000002\n", "row 2, column change_code: the change “S” of E01000001"),
      ("E01000001,U,E01000001\nE01000002,M,E01000003\nE01000002,M,E01000004\n", "row 3, column change_code: the change “M” of E01000002"),
      ("E01000001,Q,E01000001\n", "row 2, column change_code: the change “Q” of E01000001"),
      ("E01000001,,E01000001\n", "row 2, column change_code: the change “” of E01000001"),
      ("E01000001,S,E01000001\nE01000001,S,E01000001\n", "rows 2 and 3: E01000001 and E01000001 are linked more than once"),
      (",U,E01000001\n", "row 2, column lsoa11_code: there is no area code"), ("", "changes.csv: there is no link between areas"),
    ])
  func refused(rows: String, expected: String) {
    #expect { try load(rows) } throws: { "\($0)".contains(expected) }
  }
}
