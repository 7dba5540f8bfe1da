import WardlightEssentials
import WardlightGeometry

/// Weighted sums of squared differences from an area to random neighbours, one area at a time, in whole numbers.
///
/// The value in place j of a draw meets the weight of the area's j-th neighbour; a draw that holds the area itself has it replaced by the next of its
/// sequence. Weights that are whole or have few decimals are exact, others are rounded to 30
/// digits of base two.
struct DirectGearyPermutation: Sendable {
  private let map: PairMap
  private let sequences: SharedSequences
  private let entries: InvertedIndex
  private let units: [Int64]

  init(_ map: PairMap, _ sequences: SharedSequences, _ entries: InvertedIndex) {
    self.map = map
    self.sequences = sequences
    self.entries = entries
    units = ExactValues.units(map.values, from: .mean, bits: 30).map { Int64($0) }
  }

  /// The tails of areas, aligned with them.
  ///
  /// - Complexity: O(R · links) of the areas.
  func tails(of positions: [Int], _ parallel: Parallel) -> [TailCounts] {
    parallel.mapRanges(positions.count, size: 8) { block in block.map { tails(of: positions[$0]) } }.flatMap { $0 }
  }

  private func tails(of position: Int) -> TailCounts {
    let weights = wholeWeights(position)
    let observed = sum(units[position], map.rows[position], weights)
    var tails = TailCounts(greater: 0, lesser: 0)
    var own = entries[position].makeIterator()
    var entry = own.next()
    for draw in 0..<sequences.count {
      let first = draw * sequences.length
      var drawn = sum(units[position], sequences.positions[first..<first + weights.count], weights)
      if let found = entry, Int(found) < first + sequences.length {
        let place = Int(found) - first
        if place < weights.count { drawn += term(units[position], sequences.positions[first + weights.count], weights[place]) }
        entry = own.next()
      }
      tails.greater += drawn >= observed ? 1 : 0
      tails.lesser += drawn <= observed ? 1 : 0
    }
    return tails
  }

  private func wholeWeights(_ position: Int) -> [Int64] {
    let row = map.raw.map { Array($0[map.rows.range(of: position)]) } ?? []
    return ExactValues.units(row, from: .zero, bits: 30).map { Int64($0) }
  }

  @inline(__always)
  private func sum(_ own: Int64, _ others: ArraySlice<Int32>, _ weights: [Int64]) -> Int128 {
    others.withUnsafeBufferPointer { others in
      weights.withUnsafeBufferPointer { weights in
        var sum: Int128 = 0
        for place in 0..<weights.count { sum &+= term(own, others[place], weights[place]) }
        return sum
      }
    }
  }

  /// w·(xᵢ − xⱼ)²; the area itself gives 0.
  @inline(__always)
  private func term(_ own: Int64, _ other: Int32, _ weight: Int64) -> Int128 {
    let difference = own &- units[Int(other)]
    return Int128(weight) &* Int128(difference &* difference)
  }
}
