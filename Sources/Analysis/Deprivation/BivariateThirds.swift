import Foundation
import WardlightDisclosure
import WardlightSpatialStatistics

/// Areas in thirds by two numbers at once, told from what is shown of them.
///
/// An area of mid-rank r among n lies in third ⌊3(r − ½)/n⌋, so equal numbers always share a third. Numbers are equal that are printed alike, and a
/// hidden count stands as the upper end of its range: a class tells no more of it than the range does.
struct BivariateThirds {
  private let deprivation: RankThirds
  private let value: RankThirds
  private let isTurned: Bool

  init(_ measure: OverlayMeasure, _ figures: OverlayFigures, _ release: OverlayRelease) {
    deprivation = RankThirds(Self.printed(measure.deprivation, decimals: measure.decimals))
    value = RankThirds(Self.shown(figures, release))
    isTurned = measure.isTurned
  }

  /// The class of each area: `high deprivation, low count`; `nil` where a number is missing.
  var words: [String?] {
    zip(deprivation.ofArea, value.ofArea).map { deprivation, value in
      guard let deprivation, let value else { return nil }
      return "\(Self.names[deprivation]) deprivation, \(Self.names[value]) count"
    }
  }

  /// Where the classes end, as printed.
  var ends: DeprivationThirds {
    DeprivationThirds(value: value.uppers, score: isTurned ? deprivation.lowers.reversed().map { -$0 } : deprivation.uppers)
  }

  private static let names = ["low", "middle", "high"]

  private static func shown(_ figures: OverlayFigures, _ release: OverlayRelease) -> [Double] {
    guard figures.counts != nil else { return printed(figures.values, decimals: 6) }
    return figures.values.indices.map { release.shown($0, or: figures.values[$0]) }
  }

  /// Numbers as their last printed decimal leaves them.
  private static func printed(_ values: [Double], decimals: Int) -> [Double] {
    let scale = pow(10, Double(decimals))
    return values.map { ($0 * scale).rounded(.toNearestOrAwayFromZero) / scale }
  }
}

/// Numbers in thirds of their mid-ranks. Where ties leave two classes they are the low and the high one; a single one is in the middle.
private struct RankThirds {
  /// 0 low, 1 middle, 2 high; `nil` for `NaN`.
  let ofArea: [Int?]
  /// The least number of each class that has any, ascending.
  let lowers: [Double]
  /// The largest.
  let uppers: [Double]

  init(_ values: [Double]) {
    let known = values.indices.filter { !values[$0].isNaN }
    let thirds = Ranks.mid(known.map { values[$0] }).map { min(2, Int(3 * ($0 - 0.5) / Double(known.count))) }
    let found = Set(thirds).sorted()
    let places = [[], [1], [0, 2], [0, 1, 2]][found.count]
    var ofArea = [Int?](repeating: nil, count: values.count)
    for (area, third) in zip(known, thirds) { ofArea[area] = zip(found, places).first { $0.0 == third }?.1 }
    self.ofArea = ofArea
    let classes = places.map { place in known.filter { ofArea[$0] == place }.map { values[$0] } }
    lowers = classes.compactMap { $0.min() }
    uppers = classes.compactMap { $0.max() }
  }
}
