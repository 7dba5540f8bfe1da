import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

@Suite struct DistanceWeightsTests {
  /// spdep 1.2-7, `knn2nb(knearneigh(P, k=3))`; `KNN.from_array(P, k=3)` of libpysal 4.14.1 is the same.
  @Test func nearestAgreesWithSpdep() throws {
    let expected: [[Int32]] = [
      [1, 2, 13], [0, 2, 13], [4, 8, 13], [2, 7, 13], [2, 6, 13], [6, 8, 11], [4, 5, 9], [3, 8, 10], [2, 5, 13], [4, 6, 14], [3, 7, 11],
      [5, 8, 12], [5, 11, 14], [2, 4, 8], [6, 9, 12],
    ]
    #expect(try rows(.nearest(3, of: Places.few)) == expected)
  }

  /// spdep 1.2-7, `dnearneigh(P, 0, 9)`; `DistanceBand.from_array(P, 9)` of libpysal 4.14.1 is the same.
  @Test func bandAgreesWithSpdep() throws {
    let expected: [[Int32]] = [
      [1], [0, 2, 4, 13], [1, 4, 8, 13], [7], [1, 2, 6, 13], [8], [4, 9], [3, 10], [2, 5, 13], [6], [7], [12], [11], [1, 2, 4, 8], [],
    ]
    #expect(try rows(.within(9, of: Places.few)) == expected)
  }

  /// libpysal 4.14.1, `min_threshold_distance(P)`.
  @Test func leastBandLeavesNoIslands() throws {
    let metres = try Weights.leastBand(of: Places.few)
    #expect(abs(metres - 10.295630140987) < 1e-12)
    #expect(try Weights.within(metres, of: Places.few).islands.isEmpty)
    #expect(try Weights.within(metres.nextDown, of: Places.few).islands == [14])
  }

  @Test func aPairExactlyAtTheDistanceIsIn() throws {
    // Getis & Ord's example in the documentation of spdep's localG: one pair lies at exactly 15.
    let places = [(10, 10), (20, 10), (40, 10), (15, 20), (30, 20), (30, 30)].map { Places.at($0.0, $0.1) }
    #expect(try rows(.within(15, of: places)) == [[1, 3], [0, 3, 4], [4], [0, 1, 4], [1, 2, 3, 5], [4]])
  }

