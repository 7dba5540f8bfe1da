import WardlightEssentials
import WardlightGeometry

/// What the neighbours of one area weigh and add up to.
struct NeighbourSums {
  /// W, the sum of the weights.
  var weight = 0.0
  /// S, the sum of the squared weights.
  var squares = 0.0
  /// The weighted sum of the values.
  var values = 0.0
  /// The weighted sum of the centred values.
  var centred = 0.0
  /// The heaviest weight.
  var heaviest = 0.0
  /// How many neighbours there are.
  var count = 0
  /// Whether all weigh the same.
  var isEven = true

  /// With one more neighbour.
  mutating func add(_ value: Double, _ centredValue: Double, weighing weight: Double) {
    isEven = isEven && (count == 0 || weight == heaviest)
    self.weight += weight
    squares += weight * weight
    values += weight * value
    centred += weight * centredValue
    heaviest = max(heaviest, weight)
    count += 1
  }

  /// With the weights divided by their sum, where rows are to be standardised.
  func standardized(_ standardization: Standardization) -> NeighbourSums {
    guard standardization == .row, weight > 0 else { return self }
    var scaled = self
    scaled.weight = 1
    scaled.squares = squares / (weight * weight)
    scaled.values = values / weight
    scaled.centred = centred / weight
    return scaled
  }
}

extension ValuePool {
  /// The score of every area of the pool.
  ///
  /// - Parameter score: Given a position and the sums over its neighbours, the area itself left out, before any standardisation.
  @inline(__always)
  func scores(_ parallel: Parallel, _ score: @Sendable (_ position: Int, _ sums: NeighbourSums) -> LocalScore) -> [LocalScore] {
    parallel.fill(blockLengths) { block, places in
      let start = block * Self.blockSize
      for place in places.indices { places.initializeElement(at: place, to: score(start + place, sums(at: start + place))) }
    }
  }

  private static var blockSize: Int { 4_096 }

  private var blockLengths: [Int] {
    stride(from: 0, to: count, by: Self.blockSize).map { min(Self.blockSize, count - $0) }
  }

  /// The sums over the neighbours at one position.
  @inline(__always)
  func sums(at position: Int) -> NeighbourSums {
    var sums = NeighbourSums()
    let row = neighbours.range(of: position)
    guard let weights else {
      neighbours.values.withUnsafeBufferPointer { links in
        for link in row {
          sums.values += values[Int(links[link])]
          sums.centred += centred[Int(links[link])]
        }
      }
      (sums.weight, sums.squares, sums.heaviest, sums.count) = (Double(row.count), Double(row.count), 1, row.count)
      return sums
    }
    for link in row {
      let neighbour = Int(neighbours.values[link])
      sums.add(values[neighbour], centred[neighbour], weighing: weights[link])
    }
    return sums
  }
}
