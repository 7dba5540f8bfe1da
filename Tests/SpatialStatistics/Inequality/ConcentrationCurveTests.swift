import Testing
import WardlightSpatialStatistics
import WardlightTestSupport

@Suite("The concentration curve") struct ConcentrationCurveTests {
  @Test("India’s curve has the printed shares") func india() {
    let curve = ConcentrationCurve(cases: India.deaths, population: India.births, deprivation: India.poverty)
    #expect(curve.population.map { ($0 * 100).rounded() } == [0, 23, 45, 66, 85, 100])
    #expect(curve.cases.map { ($0 * 100).rounded() } == [0, 30, 59, 79, 93, 100])
    #expect(curve.n == 5 && curve.reason == nil)
  }

  @Test("Equal scores enter together, in any order") func ties() {
    let curve = ConcentrationCurve(cases: [4, 0, 2, 2], population: [10, 10, 20, 10], deprivation: [5, 5, 9, 1])
    #expect(curve.population == [0, 0.4, 0.8, 1] && curve.cases == [0, 0.25, 0.75, 1])
    #expect(curve == ConcentrationCurve(cases: [0, 4, 2, 2], population: [10, 10, 20, 10], deprivation: [5, 5, 9, 1]))
  }

  @Test("A share cuts the area at its edge in proportion") func shares() {
    let curve = ConcentrationCurve(cases: [6, 3, 1], population: [50, 30, 20], deprivation: [3, 2, 1])
    #expect(curve.share(ofMostDeprived: 0) == 0 && curve.share(ofMostDeprived: 1) == 1)
    #expect(curve.share(ofMostDeprived: 0.25).agrees(0.3) && curve.share(ofMostDeprived: 0.5).agrees(0.6))
    #expect(curve.share(ofMostDeprived: 0.65).agrees(0.75) && curve.share(ofMostDeprived: 0.9).agrees(0.95))
  }

  @Test("Tenths are made of whole areas and hold everything once") func tenths() {
    let score = (0..<20).map { Double(20 - $0) }
    let people = (0..<20).map { $0 == 0 ? 30.0 : 10 }
    let parts = PopulationTenths(cases: (0..<20).map { Double($0) }, population: people, deprivation: score)
    #expect(parts.tenths.count == 10 && parts.tenths.flatMap(\.areas).sorted() == Array(0..<20))
    #expect(parts.tenths.reduce(0) { $0 + $1.population }.agrees(1) && parts.tenths.reduce(0) { $0 + $1.count } == 190)
    #expect(parts.tenths[0].areas == [0] && parts.tenths[0].population.agrees(30.0 / 220))
    let few = PopulationTenths(cases: [5, 1, 2], population: [10, 10, 10], deprivation: [3, 2, .nan])
    #expect(few.tenths.map(\.areas).filter { !$0.isEmpty } == [[0], [1]] && few.tenths[2].areas == [0] && few.tenths[7].areas == [1])
    #expect(few.tenths[0].count == 0 && few.tenths[0].population == 0 && few.leftOut.withoutDeprivation == 1)
    #expect(PopulationTenths(cases: [], population: nil, deprivation: []).tenths.allSatisfy { $0.areas.isEmpty && $0.count == 0 })
  }

  @Test("Without cases or areas there is a reason and no curve") func reasons() {
    let none = ConcentrationCurve(cases: [0, 0], population: nil, deprivation: [1, 2])
    #expect(none.reason == "there are no cases" && none.population.isEmpty && none.cases.isEmpty && none.share(ofMostDeprived: 0.5).isNaN)
    #expect(ConcentrationCurve(cases: [], population: [], deprivation: []).reason == "no area has a count, people and a score")
  }

  @Test("Fractional ranks have a mean of a half over people") func ranks() {
    let ranks = FractionalRanks(population: [10, 20, 30, 0, 40], deprivation: [7, 9, 7, 8, .nan])
    #expect(ranks.values[1].agrees(1.0 / 6) && ranks.values[0].agrees(4.0 / 6) && ranks.values[2].agrees(4.0 / 6))
    #expect(ranks.values[3].isNaN && ranks.values[4].isNaN)
    #expect(ranks.leftOut.sentence == "2 areas are left out: 1 without a score of deprivation, 1 without people.")
  }
}
