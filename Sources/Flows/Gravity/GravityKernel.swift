import WardlightEssentials

/// Passes over the table T = a·f·b, f = exp(−β g), of which only a copy in single precision is ever kept.
///
/// Rows are taken in blocks that do not depend on the number of threads, each row while it is in the nearest cache, and the blocks' columns are added up in their order, so that the
/// same bytes come out on any number of threads.
final class GravityKernel {
  let table: DistanceTable
  /// How many vectors of eight a row takes.
  let stride: Int
  private let parallel: Parallel
  private let blockRows: Int
  private var shares: [SIMD8<Float>]
  /// T of the last pass that was asked for it, row-major; `NaN` where nothing can flow.
  private(set) var expected: [Double] = []

  /// - Parameter parallel: Changes the time only.
  init(_ table: DistanceTable, parallel: Parallel) {
    self.table = table
    stride = DistanceTable.stride(table.columns)
    // A small table is done before other threads have woken up.
    self.parallel = table.rows * table.columns < 20_000 ? Parallel(threads: 1) : parallel
    blockRows = max(4, (table.rows / 16 + 3) / 4 * 4)
    shares = [SIMD8<Float>](repeating: .zero, count: table.rows * stride)
  }

  /// What a pass with a new β finds, rows having been balanced on the way.
  struct Moments: Sendable {
    /// a = O / Σ f·b of each row.
    var a: [Double] = []
    /// Σ_i a·f of each column.
    var columns: [Eight]
    /// Σ_i a·f·(g − row mean of g) of each column.
    var departures: [Eight]
    /// Σ T·g of all.
    var sum = 0.0
    /// Σ T·(g − row mean of g)² of all.
    var squares = 0.0

    fileprivate init(stride: Int) {
      columns = [Eight](repeating: .zero, count: stride)
      departures = columns
    }

    fileprivate mutating func add(_ block: Moments) {
      a += block.a
      sum += block.sum
      squares += block.squares
      for place in columns.indices {
        columns[place] += block.columns[place]
        departures[place] += block.departures[place]
      }
    }
  }

  /// Sets β, balances the rows for the columns' b, and gathers what Newton's method needs of the table; N = T/√(O·D) is kept for ``product(_:_:)``.
  ///
  /// - Parameters:
  ///   - totals: O.
  ///   - roots: 1/√D; 0 where D is.
  ///   - keepsTable: Whether ``expected`` is set too.
  /// - Complexity: O(rows · columns).
  func moments(beta: Double, b: [Eight], totals: [Double], roots: [Eight], keepsTable: Bool = false) -> Moments {
    if keepsTable, expected.isEmpty {
      let (rows, columns) = (table.rows, table.columns)
      expected = [Double](unsafeUninitializedCapacity: rows * columns) { $1 = rows * columns }
    }
    var all = Moments(stride: stride)
    let margins = BlockMoments.Margins(beta: beta, b: b, scaled: b.indices.map { b[$0] * roots[$0] }, totals: totals)
    let (table, stride) = (table, stride)
    shares.withUnsafeMutableBufferPointer { shares in
      expected.withUnsafeMutableBufferPointer { expected in
        let shares = SharedRows(shares, stride: stride)
        let kept = keepsTable ? SharedRows(expected, stride: table.columns) : nil
        let blocks = parallel.mapRanges(table.rows, size: blockRows) { BlockMoments(table, $0, margins, shares, kept).moments }
        for block in blocks { all.add(block) }
      }
    }
    return all
  }

