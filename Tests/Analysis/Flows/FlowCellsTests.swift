import Testing
import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightTestSupport

@testable import WardlightAnalysis

@Suite("Every count of flows, protected together")
struct FlowCellsTests {
  private let study: Study
  private let flows: FlowStudy

  init() throws {
    study = try DemoStudy.run(.threshold(5))
    flows = try #require(study.flows)
  }

  private var subjects: [Subject] {
    [.london] + zip(flows.boroughCodes, flows.input.links.boroughs.names).map { .borough(code: $0, name: $1) }
      + zip(flows.forceCodes, flows.input.links.forces.names).map { .force(code: $0, name: $1) }
  }

  /// The keys of all counts of a table.
  private func keys(_ table: Released<Table>) -> [CellKey] {
    guard let meaning = table.content.meaning else { return [] }
    return table.content.columns.flatMap { column in
      table.content.rows.indices.compactMap { meaning.key(row: $0, column: column.key) }
    }
  }

  @Test("No table of any pack of the demo has a count that was not considered, but those left out on purpose")
  func coverage() throws {
    let cells = Set(try FlowCells.all(flows, policy: .standard).cells.map(\.key))
    for subject in subjects {
      for table in flows.findings(of: subject, study.door).tables where table.content.name != "rescues" {
        for key in keys(table) where !cells.contains(key) {
          #expect(flows.members.whole(ofKnown: key) != nil, "\(table.content.name): \(key)")
        }
      }
    }
  }

  @Test("Every column of counts of the tables of flows has a meaning or is made of counts that have")
  func meanings() throws {
    let made = ["flow-hubs", "flow-chains", "flow-dominant", "flow-clusters", "flow-merged", "flow-models"]
    for subject in [Subject.london, try study.subject(named: "Newham"), try study.subject(force: "Suffolk")] {
      for table in flows.findings(of: subject, study.door).tables where !made.contains(table.content.name) {
        let meaning = try #require(table.content.meaning, "\(table.content.name)")
        #expect(!meaning.columns.isEmpty, "\(table.content.name)")
      }
    }
  }

  @Test("The counts fit the system: wholes are sums of parts, and at least each part of persons")
  func fits() throws {
    let all = try FlowCells.all(flows, policy: .standard)
    let counts = Dictionary(uniqueKeysWithValues: all.cells.map { ($0.key, $0.count) })
    let system = try CellSystem(published: all.cells.map(\.key), dimensions: all.dimensions, measures: all.measures)
    let values = system.values(of: counts)
    for relation in system.relations {
      guard let whole = values[relation.whole] else { continue }
      let parts = relation.parts.map { values[$0] }
      for part in parts { #expect(part ?? 0 <= whole, "\(system.keys[relation.whole])") }
      guard !parts.contains(nil) else { continue }
      let sum = parts.reduce(0) { $0 + ($1 ?? 0) }
      #expect(relation.adding == .sums ? sum == whole : !relation.isComplete || whole <= sum, "\(system.keys[relation.whole])")
    }
  }

  @Test("Those without a known place leave only as what the known ones leave of all")
  func unknown() throws {
    let london = flows.findings(of: .london, study.door)
    let overview = TableRows(london.overview)
    let (all, known, unknown) = try (
      #require(overview.row(FlowMeasure.all)?["count"]), #require(overview.row(FlowMeasure.force)?["count"]),
      #require(overview.row(FlowMeasure.noForce)?["count"])
    )
    if let all = all.exactNumber, let known = known.exactNumber { #expect(unknown.exactNumber == all - known) }
    #expect(overview.row(FlowMeasure.severalForces) == nil)
  }

  @Test("One pair seen from both its ends is one cell")
  func bothEnds() throws {
    for name in ["Newham", "Croydon", "Lambeth"] {
      for force in ["Suffolk", "Norfolk", "Hampshire"] {
        let borough = try #require(flows.findings(of: try study.subject(named: name), study.door).forces)
        let own = try #require(flows.findings(of: try study.subject(force: force), study.door).origins)
        for column in ["count", "previous"] {
          #expect(TableRows(borough).named(force)?[column] == TableRows(own).named(name)?[column], "\(name) to \(force)")
        }
      }
    }
  }
}

@Suite("What is seen of a count")
struct SeenTests {
  @Test("Ranges add up and take away at their ends, and a number is known where both ends are one")
  func arithmetic() {
    #expect(Seen(1, 4) + Seen(10, 10) == Seen(11, 14))
    #expect(Seen(10, 10) - Seen(1, 4) == Seen(6, 9))
    #expect(Seen(3, 3) - Seen(1, 4) == Seen(0, 2))
    #expect(Seen(1, 4).middle == 2 && Seen(5, 9).middle == 7 && Seen(12, 12).middle == 12)
    #expect(Seen(Cell.withheld) == nil && Seen(Cell.count(7)) == Seen(7, 7) && Seen(Cell.interval(lower: 1, upper: 4)) == Seen(1, 4))
  }

  @Test("Shares need both numbers, ranks leave open what ranges do")
  func derived() {
    #expect(Seen?.percent(Seen(5, 5), of: Seen(20, 20)) == .number(25) && Seen?.percent(Seen(1, 4), of: Seen(20, 20)) == .withheld)
    #expect(Seen?.percent(Seen(0, 0), of: Seen(0, 0)) == .missing && Seen?.percent(nil, of: Seen(1, 1)) == .withheld)
    let others: [Seen?] = [Seen(30, 30), Seen(5, 9), Seen(1, 4)]
    #expect(Seen?.rank(of: Seen(7, 7), among: others) == .interval(lower: 2, upper: 3))
    #expect(Seen?.rank(of: Seen(10, 10), among: others) == .number(2))
    #expect(Seen?.rank(of: Seen(10, 10), among: [nil]) == .interval(lower: 1, upper: 2))
    #expect(Seen?.rank(of: Seen(0, 0), among: others) == .missing)
  }
}
