import Testing
import WardlightGeometry
import WardlightSpatialStatistics

@testable import WardlightFlows

@Suite("What no gravity model can be made of")
struct GravityFaultTests {
  private func ends(_ kind: String, _ points: [(Double, Double)?]) -> FlowEnds {
    let codes = points.indices.map { "\(kind)\($0 + 1)" }
    return FlowEnds(
      kind: kind, codes: codes, names: codes.map { "Place \($0)" },
      points: points.map { $0.map { Coordinate(easting: $0.0, northing: $0.1) } })
  }

  private func fault(
    _ origins: FlowEnds, _ destinations: FlowEnds, _ counts: [Int], decay: GravityModel.Decay = .exponential, selfFlows: SelfFlows = .kept
  ) -> FlowsError? {
    let pairs = counts.indices.map {
      FlowMatrix.Pair(origin: $0 / destinations.count, destination: $0 % destinations.count, count: counts[$0])
    }
    let flows = FlowMatrix(origins: origins, destinations: destinations, pairs: pairs)
    do {
      _ = try GravityFit.fit(flows, distances: .between(origins, destinations), decay: decay, selfFlows: selfFlows)
      return nil
    } catch {
      return error
    }
  }

  private let three = [(0.0, 0.0), (9_000.0, 1_000.0), (4_000.0, 7_000.0)] as [(Double, Double)?]

  @Test("Each has a sentence")
  func faults() {
    let (a, b) = (ends("a", three), ends("b", [(1_000, 2_000), (30_000, 0), (2_000, 500), (8_000, 8_000)]))
    let counts = [9, 1, 4, 3, 2, 6, 5, 1, 7, 2, 4, 8]
    #expect(fault(a, b, counts) == nil)
    #expect(fault(a, b, counts.map { _ in 0 }) == .gravity(.nothingFlows))
    let homeless = ends("b", [(1_000, 2_000), nil, (2_000, 500), (8_000, 8_000)])
    #expect(fault(a, homeless, counts) == .gravity(.noPoint(kind: "b", name: "Place b2")))
    #expect(fault(a, homeless, [9, 0, 4, 3, 2, 0, 5, 1, 7, 0, 4, 8]) == nil)
    #expect(fault(ends("a", [nil, nil, nil]), b, counts) == .gravity(.noPoint(kind: "a", name: "Place a1")))
    let one = ends("b", [(5, 5), (5, 5), (5, 5), (5, 5)])
    #expect(fault(ends("a", [(5, 905), (905, 5), (5, -895)]), one, counts) == .gravity(.equalDistances))
    #expect(fault(a, one, counts) == .gravity(.distanceFollows))
    #expect(
      fault(a, ends("b", [(0, 0), (30_000, 0), (2_000, 500), (8_000, 8_000)]), counts, decay: .power)
        == .gravity(.noDistance(from: "Place a1", to: "Place b1")))
    #expect(fault(a, a, [0, 2, 3, 1, 0, 2, 4, 1, 0], selfFlows: .leftOut) == .gravity(.tooFewPairs(6, needed: 7)))
    // Flows that take the shortest ways there are: the larger beta, the better.
    let line = ends("p", [(0, 0), (1_000, 0), (10_000, 0), (11_000, 0)])
    let apart = ends("q", [(0, 10), (1_000, 10), (10_000, 10), (11_000, 10)])
    #expect(fault(line, apart, [5, 0, 0, 0, 0, 5, 0, 0, 0, 0, 5, 0, 0, 0, 0, 5]) == .gravity(.unbounded))
  }

  @Test("Sentences name places and numbers")
  func sentences() {
    let cases: [GravityFault] = [
      .badMargin(kind: "origin", place: 2), .equalDistances, .distanceFollows, .unbounded, .noPoint(kind: "town", name: "Ipswich"),
      .noDistance(from: "A", to: "B"), .noDistance(from: "A", to: "A"), .tooFewPairs(1, needed: 7), .nothingFlows,
      .noConvergence(steps: 60),
    ]
    let sentences = cases.map(\.description)
    #expect(Set(sentences).count == cases.count && sentences.allSatisfy { $0.hasSuffix(".") && !$0.dropLast().contains(". ") })
    #expect(sentences[4] == "The town Ipswich has flows but no point, so its distances are unknown.")
    #expect(sentences[7].hasSuffix("that have flows, and there are fewer."))
  }
}
