import Foundation
import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

@Suite struct EffectiveSizeTests {
  private static let side = 12

  private static let lattice = (0..<side * side).map {
    Coordinate(easting: Double($0 % side) * 100, northing: Double($0 / side) * 100)
  }

  private func noise(_ seed: UInt64, _ purpose: String) -> [Double] {
    var random = KeyedRandom(seed: seed, purpose: purpose)
    return Self.lattice.map { _ in random.unit() }
  }

  @Test(arguments: [UInt64(1), 2, 3]) func threadsOrderAndCompanyDoNotMatter(seed: UInt64) {
    let value = noise(seed, "value").map { $0 < 0.6 ? 0 : $0 }
    let measures = (0..<19).map { noise(seed, "measure \($0)") }
    let alone = measures.map { EffectiveSize.cliffordRichardsonHemon(value, $0, at: Self.lattice, parallel: Parallel(threads: 1)) }
    let many = EffectiveSize.cliffordRichardsonHemon(value, with: measures, at: Self.lattice, parallel: Parallel(threads: 8))
    #expect(many == alone, "seed \(seed)")
    let bent = EffectiveSize.cliffordRichardsonHemon(
      value.map { exp($0) }, with: measures.map { $0.map { $0 * $0 * $0 } }, at: Self.lattice)
    #expect(bent == alone, "seed \(seed)")
  }

  @Test func alikeNeighboursCostAreas() {
    let slope = Self.lattice.map { $0.easting + 0.3 * $0.northing }
    let other = Self.lattice.map { $0.northing + 0.2 * $0.easting * $0.easting / 1_000 }
    let smooth = EffectiveSize.cliffordRichardsonHemon(slope, other, at: Self.lattice)
    #expect(smooth.n < 20)
    let independent = EffectiveSize.cliffordRichardsonHemon(noise(1, "x"), noise(1, "y"), at: Self.lattice)
    #expect(independent.n > 100 && independent.pairs == 144)
    #expect(independent.classes.count == 14 && independent.classes.last == Self.lattice[0].distance(to: Self.lattice[143]))
  }

  /// Neighbours that differ more than by chance are worth more than they are; no map gets more evidence than areas.
  @Test func neverMoreThanThereAreAreas() {
    let board = Self.lattice.map { Int($0.easting + $0.northing) / 100 % 2 == 0 ? 1.0 : 0 }
    let x = zip(board, noise(2, "x")).map { $0 + 0.1 * $1 }
    let y = zip(board, noise(2, "y")).map { $0 + $1 }
    let size = EffectiveSize.cliffordRichardsonHemon(x, y, at: Self.lattice, classes: 60)
    #expect(size.n <= 144)
    let line = (0..<40).map { Coordinate(easting: Double($0), northing: 0) }
    let turns = (0..<40).map { $0 % 2 == 0 ? Double($0) : -Double($0) }
    let halves = (0..<40).map { Double($0 * 7 % 40) }
    let other = EffectiveSize.cliffordRichardsonHemon(turns, halves, at: line, classes: 39)
    #expect(other.n == min(other.estimate, 40))
    #expect(other.reason == nil && other.lower < other.rho && other.rho < other.upper)
  }

  @Test func whereNothingCanBeSaidThereIsAReason() {
    let places = Array(Self.lattice.prefix(6))
    let few = EffectiveSize.cliffordRichardsonHemon([1, 2, 3, .nan], [1, 2, 3, 4], at: Array(places.prefix(4)))
    #expect(few.reason == "fewer than 5 pairs" && few.n.isNaN && few.rho.isNaN && few.pairs == 3)
    let flat = EffectiveSize.cliffordRichardsonHemon([1, 1, 1, 1, 1, 1], [1, 2, 3, 4, 5, 6], at: places)
    #expect(flat.reason == "the first values do not vary")
    let heap = EffectiveSize.cliffordRichardsonHemon(
      [1, 3, 2, 4, 6, 5], [1, 2, 3, 4, 5, 6], at: places.map { _ in places[0] })
    #expect(heap.reason == "all areas lie at one place" && heap.rho > 0.8 && heap.n.isNaN)
    let lost = EffectiveSize.cliffordRichardsonHemon(
      [1, 3, 2, 4, 6, 5], [1, 2, 3, 4, 5, 6], at: Array(places.prefix(5)) + [Coordinate(easting: .nan, northing: 0)])
    #expect(lost.pairs == 5)
    let ramp = EffectiveSize.cliffordRichardsonHemon(
      Self.lattice.map(\.easting), Self.lattice.map { $0.easting + $0.northing / 1_000 }, at: Self.lattice, classes: 5)
    #expect(ramp.n <= 3 ? ramp.p.isNaN && ramp.reason != nil : ramp.p >= 0)
  }
}