  /// Passes over N once: a sum along each row, from it a weight of the row, and the weighted sum of rows.
  ///
  /// - Parameters:
  ///   - x: One number of each column.
  ///   - weight: The weight of a row by its place and Σ_j N·x.
  /// - Returns: Σ_i weight·N of each column.
  /// - Complexity: O(rows · columns).
  func product(_ x: [Eight], _ weight: @Sendable (_ row: Int, _ sum: Float) -> Float) -> [Eight] {
    let single = x.map { SIMD8<Float>($0) }
    var sums = [Eight](repeating: .zero, count: stride)
    let stride = stride
    let rows = table.rows
    shares.withUnsafeMutableBufferPointer { shares in
      let shares = SharedRows(shares, stride: stride)
      let blocks = parallel.mapRanges(rows, size: blockRows) { rows in BlockProduct(shares, rows, single, weight).sums }
      for block in blocks { for place in 0..<stride { sums[place] += Eight(block[place]) } }
    }
    return sums
  }
}

/// Rows that threads fill side by side, each its own.
private struct SharedRows<Element>: @unchecked Sendable {
  private let places: UnsafeMutableBufferPointer<Element>
  let stride: Int

  init(_ places: UnsafeMutableBufferPointer<Element>, stride: Int) { (self.places, self.stride) = (places, stride) }

  @inline(__always)
  subscript(row: Int) -> UnsafeMutableBufferPointer<Element> {
    UnsafeMutableBufferPointer(rebasing: places[row * stride..<(row + 1) * stride])
  }
}

/// The rows of one block, with the exponentials.
private struct BlockMoments {
  private(set) var moments: GravityKernel.Moments

  /// What a pass is given.
  struct Margins: Sendable {
    let beta: Double
    let b: [Eight]
    /// b/√D.
    let scaled: [Eight]
    /// O.
    let totals: [Double]
  }

  init(
    _ table: DistanceTable, _ rows: Range<Int>, _ margins: Margins, _ shares: SharedRows<SIMD8<Float>>, _ kept: SharedRows<Double>?
  ) {
    let stride = shares.stride
    moments = GravityKernel.Moments(stride: stride)
    moments.a.reserveCapacity(rows.count)
    withUnsafeTemporaryAllocation(of: Eight.self, capacity: 2 * stride) { scratch in
      guard let f = scratch.baseAddress else { return }
      for row in rows {
        table.fill(row, f, f + stride, beta: margins.beta)
        let total = margins.totals[row]
        let factor = margins.b.withUnsafeBufferPointer { add(f, f + stride, $0, total: total) }
        Self.share(f, margins.scaled, factor: total > 0 ? factor / total.squareRoot() : 0, shares[row])
        if let kept { Self.keep(f, margins.b, factor: factor, kept[row]) }
      }
    }
  }

  @inline(__always)
  private static func share(
    _ f: UnsafeMutablePointer<Eight>, _ scaled: [Eight], factor: Double, _ places: UnsafeMutableBufferPointer<SIMD8<Float>>
  ) {
    scaled.withUnsafeBufferPointer { scaled in
      for place in places.indices { places[place] = SIMD8<Float>(f[place] * scaled[place] * factor) }
    }
  }

  private static func keep(_ f: UnsafeMutablePointer<Eight>, _ b: [Eight], factor: Double, _ places: UnsafeMutableBufferPointer<Double>) {
    for place in b.indices {
      let flows = f[place] * b[place] * factor
      let known = flows.replacing(with: .nan, where: .!(flows .> 0))
      for lane in 0..<min(8, places.count - 8 * place) { places[8 * place + lane] = known[lane] }
    }
  }

  /// Balances a row, adds it, and tells its a.
  private mutating func add(
    _ f: UnsafeMutablePointer<Eight>, _ g: UnsafeMutablePointer<Eight>, _ b: UnsafeBufferPointer<Eight>, total: Double
  ) -> Double {
    let (all, mean) = Self.rowSums(f, g, b)
    let factor = all > 0 ? total / all : 0
    moments.a.append(factor)
    moments.sum += factor * all * mean
    moments.squares += addColumns(f, g, b, factor: factor, mean: mean)
    return factor
  }

