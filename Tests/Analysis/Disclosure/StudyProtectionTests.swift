import Foundation
import Testing
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry
import WardlightTestSupport

@testable import WardlightAnalysis

@Suite("The demo’s counts are protected together")
struct StudyProtectionTests {
  private let study: Study
  private let suppression: Suppression

  init() throws {
    study = try DemoStudy.run(.threshold(5))
    suppression = try #require(study.suppression)
  }

  /// The tables of London, of every borough and of two forces.
  private func tables() throws -> [(pack: String, table: Table)] {
    let london = study.findings(of: .london)
    let boroughs = try london.boroughAreas.names.map { study.findings(of: try study.subject(named: $0)) }
    let forces = try ["Hampshire", "Norfolk"].map { study.findings(of: try study.subject(force: $0)) }
    return ([london] + boroughs + forces).flatMap { findings in
      (findings.tables + (findings.flows?.tables ?? [])).map { (findings.subject.name, $0.content) }
    }
  }

  @Test("Every count that has a key was considered with the others, and leaves in one way in all packs")
  func coverage() throws {
    var shown: [CellKey: Cell] = [:]
    var withheld: Set<CellKey> = []
    for (pack, table) in try tables() {
      guard let meaning = table.meaning else { continue }
      for (row, cells) in table.rows.enumerated() {
        for (place, column) in table.columns.enumerated() {
          guard let key = meaning.key(row: row, column: column.key), cells[place] != .missing else { continue }
          if cells[place] == .withheld { withheld.insert(key) }
          let known = shown.updateValue(cells[place], forKey: key)
          #expect(known == nil || known == cells[place], "\(pack), \(table.name), \(key)")
        }
      }
    }
    // What is left out on purpose: how many have a known place, where only a few have none.
    let members = try #require(study.flows).members
    for key in withheld { #expect(members.whole(ofKnown: key) != nil, "\(key)") }
    #expect(shown.count > 5000 && withheld.count * 100 < shown.count)
  }

  @Test("Small counts are hidden, others leave exactly or as a range that they lie in")
  func truthful() throws {
    let rules = try #require(study.door.terms.policy.rules)
    for cell in try StudyCells.all(study).cells {
      switch suppression.shield.verdict(cell.key) {
      case .exact: #expect(rules.primary(cell.count) == nil, "\(cell.key)")
      case .interval(let range): #expect(range.contains(cell.count) && range.count >= rules.possible, "\(cell.key)")
      case .unknown: Issue.record("\(cell.key) was not considered")
      }
    }
  }

  @Test("Counts hidden for others’ sake are fewer than small ones, and most of what is counted leaves as it is")
  func cost() throws {
    #expect(!suppression.primary.isEmpty && !suppression.secondary.isEmpty)
    #expect(Set(suppression.primary).isDisjoint(with: suppression.secondary))
    let counts = Dictionary(try StudyCells.all(study).cells.map { ($0.key.description, $0.count) }) { first, _ in first }
    #expect(suppression.secondary.allSatisfy { counts[$0.description] ?? 5 >= 5 || counts[$0.description] == 0 })
    #expect(suppression.secondary.count < suppression.primary.count)
    #expect(suppression.keptCells > 0.5 && suppression.keptCount > 0.5)
  }

  @Test("Totals and the lines beneath them, held against each other, tell no small count")
  func pencil() throws {
    let reader = try reader { key, count in
      if case .interval(let range) = suppression.shield.verdict(key) { range } else { count...count }
    }
    for key in suppression.primary { #expect(reader.range(of: key)?.count ?? 0 >= 3, "\(key)") }
    #expect(reader.givenAway(below: 5, possible: 3) == [])
  }

  @Test("Were small counts alone hidden, the totals would tell many")
  func primaryAlone() throws {
    let reader = try reader { _, count in (1...4).contains(count) ? 1...4 : count...count }
    let told = suppression.primary.count { reader.range(of: $0)?.count ?? 0 == 1 }
    #expect(told > 20)
  }

  @Test(
    "Other rules are met as well, those of the NHS and of the DfE among them", arguments: ["nhs", "dfe", "threshold:3", "threshold:4"])
  func otherRules(_ text: String) throws {
    let policy = try Policy(text: text)
    let rules = try #require(policy.rules)
    let study = try DemoStudy.made(policy)
    let suppression = try #require(study.suppression)
    let reader = try reader(study) { key, count in
      if case .interval(let range) = suppression.shield.verdict(key) { return range }
      let same = (max(0, count - 5)...count + 5).filter { rules.rounding.rounded($0) == rules.rounding.rounded(count) }
      return count == 0 ? 0...0 : max(rules.threshold, same.min() ?? count)...(same.max() ?? count)
    }
    for key in suppression.primary { #expect(reader.range(of: key)?.count ?? 0 >= rules.possible, "\(key)") }
    #expect(reader.givenAway(below: rules.threshold, possible: rules.possible) == [])
  }

  private func reader(_ shown: (CellKey, Int) -> ClosedRange<Int>) throws -> BoundsReader { try reader(study, shown) }

  private func reader(_ study: Study, _ shown: (CellKey, Int) -> ClosedRange<Int>) throws -> BoundsReader {
    let publication = try StudyCells.all(study)
    let counts = Dictionary(publication.cells.map { ($0.key.description, $0.count) }) { first, _ in first }
    let system = try CellSystem(
      published: publication.cells.map(\.key), dimensions: publication.dimensions, measures: publication.measures)
    return BoundsReader(system) { key in shown(key, counts[key.description] ?? 0) }
  }

  @Test("Rows of the files in another order, read on one thread, are protected in the same way")
  func order() throws {
    let other = try DemoStudy.made(.threshold(5), parallel: Parallel(threads: 1)) { rows in Array(rows.reversed()) }
    let again = try #require(other.suppression)
    #expect(again.primary == suppression.primary && again.secondary == suppression.secondary)
    for cell in try StudyCells.all(study).cells {
      #expect(again.shield.verdict(cell.key) == suppression.shield.verdict(cell.key), "\(cell.key)")
    }
  }

  @Test("The totals that readers look at first are there")
  func totals() throws {
    let boroughs = study.findings(of: .london).boroughs
    #expect(boroughs.column("residence").content.cells.last?.whole != nil)
  }
}
