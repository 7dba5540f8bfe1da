import Testing
import WardlightDeprivation
import WardlightGazetteer

@Suite("What a summary lacks, and what it refuses")
struct SummaryGapTests {
  private let codes = ["a", "b", "c", "d", "e"]

  private func columns(
    scores: [Double] = [1, 2, 3, 4, 5], ranks: [Double] = [5, 4, 3, 2, 1], populations: [Double] = [100, 100, 100, 100, 100]
  ) -> SummaryColumns {
    SummaryColumns(
      title: "Index", source: "index.csv", codes: codes, scores: scores, ranks: ranks, ranked: 5, populations: populations,
      denominators: "mid-2015")
  }

  private func crosswalk(_ links: [(String, String)]) throws -> Crosswalk {
    try Crosswalk(
      from: Vintage(.lsoa, 2011), to: Vintage(.ward, 2018), links: links.map { Crosswalk.Link(source: $0.0, target: $0.1) },
      making: .init(method: "by hand"))
  }

  @Test("An area without small areas, without figures, without residents or with too few of them has no figure and a reason")
  func gaps() throws {
    let links = [("a", "A"), ("b", "A"), ("c", "C"), ("x", "D"), ("d", "E"), ("e", "E")]
    let made = try AreaDeprivation.summarise(
      columns(scores: [1, .nan, 3, 4, 5], populations: [100, 100, 0, 100, 20]), by: try crosswalk(links), areas: ["A", "B", "C", "D", "E"],
      leastCoverage: 0.6)
    #expect(made.missing == [.covered(share: 0.5, least: 0.6), .noSmallAreas, .noResidents, .notInIndex(areas: 1), nil])
    #expect(made.averageScore.map(\.isNaN) == [true, true, true, true, false] && made.coverage == [0.5, 0, 0, 0, 1.0])
    #expect(made.lacking == ["b", "x"] && made.elsewhere.isEmpty && made.summarised == 1)
    #expect("\(try #require(made.areas[0].missing))" == "figures cover 50.0 % of its residents, and at least 60.0 % are wanted")
    #expect(made.notices.first?.hasPrefix("4 areas have no summary: A (figures cover 50.0 % of its residents") == true)
    #expect(made.notices.contains("2 small areas are left out, for the index lacks figures of them: b, x."))
    #expect(made.notices.contains("1 small area has no residents and weighs nothing: c."))
  }

  @Test("A little may be missing; the area says how much is covered")
  func partlyCovered() throws {
    let made = try AreaDeprivation.summarise(
      columns(populations: [400, 400, 400, .nan, 100]), by: try crosswalk(codes.map { ($0, "A") }), leastCoverage: 0.7)
    // The unknown population of d stands for the mean of the known, 325: 1300 of 1625 are covered.
    #expect(made.coverage == [0.8] && made.lacking == ["d"] && made.areasWithin == [4])
    #expect(made.averageScore == [2_900 / 1_300.0])
    #expect(made.notices.contains("1 area is summarised without some of its residents: A."))
    let refused = try AreaDeprivation.summarise(
      columns(populations: [400, 400, 400, .nan, 100]), by: try crosswalk(codes.map { ($0, "A") }))
    #expect(refused.missing == [.covered(share: 0.8, least: 0.9)])
  }

  @Test("A share just below the limit does not read as the limit")
  func rounding() {
    #expect("\(SummaryGap.covered(share: 0.899999, least: 0.9))" == "figures cover 89.9 % of its residents, and at least 90.0 % are wanted")
    #expect("\(SummaryGap.notInIndex(areas: 1))" == "the index has no figures for its only small area")
    #expect("\(SummaryGap.notInIndex(areas: 3))" == "the index has no figures for any of its 3 small areas")
  }

