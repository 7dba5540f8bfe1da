import WardlightGeometry

/// Where an area lies in Moran's scatter plot: its own value, and the mean of its neighbours, above or below the mean of all.
///
/// A value exactly at the mean is low, and so is a mean of neighbours. The numbers that others print differ: esda has 1 high-high, 2 low-high,
/// 3 low-low, 4 high-low; GeoDa has 2 low-low and 3 low-high.
public enum Quadrant: String, Hashable, Sendable, CaseIterable {
  /// High among high ones.
  case highHigh = "high-high"
  /// Low among high ones.
  case lowHigh = "low-high"
  /// Low among low ones.
  case lowLow = "low-low"
  /// High among low ones.
  case highLow = "high-low"

  init(isHigh: Bool, neighboursAreHigh: Bool) {
    switch (isHigh, neighboursAreHigh) {
    case (true, true): self = .highHigh
    case (false, true): self = .lowHigh
    case (false, false): self = .lowLow
    case (true, false): self = .highLow
    }
  }

  /// Whether the area and its neighbours lie on the same side.
  public var isAlike: Bool { self == .highHigh || self == .lowLow }

  /// The class of an area that is significant.
  var localClass: LocalClass {
    switch self {
    case .highHigh: .highHigh
    case .lowHigh: .lowHigh
    case .lowLow: .lowLow
    case .highLow: .highLow
    }
  }

  /// The class of an area whose test fell to one side; where its quadrant lies on the other, which only a mean drawn far off by the area's
  /// own value brings about, neither name would be true.
  func localClass(_ direction: Direction) -> LocalClass { isAlike == (direction == .high) ? localClass : .notSignificant }
}

/// On which side of the mean values lie, compared in whole numbers.
struct MeanSide: Sendable {
  private let units: [Int64]
  private let total: Int64

  /// - Parameter units: Whole numbers of which as many as there are add up without overflow.
  init(_ units: [Int64]) {
    self.units = units
    total = units.reduce(0, +)
  }

  /// 1 above the mean, 0 exactly at it, −1 below.
  @inline(__always)
  func sign(at position: Int) -> Int { Int((units[position] * Int64(units.count) - total).signum()) }

  /// Whether the weighted mean of the neighbours lies above the mean.
  func neighboursAreHigh(_ pool: ValuePool, at position: Int) -> Bool {
    let row = pool.neighbours.range(of: position)
    let weights = pool.isEven(position) ? nil : pool.weights.map { Self.whole($0[row]) }
    var (sum, weight) = (Int128(0), Int128(0))
    for (place, link) in row.enumerated() {
      let factor = Int128(weights?[place] ?? 1)
      sum += factor * Int128(units[Int(pool.neighbours.values[link])])
      weight += factor
    }
    return sum * Int128(units.count) > weight * Int128(total)
  }

  private static func whole(_ weights: ArraySlice<Double>) -> [Int64] {
    ExactValues(weights, bound: weights.reduce(0, +), bits: 40).units
  }
}
