import WardlightEssentials

/// How many pairs of areas lie in each distance class, and the mean product of their ranks, for many lists of ranks.
///
/// Ranks are doubled and taken from their mean, so that they are whole and no sum depends on the order in which it is made.
struct ClassSums: Sendable {
  private let areas: Int
  private let classes: Int
  /// For each area, how many others each class has.
  private let others: [Int32]
  /// For each list and class, the mean product of ranks over the pairs as a share of the mean square; 0 for a class without pairs.
  private let correlations: [[Double]]
  /// Ordered pairs in each class.
  private let pairs: [Double]

  init(_ distances: DistanceClasses, _ ranks: [[Int64]], _ parallel: Parallel) {
    areas = distances.places.count
    classes = distances.ends.count
    let centred = ranks.map { list in list.map { Int32($0 - Int64(list.count + 1)) } }
    let blocks = RankProducts.blocks(distances, centred, parallel)
    others = blocks.flatMap(\.others)
    var (pairs, products) = ([Int](repeating: 0, count: classes), [Int64](repeating: 0, count: classes * ranks.count))
    for block in blocks {
      for place in block.others.indices { pairs[place % classes] += Int(block.others[place]) }
      for place in products.indices { products[place] += block.products[place] }
    }
    self.pairs = pairs.map { Double($0) }
    correlations = centred.indices.map { [classes, areas] list in
      let square = centred[list].reduce(0) { $0 + Double($1) * Double($1) } / Double(areas)
      return (0..<classes).map { pairs[$0] == 0 || square == 0 ? 0 : Double(products[list * classes + $0]) / Double(pairs[$0]) / square }
    }
  }

  /// tr(B·Rx)·tr(B·Ry) / tr(B·Rx·B·Ry), which is 1 / the variance of the correlation of lists `x` and `y`.
  func inverseVariance(_ x: Int, _ y: Int) -> Double {
    let (x, y, n) = (correlations[x], correlations[y], Double(areas))
    var (sumX, sumY, sumXY) = (0.0, 0.0, 0.0)
    for area in 0..<areas {
      var (rowX, rowY) = (1.0, 1.0)
      for k in 0..<classes {
        let others = Double(others[area * classes + k])
        rowX += others * x[k]
        rowY += others * y[k]
      }
      sumX += rowX
      sumY += rowY
      sumXY += rowX * rowY
    }
    let product = (0..<classes).reduce(n) { $0 + pairs[$1] * x[$1] * y[$1] }
    return (n - sumX / n) * (n - sumY / n) / (product + (sumX * sumY / n - 2 * sumXY) / n)
  }
}

/// The sums of a block of areas.
private struct RankProducts: Sendable {
  /// Area by area, how many others each class has.
  var others: [Int32] = []
  /// List by list, each class's sum of products.
  var products: [Int64]

  static func blocks(_ distances: DistanceClasses, _ lists: [[Int32]], _ parallel: Parallel) -> [RankProducts] {
    lists.count <= 4
      ? blocks(distances, lists, parallel, SIMD4<Int32>.self) : blocks(distances, lists, parallel, SIMD16<Int32>.self)
  }

  private static func blocks<Row: SIMD & Sendable>(
    _ distances: DistanceClasses, _ lists: [[Int32]], _ parallel: Parallel, _: Row.Type
  ) -> [RankProducts] where Row.Scalar == Int32 {
    let areas = distances.places.count
    let chunks = stride(from: 0, to: lists.count, by: Row.scalarCount).map { first in
      (0..<areas).map { area in row(lists[first..<min(first + Row.scalarCount, lists.count)], area) as Row }
    }
    return parallel.mapRanges(areas, size: 32) { block in
      var sums = RankProducts(products: [Int64](repeating: 0, count: lists.count * distances.ends.count))
      var found = [Int32](repeating: 0, count: areas)
      for area in block { sums.add(area, distances, chunks, lists: lists.count, &found) }
      return sums
    }
  }

  private static func row<Row: SIMD>(_ lists: ArraySlice<[Int32]>, _ area: Int) -> Row where Row.Scalar == Int32 {
    var row = Row(repeating: 0)
    for (lane, list) in lists.enumerated() { row[lane] = list[area] }
    return row
  }

  private mutating func add<Row: SIMD>(
    _ area: Int, _ distances: DistanceClasses, _ chunks: [[Row]], lists: Int, _ found: inout [Int32]
  ) where Row.Scalar == Int32 {
    let classes = distances.ends.count
    found.withUnsafeMutableBufferPointer { distances.classes(from: area, into: $0) }
    others += Self.counts(found, without: area, classes: classes)
    for chunk in chunks.indices {
      let sums = Self.sums(found, chunks[chunk], without: area, classes: classes)
      for lane in 0..<min(Row.scalarCount, lists - chunk * Row.scalarCount) {
        let list = chunk * Row.scalarCount + lane
        let rank = Int64(chunks[chunk][area][lane])
        for k in 0..<classes { products[list * classes + k] += rank * Int64(sums[k][lane]) }
      }
    }
  }

  private static func counts(_ found: [Int32], without area: Int, classes: Int) -> [Int32] {
    var counts = [Int32](repeating: 0, count: classes)
    for k in found { counts[Int(k)] += 1 }
    counts[Int(found[area])] -= 1
    return counts
  }

  /// The sum of all other areas' rows in each class.
  private static func sums<Row: SIMD>(
    _ found: [Int32], _ rows: [Row], without area: Int, classes: Int
  ) -> [Row] where Row.Scalar == Int32 {
    var sums = [Row](repeating: Row(repeating: 0), count: classes)
    sums.withUnsafeMutableBufferPointer { sums in
      rows.withUnsafeBufferPointer { rows in
        found.withUnsafeBufferPointer { found in
          for other in rows.indices { sums[Int(found[other])] &+= rows[other] }
          sums[Int(found[area])] &-= rows[area]
        }
      }
    }
    return sums
  }
}
