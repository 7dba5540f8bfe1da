import WardlightEssentials

/// Numbers of thirty-two permutations.
struct Bundle: Sendable {
  var low: SIMD16<Float>
  var high: SIMD16<Float>

  static let size = 32

  /// No number anywhere.
  static let nothing = Bundle(low: SIMD16(repeating: .nan), high: SIMD16(repeating: .nan))

  subscript(lane: Int) -> Float {
    get { lane < 16 ? low[lane] : high[lane - 16] }
    set { if lane < 16 { low[lane] = newValue } else { high[lane - 16] = newValue } }
  }

  /// How many places are `NaN`.
  var missing: Int32 {
    let (one, zero) = (SIMD16<Int32>(repeating: 1), SIMD16<Int32>.zero)
    return (zero.replacing(with: one, where: low .!= low) &+ zero.replacing(with: one, where: high .!= high)).wrappedSum()
  }
}

/// The values that some blocks of sequences draw, so laid out that thirty-two permutations lie side by side.
struct SharedDraws: Sendable {
  /// Places in each sequence.
  let length: Int
  /// For each bundle of permutations its first, second, … place; where a bundle is not full, `NaN`.
  let values: [Bundle]
  /// The entries (sequence · length + place, counted from the first of these blocks) of each position.
  let index: InvertedIndex

  init(_ sequences: SequenceBlocks, blocks: Range<Int>, _ values: [Float], _ parallel: Parallel) {
    let length = sequences.length
    let drawn = parallel.map(blocks.count) { block in
      let positions = sequences.positions(of: blocks.lowerBound + block)
      return (positions, Self.bundled(positions, length, values))
    }
    self.length = length
    (index, self.values) = parallel.pair(
      { InvertedIndex(drawn.flatMap(\.0), pool: sequences.pool) }, { drawn.flatMap(\.1) })
  }

  /// How many bundles there are.
  var bundles: Int { values.count / length }

  private static func bundled(_ positions: [Int32], _ length: Int, _ values: [Float]) -> [Bundle] {
    let count = positions.count / length
    var bundles = [Bundle](repeating: .nothing, count: (count + Bundle.size - 1) / Bundle.size * length)
    bundles.withUnsafeMutableBytes { bytes in
      let places = bytes.bindMemory(to: Float.self)
      for sequence in 0..<count {
        let (bundle, lane) = sequence.quotientAndRemainder(dividingBy: Bundle.size)
        for place in 0..<length {
          places[(bundle * length + place) * Bundle.size + lane] = values[Int(positions[sequence * length + place])]
        }
      }
    }
    return bundles
  }

  /// The next place of a bundle that has an area: which of the permutations, and where in it; `nil` where the bundle has no more.
  ///
  /// - Parameter next: The place in the index of the first entry of this area that was not asked for yet.
  @inline(__always)
  func entry(of position: Int, in bundle: Int, _ next: inout Int) -> (lane: Int, place: Int)? {
    guard next < index.range(of: position).upperBound else { return nil }
    let entry = Int(index.entries[next])
    guard entry < (bundle + 1) * Bundle.size * length else { return nil }
    next += 1
    return (entry / length - bundle * Bundle.size, entry % length)
  }
}