  /// Σ f·b, and the mean of g that it gives.
  @inline(__always)
  private static func rowSums(
    _ f: UnsafeMutablePointer<Eight>, _ g: UnsafeMutablePointer<Eight>, _ b: UnsafeBufferPointer<Eight>
  ) -> (Double, Double) {
    var (sum, first) = (Eight.zero, Eight.zero)
    for place in b.indices {
      let flow = f[place] * b[place]
      sum += flow
      first += flow * g[place]
    }
    let all = sum.sum()
    return (all, all > 0 ? first.sum() / all : 0)
  }

  /// Adds the row to the columns' sums, and tells its Σ T·(g − mean)².
  @inline(__always)
  private mutating func addColumns(
    _ f: UnsafeMutablePointer<Eight>, _ g: UnsafeMutablePointer<Eight>, _ b: UnsafeBufferPointer<Eight>, factor: Double, mean: Double
  ) -> Double {
    var sum = Eight.zero
    moments.columns.withUnsafeMutableBufferPointer { columns in
      moments.departures.withUnsafeMutableBufferPointer { departures in
        for place in b.indices {
          let weight = f[place] * factor
          let departure = g[place] - mean
          let first = weight * departure
          columns[place] += weight
          departures[place] += first
          sum += first * departure * b[place]
        }
      }
    }
    return sum.sum()
  }
}

/// The rows of one block, of which the table is known.
private struct BlockProduct {
  private(set) var sums: [SIMD8<Float>]

  init(_ shares: SharedRows<SIMD8<Float>>, _ rows: Range<Int>, _ x: [SIMD8<Float>], _ weight: (Int, Float) -> Float) {
    sums = [SIMD8<Float>](repeating: .zero, count: x.count)
    sums.withUnsafeMutableBufferPointer { sums in
      x.withUnsafeBufferPointer { x in
        var row = rows.lowerBound
        while row + 4 <= rows.upperBound {
          Self.addFour(row, shares, x, sums, weight)
          row += 4
        }
        while row < rows.upperBound {
          Self.addOne(row, shares, x, sums, weight)
          row += 1
        }
      }
    }
  }

  /// Four rows together read x, and read and write the sums, a quarter as often.
  @inline(__always)
  private static func addFour(
    _ row: Int, _ shares: SharedRows<SIMD8<Float>>, _ x: UnsafeBufferPointer<SIMD8<Float>>,
    _ sums: UnsafeMutableBufferPointer<SIMD8<Float>>,
    _ weight: (Int, Float) -> Float
  ) {
    let (n0, n1, n2, n3) = (shares[row], shares[row + 1], shares[row + 2], shares[row + 3])
    var (s0, s1, s2, s3) = (SIMD8<Float>.zero, SIMD8<Float>.zero, SIMD8<Float>.zero, SIMD8<Float>.zero)
    for place in x.indices {
      s0 += n0[place] * x[place]
      s1 += n1[place] * x[place]
      s2 += n2[place] * x[place]
      s3 += n3[place] * x[place]
    }
    let (w0, w1) = (weight(row, s0.sum()), weight(row + 1, s1.sum()))
    let (w2, w3) = (weight(row + 2, s2.sum()), weight(row + 3, s3.sum()))
    for place in sums.indices {
      let first: SIMD8<Float> = n0[place] * w0 + n1[place] * w1
      let second: SIMD8<Float> = n2[place] * w2 + n3[place] * w3
      sums[place] += first + second
    }
  }

  private static func addOne(
    _ row: Int, _ shares: SharedRows<SIMD8<Float>>, _ x: UnsafeBufferPointer<SIMD8<Float>>,
    _ sums: UnsafeMutableBufferPointer<SIMD8<Float>>,
    _ weight: (Int, Float) -> Float
  ) {
    let shares = shares[row]
    var sum = SIMD8<Float>.zero
    for place in x.indices { sum += shares[place] * x[place] }
    let weight = weight(row, sum.sum())
    for place in sums.indices { sums[place] += shares[place] * weight }
  }
}
