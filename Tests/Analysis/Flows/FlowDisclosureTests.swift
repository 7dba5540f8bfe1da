import Testing
import WardlightAnalysis
import WardlightDisclosure
import WardlightTestSupport

@Suite("What may leave of flows")
struct FlowDisclosureTests {
  /// What is computed from the count of a row, or from its margins.
  private static let fromCount = [
    "share_percent", "ratio", "residual", "residual_independence", "local_class", "completed_percent",
  ]
  private static let fromBoth = [
    "count_change", "count_change_percent", "change_ratio", "change_lower", "change_upper", "change",
  ]

  private func isProtected(_ cell: Cell?) -> Bool { if case .interval = cell { true } else { false } }

  private func subjects(_ study: Study) throws -> [FlowFindings] {
    try [.london, try study.subject(named: "Newham"), try study.subject(force: "Norfolk"), try study.subject(force: "Suffolk")].map {
      try #require(study.flows(of: $0))
    }
  }

  @Test("Under a threshold no count from 1 to 4 leaves, nor what is computed from one")
  func withheld() throws {
    let study = try DemoStudy.run(.threshold(5))
    var hidden = 0
    for table in try subjects(study).flatMap(\.tables) {
      let keys = table.content.columns.map(\.key)
      for row in table.content.rows {
        let cells = Dictionary(uniqueKeysWithValues: zip(keys, row))
        let counts = table.content.columns.indices.filter { table.content.columns[$0].kind == .count }
        for place in counts where !["rank", "previous_rank", "rank_change", "count_change"].contains(where: keys[place].hasPrefix) {
          if case .count(let count) = row[place] {
            let isCount = !keys[place].hasPrefix("rank") && !keys[place].hasSuffix("_change") && keys[place] != "net"
            #expect(!isCount || !(1...4).contains(count), "\(table.content.name) \(keys[place])")
          }
        }
        for key in Self.fromCount where isProtected(cells["count"]) {
          #expect([nil, .withheld, .missing].contains(cells[key]), "\(table.content.name) \(key)")
          hidden += 1
        }
        for key in Self.fromBoth where isProtected(cells["count"]) || isProtected(cells["previous"]) {
          #expect([nil, .withheld, .missing].contains(cells[key]), "\(table.content.name) \(key)")
        }
      }
    }
    #expect(hidden > 1_000)
  }

  @Test("Under a threshold the links of hubs stand in an order that tells no size, and small ones leave as 1–4")
  func hubLinks() throws {
    let study = try DemoStudy.run(.threshold(5))
    for subject in [Subject.london, try study.subject(force: "Suffolk")] {
      let links = try #require(study.flows(of: subject)?.hubLinks)
      #expect(links.column("count").content.cells.contains { isProtected($0) })
      let open = try #require(try DemoStudy.run(.open).flows(of: subject)?.hubLinks)
      for key in ["origin", "destination"] { #expect(links.column(key).content.cells == open.column(key).content.cells) }
      for (cell, exact) in zip(links.column("count").content.cells, open.column("count").content.cells) {
        #expect(isProtected(cell) || !(1...4).contains(exact.exactNumber ?? 0))
      }
    }
  }

  @Test("Under a threshold p and q of hidden pairs are withheld, and such a pair has no class that would narrow it")
  func classes() throws {
    let london = try #require(try DemoStudy.run(.threshold(5)).flows(of: .london))
    let links = try #require(london.links)
    for key in ["p", "q"] where links.content.index(ofColumn: key) != nil {
      for (count, cell) in zip(links.column("count").content.cells, links.column(key).content.cells) where isProtected(count) {
        #expect(cell == .withheld || cell == .missing)
      }
    }
    let words = zip(links.column("count").content.cells, links.column("class").content.cells).filter { isProtected($0.0) }.map(\.1.text)
    #expect(Set(words).isSubset(of: [FlowWord.protected, FlowWord.fewer, FlowWord.notDifferent, FlowWord.notEnough, ""]))
    for row in links.content.rows { #expect(row.allSatisfy { if case .number(_, let decimals) = $0 { decimals <= 4 } else { true } }) }
  }

  @Test("Words under a threshold name no protected number, and merge what is protected")
  func words() throws {
    let findings = try subjects(try DemoStudy.run(.threshold(5)))
    for sentence in findings.flatMap(\.words) {
      for number in 1...4 { #expect(!sentence.contains("(\(number))") && !sentence.contains("(\(number),"), "\(sentence)") }
    }
    let newham = try #require(findings.dropFirst().first)
    #expect(newham.words.contains { $0.hasPrefix("1–4 to each of ") && $0.hasSuffix(" other forces.") })
    #expect(findings[0].words.contains { $0.hasPrefix("A county force is recorded for 95 % (95 % before) of 1,784") })
  }

  @Test("A force’s words tell of no borough’s contact, no tactic and no ward")
  func force() throws {
    let findings = try #require(try DemoStudy.run(.threshold(5)).flows(of: .force(code: "E23000024", name: "Norfolk")))
    let text = (findings.words + findings.caveats + findings.notes + findings.notices + findings.tables.map(\.content.title)).joined(
      separator: " ")
    for word in ["ward", "contact", "tactic", "operation", "officer"] { #expect(!text.lowercased().contains(word), "\(word)") }
  }

  @Test("Under public and internal everything leaves as it is; internal is marked")
  func open() throws {
    for policy in [Policy.open, .internal] {
      let london = try #require(try DemoStudy.run(policy).flows(of: .london))
      let links = try #require(london.links)
      #expect(links.column("expected").content.cells.contains { $0.exactNumber != nil })
      #expect(london.tables.allSatisfy { $0.content.rows.allSatisfy { $0.allSatisfy { $0 != .withheld && !isProtected($0) } } })
      #expect(links.terms.marking == (policy == .internal ? .officialSensitive : .official))
    }
  }
}
