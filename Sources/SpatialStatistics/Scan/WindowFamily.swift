import Foundation
import WardlightGeometry

/// Windows of one shape and direction around all centroids.
///
/// The map is turned and squeezed so that an ellipse becomes a circle whose radius is the shorter half-axis.
struct WindowFamily: Sendable {
  /// The longer axis over the shorter one; 1 for circles.
  let shape: Double
  /// Degrees anticlockwise from due east.
  let direction: Double
  /// What a log likelihood ratio is multiplied by.
  let penalty: Double

  static func families(of window: ScanWindow) -> [WindowFamily] {
    let circles = WindowFamily(shape: 1, direction: 0, penalty: 1)
    guard case .elliptic(let ellipses) = window else { return [circles] }
    return [circles]
      + zip(ellipses.shapes, ellipses.directions).flatMap { shape, directions in
        let penalty = pow(4 * shape / ((shape + 1) * (shape + 1)), ellipses.penalty)
        return (0..<directions).map { turn in
          WindowFamily(shape: shape, direction: 180 * Double(turn) / Double(directions), penalty: penalty)
        }
      }
  }

  /// The centroids in the plane in which these windows are circles.
  func plane(_ centres: [Coordinate]) -> ScanPlane {
    guard shape != 1 else { return ScanPlane(centres.map(\.easting), centres.map(\.northing)) }
    let (sine, cosine) = (sin(direction * .pi / 180), cos(direction * .pi / 180))
    return ScanPlane(
      centres.map { ($0.easting * cosine + $0.northing * sine) / shape }, centres.map { $0.northing * cosine - $0.easting * sine })
  }
}

/// Places in a plane, and how near two distances must be to count as equal.
struct ScanPlane: Sendable {
  let across: [Double]
  let up: [Double]
  /// A thousand-millionth of the map's diagonal: 0.05 mm in London.
  let tolerance: Double

  init(_ across: [Double], _ up: [Double]) {
    self.across = across
    self.up = up
    let width = (across.max() ?? 0) - (across.min() ?? 0)
    let height = (up.max() ?? 0) - (up.min() ?? 0)
    tolerance = 1e-9 * (width * width + height * height).squareRoot()
  }
}
