import Testing
import WardlightDisclosure
import WardlightEssentials

/// Everything that leaves beside the counts is a function of the counts as they leave: two tables that cannot be told apart by these are the same to the last cell.
@Suite("What leaves is a function of the released counts")
struct PostProcessingTests {
  private static let policies = [
    "threshold:5", "nhs", "threshold:5,zeros:hidden", "threshold:10,rounding:10,top_rank:4", "dfe,minimum_population:500,top_rank:3",
  ]

  /// Counts of two columns in rows, of which some are hidden as bands, some left out of the shield, and some missing.
  private struct Publication {
    let policy: Policy
    let rules: ProtectionRules
    var counts: [[Int?]]
    let bands: [CellKey: ClosedRange<Int>]
    let considered: Set<CellKey>
    let people: [Double]

    init(_ random: inout KeyedRandom, _ text: String, rows: Int) throws {
      policy = try Policy(text: text)
      let rules = try #require(policy.rules)
      self.rules = rules
      counts = (0..<2).map { _ in
        (0..<rows).map { _ in random.below(20) == 0 ? nil : random.below(3) == 0 ? random.below(4) : random.below(40) }
      }
      people = (0..<rows).map { _ in Double(random.below(2000)) }
      var (bands, considered): ([CellKey: ClosedRange<Int>], Set<CellKey>) = ([:], [])
      for column in 0..<2 {
        for row in 0..<rows {
          let key = Self.key(row, column)
          if random.below(15) > 0 { considered.insert(key) }
          guard let count = counts[column][row] else { continue }
          if let range = rules.primary(count) {
            bands[key] = range
          } else if count >= rules.threshold, random.below(4) == 0 {
            bands[key] = rules.band(count)
          }
        }
      }
      (self.bands, self.considered) = (bands, considered)
    }

    static func key(_ row: Int, _ column: Int) -> CellKey { CellKey("referrals", ["residence": "\(row)", "period": "\(column)"]) }

    var door: Door {
      get throws {
        try Door(policy: policy, marking: .official, sources: []).shielded(by: Shield(intervals: bands, considered: considered))
      }
    }

    /// Other counts that leave as the same cells.
    func other(_ random: inout KeyedRandom) -> Publication {
      var other = self
      for column in 0..<2 {
        for row in counts[column].indices {
          guard let count = counts[column][row] else { continue }
          other.counts[column][row] = Self.other(count, Self.key(row, column), self, &random)
        }
      }
      return other
    }

    private static func other(_ count: Int, _ key: CellKey, _ publication: Publication, _ random: inout KeyedRandom) -> Int {
      if let band = publication.bands[key] { return band.lowerBound + random.below(band.count) }
      if !publication.considered.contains(key) { return random.below(100) }
      guard count >= publication.rules.threshold else { return count }
      let alike = (publication.rules.threshold...count + 10).filter {
        publication.rules.rounding.rounded($0) == publication.rules.rounding.rounded(count)
      }
      return alike[random.below(alike.count)]
    }

    var raw: RawTable {
      let rows = counts[0].count
      let parts: [CountMeaning.Part?] = (0..<rows).map { .init("referrals", ["residence": "\($0)"]) }
      let columns: [String: CountMeaning.Part] = ["now": .init(nil, ["period": "0"]), "before": .init(nil, ["period": "1"])]
      return RawTable(
        name: "t", title: "T", note: "",
        columns: [
          RawColumn("now", "Now", .counts(counts[0])), RawColumn("before", "Before", .counts(counts[1])),
          RawColumn("people", "People", .figures(people, decimals: 0)),
        ] + formulas(rows - 1), meaning: CountMeaning(rows: parts, columns: columns))
    }

    private func formulas(_ ranked: Int) -> [RawColumn] {
      let formulas: [(String, Formula)] = [
        ("rate", .rate(count: "now", population: "people", per: 1000)), ("change", .change(of: "now", since: "before")),
        ("percent", .percentChange(of: "now", since: "before")), ("share", .share(of: "now", whole: .cell("now", row: ranked))),
        ("part", .share(of: "now", whole: .column("before"))), ("rank", .rank(of: "now", ranked: ranked)),
        ("was", .rank(of: "before", ranked: ranked)), ("gained", .rankChange(of: "now", since: "before", ranked: ranked)),
        ("tied", .isTied(of: "now", ranked: ranked)), ("sum", .number(from: [.column("now"), .cell("before", row: 0)]) { $0[0] + $0[1] }),
        ("word", .word(from: [.column("now")]) { $0[0] > 20 ? "many" : "few" }),
      ]
      return formulas.map { RawColumn($0.0, $0.0, .formula($0.1, decimals: 2)) }
    }
  }

  @Test("Counts that leave as the same cells leave the same table and the same order", arguments: policies)
  func sameCells(_ policy: String) throws {
    for seed in UInt64(1)...60 {
      var random = KeyedRandom(seed: seed, purpose: "post-processing \(policy)")
      let one = try Publication(&random, policy, rows: 3 + random.below(12))
      let other = one.other(&random)
      let (first, second) = (try one.door.release(one.raw).content, try other.door.release(other.raw).content)
      #expect(first == second, "seed \(seed)")
      #expect(try order(one) == order(other), "seed \(seed)")
    }
  }

  private func order(_ publication: Publication) throws -> [Int] {
    let counts = publication.counts[0].map { $0 ?? 0 }
    return try publication.door.order(
      byFalling: counts, keys: counts.indices.map { Publication.key($0, 0) }, names: counts.indices.map { "\($0 % 3)" })
  }

  @Test(
    "A rank that is left open holds the true one, where counts are not rounded", arguments: ["threshold:5", "threshold:5,zeros:hidden"])
  func openRanks(_ policy: String) throws {
    for seed in UInt64(1)...60 {
      var random = KeyedRandom(seed: seed, purpose: "open ranks \(policy)")
      let publication = try Publication(&random, policy, rows: 12)
      let cells = try publication.door.release(publication.raw).column("rank").content.cells
      let counts = publication.counts[0].prefix(11)
      for (row, count) in counts.enumerated() {
        guard let count, count > 0 else { continue }
        let rank = 1 + counts.count { ($0 ?? 0) > count }
        switch cells[row] {
        case .count(let shown): #expect(shown == rank, "seed \(seed), row \(row)")
        case .interval(let lower, let upper): #expect((lower...upper).contains(rank), "seed \(seed), row \(row)")
        default: Issue.record("seed \(seed), row \(row): \(cells[row])")
        }
      }
    }
  }
}
