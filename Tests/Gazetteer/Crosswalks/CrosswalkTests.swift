import Testing
import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry

@Suite("Cross-walks") struct CrosswalkTests {
  private let old = Vintage(.other("old"), 2001)
  private let new = Vintage(.other("new"), 2011)

  private func crosswalk(_ links: [(String, String, Double)]) throws -> Crosswalk {
    try Crosswalk(
      from: old, to: new, links: links.map { .init(source: $0.0, target: $0.1, weight: $0.2) }, making: .init(method: "links.csv"))
  }

  @Test("Weights become shares, and links of nothing are left out")
  func shares() throws {
    let made = try crosswalk([("b", "Y", 3), ("a", "X", 7), ("b", "X", 1), ("b", "Z", 0)])
    #expect(made.sources == ["a", "b"] && made.targets == ["X", "Y"] && made.dividedSources == 1)
    #expect(made.share(of: "b", in: "Y") == 0.75 && made.share(of: "a", in: "X") == 1 && made.share(of: "b", in: "Z") == 0)
    #expect(made.description == "old 2001 → new 2011 (links.csv)")
  }

  @Test("What is no cross-walk is refused in one sentence")
  func errors() throws {
    func sentence(_ links: [(String, String, Double)]) -> String {
      do { _ = try crosswalk(links) } catch { return "\(error)" }
      return ""
    }
    #expect(sentence([]) == "links.csv: there is no link between areas.")
    #expect(sentence([("a", "X", 1), ("a", "X", 2)]) == "links.csv: a and X are linked more than once.")
    #expect(sentence([("a", "X", -1)]) == "links.csv: the share of a in X is not a number of 0 or more.")
    #expect(sentence([("a", "X", .nan)]).contains("is not a number") && sentence([("a", "X", .infinity)]).contains("is not a number"))
    #expect(sentence([("a", "X", 0), ("a", "Y", 0)]) == "links.csv: the shares of a sum to 0.")
  }

  @Test("Counts are carried whole, what was divided is said, and what has no link is kept")
  func carries() throws {
    let made = try crosswalk([("a", "X", 1), ("b", "X", 1), ("b", "Y", 1), ("c", "Z", 1)])
    let carried = made.carry([3, 5, 2, 4, 1], of: ["b", "a", "c", "q", " q "])
    // 3 of b are 1.5 and 1.5: the tie goes to X, the first by code.
    #expect(carried.counts == [7, 1, 2] && carried.expected == [6.5, 1.5, 2])
    #expect(carried.divided == [1.5 / 6.5, 1, 0] && carried.dividedShare == 0.3)
    #expect(carried.notCarried.map(\.code) == ["q"] && carried.notCarried.map(\.count) == [5])
    #expect(carried.carried == 10 && carried.total == 15)
    #expect(
      carried.treatment
        == "carried by old 2001 → new 2011 (links.csv); 30.0 % of the count was divided, 15.0 % went to lesser parts; not carried: 5 of q"
    )
    let aligned = carried.aligned(with: ["Z", "W", "X"])
    #expect(aligned.counts == [2, 0, 7] && aligned.elsewhere.map(\.code) == ["Y"] && aligned.elsewhere.map(\.count) == [1])
    #expect(made.carry([0, 0, 0]).counts == [0, 0, 0] && made.carry([0, 0, 0]).dividedShare == 0)
  }

  @Test("Each group of linked areas keeps its own total")
  func groups() throws {
    let made = try crosswalk([("a", "X", 1), ("a", "Y", 1), ("b", "V", 1), ("b", "W", 1)])
    // By one largest remainder over all, both ties would go to V and W, and the group of a would lose its record.
    #expect(made.carry([1, 1]).targets == ["V", "W", "X", "Y"] && made.carry([1, 1]).counts == [1, 0, 1, 0])
  }

  @Test("Means weigh each source with its share, and leave out those without a value")
  func averages() throws {
    let made = try crosswalk([("a", "X", 1), ("b", "X", 1), ("b", "Y", 3), ("c", "Z", 1)])
    let means = made.average([10, 20, .nan, 1], weights: [100, 400, 50, 1], of: ["a", "b", "c", "q"])
    #expect(means.values[0] == 15 && means.values[1] == 20 && means.values[2].isNaN && means.weights == [200, 300, 0])
    #expect(means.missing == ["c"] && means.notCarried == ["q"])
    #expect(means.aligned(with: ["Y", "?"])[0] == 20 && means.aligned(with: ["Y", "?"])[1].isNaN)
  }

  @Test("The identity changes nothing")
  func identity() throws {
    let codes = (1...50).map { "E050000\($0 + 10)" }
    let identity = try Crosswalk.identity(Vintage(.ward, 2018), codes: codes)
    let counts = codes.indices.map { $0 * $0 }
    let carried = identity.carry(counts, of: codes)
    #expect(carried.aligned(with: codes).counts == counts && carried.dividedShare == 0 && carried.divided.allSatisfy { $0 == 0 })
  }

  @Test("Two cross-walks make one, and codes on the way that lack are refused or named")
  func composition() throws {
    let first = try crosswalk([("a", "X", 1), ("a", "Y", 3), ("b", "Y", 1), ("c", "W", 1)])
    let second = try Crosswalk(
      from: new, to: Vintage(.other("newest"), 2021),
      links: [
        .init(source: "X", target: "P"), .init(source: "Y", target: "P"), .init(source: "Y", target: "Q", weight: 3),
        .init(source: "V", target: "R"),
      ]
      .map { $0.source == "Y" && $0.target == "P" ? .init(source: "Y", target: "P", weight: 1) : $0 }, making: .init(method: "later.csv"))
    #expect(throws: CrosswalkError.self) { try first.followed(by: Crosswalk.identity(Vintage(.ward, 2018), codes: ["X"])) }
    #expect { try first.followed(by: Crosswalk.identity(Vintage(.other("new"), 2011), codes: ["X", "Y"])) } throws: {
      "\($0)" == "A cross-walk to new 2011 cannot be followed by one from new 2011, which does not have W."
    }
    let both = try first.followed(by: second, lacking: .spread)
    #expect(both.sources == ["a", "b"] && both.targets == ["P", "Q"] && both.making.sourcesLacking == ["c"])
    // 1/4 + 3/4 · 1/4 and 3/4 · 3/4, by hand.
    #expect(abs(both.share(of: "a", in: "P") - 0.4375) < 1e-15 && abs(both.share(of: "a", in: "Q") - 0.5625) < 1e-15)
    #expect(both.making.notes == ["new 2011 without a way on, their share spread over the others: W", "new 2011 that receive nothing: V"])
    #expect(both.making.method == "links.csv; then new 2011 → newest 2021, later.csv")
  }
}