  /// spdep 1.2-7, `nb2listwdist(dnearneigh(P, 0, 10), …, type="idw", style="raw", alpha=1.5)`, rows 1 and 3.
  @Test func inverseDistancesAgreeWithSpdep() throws {
    let weights = try Weights.inverseDistance(within: 10, power: 1.5, of: Places.few)
    #expect(weights.selfWeight == .rowMaximum)
    #expect(Array(weights.neighbours(of: 2)) == [1, 3, 4, 8, 13])
    let expected = [0.0509088278568, 0.0316227766017, 0.0575560014247, 0.0575560014247, 2.8284271247462]
    for (weight, expected) in zip(weights.weights(of: 2), expected) { #expect(abs(weight - expected) < 1e-12) }
    #expect(abs(weights.weights(of: 0)[weights.rows.range(of: 0).lowerBound] - 0.0509088278568) < 1e-12)
    let plain = try Weights.inverseDistance(within: 10, of: Places.few)
    let square = try Weights.inverseDistance(within: 10, power: 2, of: Places.few)
    for (one, two) in zip(plain.values ?? [], square.values ?? []) { #expect(abs(one * one - two) < 1e-15) }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>) func searchAgreesWithBruteForce(seed: UInt64) throws {
    let places = Places.random(100, seed: seed)
    let sorted = places.indices.map { othersByDistance($0, places) }
    for k in [1, 4, 40, 99] {
      #expect(try rows(.nearest(k, of: places)) == sorted.map { $0.prefix(k).sorted() }, "seed \(seed), k \(k)")
    }
    for metres in [0.0, 1, 5, 73, 500, 2_000] {
      let near = places.indices.map { area in sorted[area].filter { places[Int($0)].distance(to: places[area]) <= metres }.sorted() }
      #expect(try rows(.within(metres, of: places)) == near, "seed \(seed), \(metres) m")
    }
  }

  @Test func threadsDoNotMatter() throws {
    let places = Places.random(1_300, seed: 3)
    func all(_ threads: Int) throws -> [Weights] {
      let parallel = Parallel(threads: threads)
      return [
        try .nearest(5, of: places, parallel: parallel), try .within(6, of: places, parallel: parallel),
        try .kernel(.gaussian, .adaptive(20), of: places, parallel: parallel),
      ]
    }
    let one = try all(1)
    #expect(try all(8) == one)
    #expect(
      try one.map { try $0.ofOrder(2, .only, parallel: Parallel(threads: 8)) }
        == one.map { try $0.ofOrder(2, .only, parallel: Parallel(threads: 1)) })
  }

  @Test func tiesGoToTheFirstInOrderOfCode() throws {
    let cross = [Places.at(0, 0), Places.at(0, 1), Places.at(1, 0), Places.at(0, -1), Places.at(-1, 0)]
    #expect(try rows(.nearest(2, of: cross))[0] == [1, 2])
    let heap = [Coordinate](repeating: Places.at(7, 7), count: 6)
    #expect(try rows(.nearest(2, of: heap)) == [[1, 2], [0, 2], [0, 1], [0, 1], [0, 1], [0, 1]])
    #expect(try Weights.within(0, of: heap).links == 30)
  }

  @Test func badInputHasASentence() {
    let two = [Places.at(0, 0), Places.at(3, 4)]
    fails("2 areas cannot have 2 nearest neighbours each; at most 1.") { try .nearest(2, of: two) }
    fails("1 area cannot have 1 nearest neighbour each; at most 0.") { try .nearest(1, of: [two[0]]) }
    fails("0 areas cannot have 1 nearest neighbour each; at most 0.") { try .nearest(1, of: []) }
    fails("The areas number 1 and number 3 have the same centroid; the inverse of their distance is no weight.") {
      try .inverseDistance(within: 10, of: two + [two[0]])
    }
    fails("The distance between the areas number 1 and number 2 to this power is no number that can be a weight.") {
      try .inverseDistance(within: 10, power: 900, of: two)
    }
    for lost in [Double.nan, .infinity, -.infinity] {
      fails("The area number 2 has no centroid, so that its distance to others is unknown.") {
        try .within(5, of: [two[0], Places.at(lost, 0)])
      }
    }
    fails("The nearest neighbours of the area number 1 have the same centroid, which leaves its kernel no bandwidth.") {
      try .kernel(.quartic, .adaptive(1), of: two + [two[0]])
    }
    #expect(StatisticsError.noDistance(between: 0, and: 2).sentence(codes: ["E1", "E2", "E3"]).hasPrefix("The areas E1 and E3 "))
  }

  @Test func extremePlacesDoNotTrap() throws {
    for places in [
      [Places.at(1e308, -1e308), Places.at(-1e308, 1e308), Places.at(0, 0)], [Places.at(0, 0), Places.at(Double.leastNonzeroMagnitude, 0)],
    ] {
      #expect(try Weights.nearest(1, of: places).islands.isEmpty)
      #expect(try Weights.within(.infinity, of: places).links == places.count * (places.count - 1))
      #expect(try Weights.within(1e-9, of: [places[0]]).islands == [0])
    }
    #expect(try Weights.within(1, of: []).count == 0)
  }

  private func rows(_ weights: Weights) -> [[Int32]] { (0..<weights.count).map { Array(weights.neighbours(of: $0)) } }

  private func othersByDistance(_ area: Int, _ places: [Coordinate]) -> [Int32] {
    let distances = places.map { $0.squaredDistance(to: places[area]) }
    return places.indices.filter { $0 != area }.sorted { (distances[$0], $0) < (distances[$1], $1) }.map { Int32($0) }
  }

  private func fails(_ sentence: String, _ make: () throws -> Weights) {
    let error = #expect(throws: StatisticsError.self) { _ = try make() }
    #expect(error?.description == sentence)
  }
}
