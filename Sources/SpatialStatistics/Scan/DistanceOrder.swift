/// All areas from the nearest to a centre to the farthest, in groups that are equally far and enter a window together.
///
/// One object is used for many centres, so that nothing is allocated for each.
///
/// - Complexity: O(n) for a centre.
final class DistanceOrder {
  private let plane: ScanPlane
  private var keys: [UInt64]
  private var spare: [UInt64]
  private var distances: [Double]
  /// Areas by distance, equal ones in order of code.
  private(set) var areas: [Int32]
  /// Where each group ends in ``areas``.
  private(set) var groupEnds: [Int32] = []

  init(_ plane: ScanPlane) {
    let count = plane.across.count
    self.plane = plane
    keys = [UInt64](repeating: 0, count: count)
    spare = keys
    distances = [Double](repeating: 0, count: count)
    areas = [Int32](repeating: 0, count: count)
  }

  /// The distance of an area from the centre that was sorted last.
  func distance(_ area: Int) -> Double { distances[area] }

  /// How far the areas of a group are, by the farthest.
  func radius(ofGroup group: Int) -> Double { distances[Int(areas[Int(groupEnds[group]) - 1])] }

  /// The areas of the first groups.
  func areas(throughGroup group: Int) -> ArraySlice<Int32> { areas[..<Int(groupEnds[group])] }

  func sort(from centre: Int) {
    measure(from: centre)
    sortKeys()
    for place in areas.indices { areas[place] = Int32(truncatingIfNeeded: keys[place] & 0xFFFF_FFFF) }
    settleEqualKeys()
    group()
  }

  /// Distances, and keys that hold them as 32 bits of the farthest above the area's number.
  private func measure(from centre: Int) {
    let (east, north) = (plane.across[centre], plane.up[centre])
    var farthest = 0.0
    plane.across.withUnsafeBufferPointer { across in
      plane.up.withUnsafeBufferPointer { up in
        distances.withUnsafeMutableBufferPointer { distances in
          for area in 0..<distances.count {
            let (right, above) = (across[area] - east, up[area] - north)
            distances[area] = (right * right + above * above).squareRoot()
          }
          for distance in distances { farthest = max(farthest, distance) }
        }
      }
    }
    let scale = farthest > 0 ? 4_294_967_295 / farthest : 0
    distances.withUnsafeBufferPointer { distances in
      keys.withUnsafeMutableBufferPointer { keys in
        for area in 0..<keys.count { keys[area] = UInt64(distances[area] * scale) << 32 | UInt64(area) }
      }
    }
  }

  /// Three passes of eleven bits over the upper halves.
  private func sortKeys() {
    for shift in [UInt64(32), 43, 54] {
      Self.distribute(keys, into: &spare, shift)
      swap(&keys, &spare)
    }
  }

  private static func distribute(_ keys: [UInt64], into sorted: inout [UInt64], _ shift: UInt64) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2_048) { places in
      places.initialize(repeating: 0)
      keys.withUnsafeBufferPointer { keys in
        sorted.withUnsafeMutableBufferPointer { sorted in
          for key in keys { places[Int(key &>> shift & 2_047)] &+= 1 }
          var sum: Int32 = 0
          for digit in 0..<2_048 { (places[digit], sum) = (sum, sum &+ places[digit]) }
          for key in keys {
            let digit = Int(key &>> shift & 2_047)
            sorted[Int(places[digit])] = key
            places[digit] &+= 1
          }
        }
      }
    }
  }

  /// Puts areas whose keys are equal in order of their distances, and of their codes.
  private func settleEqualKeys() {
    var start = 0
    for place in 1...keys.count {
      if place < keys.count, keys[place] >> 32 == keys[start] >> 32 { continue }
      if place - start > 1 {
        areas[start..<place].sort { (distances[Int($0)], $0) < (distances[Int($1)], $1) }
      }
      start = place
    }
  }

  private func group() {
    groupEnds.removeAll(keepingCapacity: true)
    var nearest = distances[Int(areas[0])]
    for place in 1..<areas.count {
      let distance = distances[Int(areas[place])]
      guard distance - nearest > plane.tolerance else { continue }
      groupEnds.append(Int32(place))
      nearest = distance
    }
    groupEnds.append(Int32(areas.count))
  }
}
