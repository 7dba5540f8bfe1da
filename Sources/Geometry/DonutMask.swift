import Foundation
import WardlightEssentials

/// Moves places so that none can be told from at least k addresses of its area: the donut method of geographic masking.
///
/// A place moves in a random direction by at least the inner and at most the outer radius of a ring, each point of the ring equally likely. All places of an area have one ring,
/// from how densely its addresses lie: within the inner radius there would be k of them if they lay evenly, within the outer one 5 k:
///
///     inner = √(k / (π · addresses / square metres)),   outer = √5 · inner.
///
/// Addresses do not lie evenly. So each masked place is checked against whoever knows the addresses, the area and this method: the addresses that could have moved there are those
/// between the inner and the outer radius from it. Where they are fewer than k another place is drawn, and after ``draws`` of them the place has none: its area
/// must do.
///
/// A place always moves to the same spot under one seed, so that many releases tell no more than one; the seed must come from a secret key
/// and from the place, not from a row.
///
/// - SeeAlso: Hampton et al. (2010), Mapping health data: improved privacy protection with donut method geomasking, American Journal of Epidemiology 172(9):1062–1069,
///   doi:10.1093/aje/kwq248; Allshouse et al. (2010), Geocarto International 25(6):443–452, doi:10.1080/10106049.2010.496496, where the ring alone fails.
public struct DonutMask: Sendable {
  /// The fewest addresses from which a masked place must not be told.
  public let k: Int
  /// How far places move, in metres; `nil` where the area has fewer than 2 k addresses, of which no ring has enough to spare.
  public let ring: ClosedRange<Double>?
  private let addresses: [Coordinate]

  /// How many places are drawn before a place counts as one that cannot be masked.
  public static let draws = 64

  /// Where a place is shown.
  public struct Masked: Hashable, Sendable {
    /// The masked place, on a whole metre.
    public let place: Coordinate
    /// How many addresses of the area could have moved there: the achieved k.
    public let addresses: Int
  }

  /// The mask of one area.
  ///
  /// - Parameters:
  ///   - addresses: The places of the area's addresses in any order; several at one place count once, so that k is rather too small than too large.
  ///   - squareMetres: The size of the area.
  ///   - k: From how many addresses a place must not be told, at least 2.
  /// - Complexity: O(addresses log addresses).
  public init(addresses: [Coordinate], squareMetres: Double, atLeast k: Int) {
    precondition(k >= 2, "a mask of \(k) addresses hides nothing")
    let different = Set(addresses).sorted { ($0.easting, $0.northing) < ($1.easting, $1.northing) }
    self.addresses = different
    self.k = k
    let inner = (Double(k) * squareMetres / (Double.pi * Double(max(1, different.count)))).squareRoot()
    ring = different.count >= 2 * k && inner.isFinite && inner > 1 ? inner...(inner * 5.0.squareRoot()) : nil
  }

  /// Where a place is shown, or `nil` where no place has enough addresses around it.
  ///
  /// - Parameters:
  ///   - place: The true place, within the area.
  ///   - seed: From a secret key and the place.
  /// - Complexity: O(addresses) for each draw.
  public func masked(_ place: Coordinate, seed: UInt64) -> Masked? {
    guard let ring else { return nil }
    for draw in 0..<Self.draws {
      var random = KeyedRandom(seed: seed, purpose: "donut mask", index: UInt64(draw))
      let shown = Self.moved(place, ring, &random)
      let possible = addresses(between: ring, from: shown)
      if possible >= k, ring.contains(place.distance(to: shown)) { return Masked(place: shown, addresses: possible) }
    }
    return nil
  }

  /// A point of the ring around a place, each equally likely, on a whole metre.
  private static func moved(_ place: Coordinate, _ ring: ClosedRange<Double>, _ random: inout KeyedRandom) -> Coordinate {
    let inner = ring.lowerBound * ring.lowerBound
    let distance = (inner + random.unit() * (ring.upperBound * ring.upperBound - inner)).squareRoot()
    let angle = 2 * Double.pi * random.unit()
    return Coordinate(
      easting: (place.easting + distance * cos(angle)).rounded(), northing: (place.northing + distance * sin(angle)).rounded())
  }

  private func addresses(between ring: ClosedRange<Double>, from shown: Coordinate) -> Int {
    let squares = ring.lowerBound * ring.lowerBound...ring.upperBound * ring.upperBound
    return addresses.withUnsafeBufferPointer { addresses in
      addresses.reduce(0) { squares.contains($1.squaredDistance(to: shown)) ? $0 &+ 1 : $0 }
    }
  }
}
