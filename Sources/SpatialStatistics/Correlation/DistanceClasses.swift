import Foundation
import WardlightEssentials
import WardlightGeometry

/// Classes of equal width for the distances between places, up to the largest distance.
struct DistanceClasses: Sendable {
  let places: [Coordinate]
  /// The upper ends, in metres; a distance at an end belongs to the class below it. Empty where no distance is above 0.
  let ends: [Double]
  private let perMetre: Double

  /// - Parameters:
  ///   - places: In metres.
  ///   - classes: How many, at least 1; `nil` for Sturges' rule.
  init(_ places: [Coordinate], _ classes: Int?, _ parallel: Parallel) {
    self.places = places
    let largest = Self.largestSquare(places, parallel).squareRoot()
    let count = classes ?? Self.sturges(places.count)
    ends = largest > 0 ? (1...count).map { $0 == count ? largest : largest * Double($0) / Double(count) } : []
    perMetre = Double(count) / largest
  }

  var isEmpty: Bool { ends.isEmpty }

  /// ⌊1.5 + 3.3·log₁₀(pairs)⌋, at least 1.
  private static func sturges(_ places: Int) -> Int {
    let pairs = Double(places) * Double(places - 1) / 2
    return pairs > 1 ? Int(1.5 + 3.3 * log10(pairs)) : 1
  }

  /// The class of the distance between one place and each other; its own is meaningless.
  func classes(from place: Int, into found: UnsafeMutableBufferPointer<Int32>) {
    let here = places[place]
    places.withUnsafeBufferPointer { places in
      ends.withUnsafeBufferPointer { ends in
        for other in places.indices {
          let distance = here.squaredDistance(to: places[other]).squareRoot()
          let near = min(Int(distance * perMetre), ends.count - 1)
          // A distance at, or rounded to the wrong side of, an end.
          let below = near > 0 && distance <= ends[near - 1] ? 1 : 0
          let above = distance > ends[near] && near < ends.count - 1 ? 1 : 0
          found[other] = Int32(truncatingIfNeeded: near - below + above)
        }
      }
    }
  }

  private static func largestSquare(_ places: [Coordinate], _ parallel: Parallel) -> Double {
    let blocks = parallel.mapRanges(places.count, size: 64) { block in
      places.withUnsafeBufferPointer { places in
        var largest = 0.0
        for place in block {
          for other in place..<places.count { largest = max(largest, places[place].squaredDistance(to: places[other])) }
        }
        return largest
      }
    }
    return blocks.max() ?? 0
  }
}
