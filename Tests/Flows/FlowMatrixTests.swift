import Testing
import WardlightGeometry

@testable import WardlightFlows

@Suite("Flows between places")
struct FlowMatrixTests {
  private let boroughs = FlowEnds(kind: "borough", codes: ["A", "B", "C"], names: ["Alpha", "Beta", "Gamma"], points: [nil, nil, nil])
  private let towns = FlowEnds(kind: "town", codes: ["X", "Y"], names: ["Ex", "Why"], points: [nil, nil], regions: ["North", "South"])

  private func pair(_ origin: Int, _ destination: Int, _ count: Int) -> FlowMatrix.Pair {
    FlowMatrix.Pair(origin: origin, destination: destination, count: count)
  }

  @Test("Pairs of any order become rows; a repeated pair is added up and a zero left out")
  func sorts() {
    let flows = FlowMatrix(
      origins: boroughs, destinations: towns, pairs: [pair(2, 1, 4), pair(0, 1, 1), pair(2, 0, 3), pair(1, 0, 0), pair(2, 1, 2)])
    #expect(flows.pairs == [pair(0, 1, 1), pair(2, 0, 3), pair(2, 1, 6)])
    #expect(flows.starts == [0, 1, 1, 3])
    #expect(flows.originTotals == [1, 0, 9])
    #expect(flows.destinationTotals == [3, 7])
    #expect(flows.total == 10)
    #expect(flows[2, 1] == 6)
    #expect(flows[1, 0] == 0)
    #expect(!flows.isSquare)
    #expect(flows.withoutSelfFlows() == flows)
  }

  @Test("Flows that stay in their place can be left out")
  func selfFlows() {
    let flows = FlowMatrix(origins: boroughs, destinations: boroughs, pairs: [pair(0, 0, 5), pair(0, 2, 1), pair(2, 0, 2)])
    #expect(flows.isSquare)
    #expect(flows.withoutSelfFlows().pairs == [pair(0, 2, 1), pair(2, 0, 2)])
    #expect(flows.withoutSelfFlows().originTotals == [1, 0, 2])
  }

  @Test("No pairs at all are an empty matrix")
  func empty() {
    let flows = FlowMatrix(origins: boroughs, destinations: towns, pairs: [])
    #expect(flows.total == 0)
    #expect(flows.pairs.isEmpty)
    #expect(flows[0, 0] == 0)
  }
}
