/// The ranks of measures, so laid out that those of one area lie side by side.
enum RankRows: Sendable {
  /// Sums are exact in `Double`. For up to two, four or eight measures each; a row that is not full ends with zeros.
  case two([SIMD2<Double>])
  case four([SIMD4<Double>])
  case eights([[SIMD8<Double>]], measures: Int)
  /// Sums need 64-bit whole numbers; one list for each measure.
  case integers([[Int64]])

  static func packed(_ measures: [[Double]], count: Int) -> RankRows {
    switch measures.count {
    case ...2: .two(rows(measures[...], count))
    case ...4: .four(rows(measures[...], count))
    default:
      .eights(
        stride(from: 0, to: measures.count, by: 8).map { rows(measures[$0..<min($0 + 8, measures.count)], count) },
        measures: measures.count)
    }
  }

  static func whole(_ measures: [[Double]]) -> RankRows { .integers(measures.map { $0.map { Int64($0) } }) }

  private static func rows<Row: SIMD>(_ measures: ArraySlice<[Double]>, _ count: Int) -> [Row] where Row.Scalar == Double {
    var rows = [Row](repeating: Row(repeating: 0), count: count)
    for (lane, measure) in measures.enumerated() {
      for place in measure.indices { rows[place][lane] = measure[place] }
    }
    return rows
  }

  /// The tails of some shuffles, the next ones of `shuffle`.
  func tails(_ shuffles: Int, _ shuffle: inout PlaceShuffle, _ ranks: [Double], observed: [Int32]) -> [TailCounts] {
    switch self {
    case .two(let rows): Self.tails(shuffles, &shuffle, ranks, observed, [rows])
    case .four(let rows): Self.tails(shuffles, &shuffle, ranks, observed, [rows])
    case .eights(let rows, let measures): Array(Self.tails(shuffles, &shuffle, ranks, observed, rows).prefix(measures))
    case .integers(let measures): Self.tails(shuffles, &shuffle, ranks.map { Int64($0) }, observed, measures)
    }
  }

  private static func tails<Row: SIMD>(
    _ shuffles: Int, _ shuffle: inout PlaceShuffle, _ ranks: [Double], _ places: [Int32], _ chunks: [[Row]]
  ) -> [TailCounts] where Row.Scalar == Double {
    let observed = chunks.map { sums(ranks, places[...], $0) }
    var tails = [TailCounts](repeating: TailCounts(greater: 0, lesser: 0), count: chunks.count * Row.scalarCount)
    for _ in 0..<shuffles {
      shuffle.draw(ranks.count)
      for chunk in chunks.indices {
        let drawn = sums(ranks, shuffle.places[..<ranks.count], chunks[chunk])
        count(drawn, observed[chunk], &tails, from: chunk * Row.scalarCount)
      }
    }
    return tails
  }

  @inline(__always)
  private static func count<Row: SIMD>(_ drawn: Row, _ observed: Row, _ tails: inout [TailCounts], from first: Int)
  where Row.Scalar == Double {
    for lane in 0..<Row.scalarCount {
      tails[first + lane].greater += drawn[lane] >= observed[lane] ? 1 : 0
      tails[first + lane].lesser += drawn[lane] <= observed[lane] ? 1 : 0
    }
  }

  /// The sums of the ranks times the rows of their places; in two halves, so that no addition waits for the one before.
  @inline(__always)
  private static func sums<Row: SIMD>(_ ranks: [Double], _ places: ArraySlice<Int32>, _ rows: [Row]) -> Row where Row.Scalar == Double {
    var (even, odd) = (Row(repeating: 0), Row(repeating: 0))
    ranks.withUnsafeBufferPointer { ranks in
      places.withUnsafeBufferPointer { places in
        rows.withUnsafeBufferPointer { rows in
          var place = 0
          while place + 1 < ranks.count {
            even += rows[Int(places[place])] * ranks[place]
            odd += rows[Int(places[place + 1])] * ranks[place + 1]
            place += 2
          }
          if place < ranks.count { even += rows[Int(places[place])] * ranks[place] }
        }
      }
    }
    return even + odd
  }

  private static func tails(
    _ shuffles: Int, _ shuffle: inout PlaceShuffle, _ ranks: [Int64], _ places: [Int32], _ measures: [[Int64]]
  ) -> [TailCounts] {
    let observed = measures.map { sum(ranks, places[...], $0) }
    var tails = [TailCounts](repeating: TailCounts(greater: 0, lesser: 0), count: measures.count)
    for _ in 0..<shuffles {
      shuffle.draw(ranks.count)
      for measure in measures.indices {
        let drawn = sum(ranks, shuffle.places[..<ranks.count], measures[measure])
        tails[measure].greater += drawn >= observed[measure] ? 1 : 0
        tails[measure].lesser += drawn <= observed[measure] ? 1 : 0
      }
    }
    return tails
  }

  private static func sum(_ ranks: [Int64], _ places: ArraySlice<Int32>, _ measure: [Int64]) -> Int64 {
    zip(ranks, places).reduce(0) { $0 + $1.0 * measure[Int($1.1)] }
  }
}