  @Test("Without ranks there are averages of scores only, and without scores what ranks give")
  func halves() throws {
    let links = try crosswalk(codes.map { ($0, "A") })
    let scores = try AreaDeprivation.summarise(columns(ranks: []), by: links)
    #expect(scores.averageScore == [3] && scores.averageRank[0].isNaN && scores.extent[0].isNaN && scores.areasInWorst10[0].isNaN)
    #expect(scores.worst == [""] && scores.ranks(of: .extent) == [nil] && scores.notes.contains { $0.contains("no ranks") })
    let ranks = try AreaDeprivation.summarise(columns(scores: []), by: links)
    #expect(
      ranks.averageScore[0].isNaN && ranks.averageRank == [3] && ranks.worst == ["e"] && ranks.notes.contains { $0.contains("no scores") })
  }

  @Test("Ranks, populations and cross-walks that cannot be are refused with the code")
  func refused() throws {
    let links = try crosswalk(codes.map { ($0, "A") })
    #expect(throws: DeprivationError.badRank(source: "index.csv", code: "b", ranked: 5)) {
      try AreaDeprivation.summarise(columns(ranks: [1, 6, 2, 3, 4]), by: links)
    }
    #expect(throws: DeprivationError.badRank(source: "index.csv", code: "a", ranked: 5)) {
      try AreaDeprivation.summarise(columns(ranks: [0, 1, 2, 3, 4]), by: links)
    }
    #expect { try AreaDeprivation.summarise(columns(populations: [1, 1, 1, -1, 1]), by: links) } throws: {
      "\($0)" == "index.csv: the population of d is not a number of 0 or more."
    }
    #expect { try AreaDeprivation.summarise(columns(), by: try crosswalk([("x", "A")])) } throws: {
      "\($0)" == "index.csv: none of its codes has figures and leads to an area by LSOA 2011 → ward 2018 (by hand)."
    }
  }

  @Test("The order of rows, of areas and of links does not matter, not even to the last bit")
  func order() throws {
    var seed = UInt64(20_190_926)
    func next() -> Double {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(seed >> 11) / Double(1 << 53)
    }
    let codes = (0..<200).map { "z\($0)" }
    let (scores, people) = (codes.map { _ in 80 * next() }, codes.map { _ in (3_000 * next()).rounded() })
    let ranks = SummaryColumns.ranks(of: scores)
    let links = codes.map { ($0, "W\(Int(12 * next()))") }
    let columns = SummaryColumns(
      title: "t", source: "s", codes: codes, scores: scores, ranks: ranks, populations: people, denominators: "d")
    func made(_ order: [Int], _ linkOrder: [Int]) throws -> AreaDeprivation {
      try AreaDeprivation.summarise(
        SummaryColumns(
          title: "t", source: "s", codes: order.map { codes[$0] }, scores: order.map { scores[$0] }, ranks: order.map { ranks[$0] },
          populations: order.map { people[$0] }, denominators: "d"), by: try crosswalk(linkOrder.map { links[$0] }))
    }
    let plain = try made(Array(codes.indices), Array(codes.indices))
    let mixed = try made(codes.indices.sorted { ($0 * 7) % 200 < ($1 * 7) % 200 }, codes.indices.reversed())
    #expect(plain == mixed, "seed 20190926")
    // Residents and small areas are conserved.
    #expect(plain.population.reduce(0, +) == people.reduce(0, +) && plain.areasWithin.reduce(0, +) == 200)
    // What areas have together is what the country has: averages of averages, weighted, are the average of all.
    let whole = try AreaDeprivation.summarise(columns, by: try crosswalk(codes.map { ($0, "all") })).areas[0]
    for figure in [SummaryFigure.averageScore, .averageRank, .extent, .shareInWorst10, .shareInWorst20] {
      let sum = zip(plain.values(of: figure), plain.population).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(sum / whole.population - whole[keyPath: figure.path]) < 1e-9 * abs(sum / whole.population), "\(figure), seed 20190926")
    }
    #expect(plain.areasInWorst10.reduce(0, +) == 20 && plain.areasInWorst50.reduce(0, +) == 100)
  }

  @Test("Ranks from scores follow the score's direction, and equal scores share the smallest")
  func ranksOfScores() {
    #expect(SummaryColumns.ranks(of: [5, 9, 9, 1]) == [3, 1, 1, 4])
    #expect(SummaryColumns.ranks(of: [5, 9, 9, 1], .lowerIsMoreDeprived) == [2, 3, 3, 1])
    #expect(SummaryColumns.ranks(of: [.nan, 2])[0].isNaN)
  }
}

extension SummaryFigure {
  /// Where the figure stands in a summary.
  fileprivate var path: KeyPath<AreaSummary, Double> {
    switch self {
    case .averageScore: \.averageScore
    case .averageRank: \.averageRank
    case .extent: \.extent
    case .localConcentration: \.localConcentration
    case .proportionInWorst10: \.proportionInWorst10
    case .shareInWorst10: \.shareInWorst10
    case .shareInWorst20: \.shareInWorst20
    }
  }
}
