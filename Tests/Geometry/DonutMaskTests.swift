import Testing
import WardlightEssentials
import WardlightGeometry

@Suite("The donut mask")
struct DonutMaskTests {
  /// Addresses in clusters within a square of two kilometres, some of them at one place.
  private static func addresses(_ count: Int, seed: UInt64) -> [Coordinate] {
    var random = KeyedRandom(seed: seed, purpose: "addresses")
    var places: [Coordinate] = []
    for number in 0..<count {
      let isClustered = number % 3 == 0
      let (width, start) = isClustered ? (200.0, 900.0) : (2_000.0, 0.0)
      places.append(
        Coordinate(easting: (start + width * random.unit()).rounded(), northing: (start + width * random.unit()).rounded()))
    }
    return places
  }

  @Test("Every masked place lies in the ring around its own, and at least k addresses could have moved there", arguments: [2, 5, 20, 50])
  func ringAndAddresses(k: Int) throws {
    for seed: UInt64 in 1...20 {
      let addresses = Self.addresses(300, seed: seed)
      let mask = DonutMask(addresses: addresses, squareMetres: 4e6, atLeast: k)
      let ring = try #require(mask.ring)
      var failed = 0
      for (number, place) in addresses.enumerated() {
        guard let masked = mask.masked(place, seed: UInt64(number) &* seed) else {
          failed += 1
          continue
        }
        let distance = place.distance(to: masked.place)
        #expect(ring.contains(distance), "seed \(seed), place \(number): \(distance) m")
        let possible = Set(addresses).filter { ring.contains($0.distance(to: masked.place)) }
        #expect(possible.count == masked.addresses && masked.addresses >= k, "seed \(seed), place \(number)")
        #expect(possible.contains(place), "its own address is one of those that could have moved there")
        #expect(masked.place.easting == masked.place.easting.rounded() && masked.place.northing == masked.place.northing.rounded())
      }
      #expect(failed * 20 < addresses.count, "seed \(seed): \(failed) of \(addresses.count) without a place")
    }
  }

  @Test("The ring is that of the formula: k addresses within the inner radius, five times as many within the outer")
  func radii() throws {
    // 400 addresses on 4 square kilometres, k = 10: √(10 / (π · 0.0001)) = 178.4124116 m (Python 3.11).
    let grid = (0..<400).map { Coordinate(easting: Double($0 % 20) * 100, northing: Double($0 / 20) * 100) }
    let ring = try #require(DonutMask(addresses: grid + grid, squareMetres: 4e6, atLeast: 10).ring)
    #expect(abs(ring.lowerBound - 178.412_411_6) < 1e-6 && abs(ring.upperBound / ring.lowerBound - 5.0.squareRoot()) < 1e-12)
  }

  @Test("One seed and place always give one spot, whatever the order of the addresses; another seed gives another")
  func deterministic() throws {
    let addresses = Self.addresses(300, seed: 7)
    let mask = DonutMask(addresses: addresses, squareMetres: 4e6, atLeast: 10)
    let turned = DonutMask(addresses: addresses.reversed(), squareMetres: 4e6, atLeast: 10)
    for place in addresses.prefix(50) {
      #expect(mask.masked(place, seed: 3) == turned.masked(place, seed: 3))
      #expect(mask.masked(place, seed: 3) != mask.masked(place, seed: 4))
    }
  }

  @Test("Where no ring has enough addresses there is no place: too few of them, or all far away")
  func fallback() {
    let few = Self.addresses(300, seed: 1).prefix(19)
    #expect(DonutMask(addresses: Array(few), squareMetres: 4e6, atLeast: 10).ring == nil)
    #expect(DonutMask(addresses: Array(few), squareMetres: 4e6, atLeast: 10).masked(few[0], seed: 1) == nil)
    #expect(DonutMask(addresses: [], squareMetres: 4e6, atLeast: 2).ring == nil)
    let tower = Array(repeating: Coordinate(easting: 0, northing: 0), count: 500)
    #expect(DonutMask(addresses: tower, squareMetres: 4e6, atLeast: 2).ring == nil, "one place, however many live there")
    let far = DonutMask(addresses: Self.addresses(300, seed: 1), squareMetres: 4e6, atLeast: 50)
    #expect(far.masked(Coordinate(easting: 500_000, northing: 500_000), seed: 1) == nil)
  }

  @Test("The spots fill the ring evenly")
  func evenly() throws {
    let grid = (0..<40_000).map { Coordinate(easting: Double($0 % 200) * 10, northing: Double($0 / 200) * 10) }
    let mask = DonutMask(addresses: grid, squareMetres: 4e6, atLeast: 100)
    let (ring, middle) = (try #require(mask.ring), Coordinate(easting: 1_000, northing: 1_000))
    let spots = (0..<2_000).compactMap { mask.masked(middle, seed: UInt64($0))?.place }
    #expect(spots.count == 2_000)
    let halfway = ((ring.lowerBound * ring.lowerBound + ring.upperBound * ring.upperBound) / 2).squareRoot()
    // Half of the ring's surface lies within; 2,000 draws of one half keep within 4 standard errors, 89, of 1,000.
    let shares = [
      spots.count { $0.distance(to: middle) < halfway }, spots.count { $0.easting > middle.easting },
      spots.count { $0.northing > middle.northing },
    ]
    for count in shares { #expect(abs(count - 1_000) < 89, "\(shares)") }
  }
}
