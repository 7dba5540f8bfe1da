import WardlightEssentials
import WardlightGeometry

/// Rows of neighbours that are found area by area, on several threads, and laid one behind the other.
struct RowAssembly: Sendable {
  /// How many neighbours each area of a block has.
  var counts: [Int32] = []
  /// The neighbours one behind the other.
  var neighbours: [Int32] = []
  /// What they weigh; empty where each weighs 1.
  var weights: [Double] = []

  private static let blockSize = 512

  /// Lets `find` add the row of each area, blocks of areas side by side.
  ///
  /// - Parameter find: Adds the rows of a range of areas in order.
  /// - Throws: What `find` throws, of the first block that does; ``StatisticsError/tooManyLinks(_:)``.
  static func rows(
    _ count: Int, _ parallel: Parallel, _ find: @Sendable (Range<Int>, inout RowAssembly) throws(StatisticsError) -> Void
  ) throws(StatisticsError) -> RowAssembly {
    let blocks = parallel.mapRanges(count, size: blockSize) { areas -> Result<RowAssembly, StatisticsError> in
      var block = RowAssembly()
      do throws(StatisticsError) {
        try find(areas, &block)
        return .success(block)
      } catch {
        return .failure(error)
      }
    }
    var whole = RowAssembly()
    let parts = try successes(blocks)
    let links = parts.reduce(0) { $0 + $1.neighbours.count }
    guard links <= Int(Int32.max) else { throw .tooManyLinks(links) }
    whole.counts.reserveCapacity(count)
    whole.neighbours.reserveCapacity(links)
    for part in parts { whole.append(part) }
    return whole
  }

  private static func successes(_ blocks: [Result<RowAssembly, StatisticsError>]) throws(StatisticsError) -> [RowAssembly] {
    var parts: [RowAssembly] = []
    for block in blocks { parts.append(try block.get()) }
    return parts
  }

  private mutating func append(_ other: RowAssembly) {
    counts.append(contentsOf: other.counts)
    neighbours.append(contentsOf: other.neighbours)
    weights.append(contentsOf: other.weights)
  }

  /// Ends the row of an area, which began when the one before it ended, and puts its neighbours in order.
  @inline(__always)
  mutating func endRow(from start: Int) {
    neighbours.withUnsafeMutableBufferPointer { buffer in
      var row = UnsafeMutableBufferPointer(rebasing: buffer[start...])
      row.sortSmall()
    }
    counts.append(Int32(neighbours.count - start))
  }

  /// The weights that these rows are.
  func finished(selfWeight: SelfWeight = .one) -> Weights {
    var starts: [Int32] = [0]
    starts.reserveCapacity(counts.count + 1)
    for count in counts { starts.append(starts[starts.count - 1] + count) }
    let isBinary = weights.isEmpty && selfWeight == .one
    return Weights(rows: RaggedRows(starts: starts, values: neighbours), values: isBinary ? nil : weights, selfWeight: selfWeight)
  }
}

extension UnsafeMutableBufferPointer<Int32> {
  /// Sorts a row: short ones by insertion, which for a few dozen numbers is the quickest.
  fileprivate mutating func sortSmall() {
    guard count <= 48 else { return sort() }
    for place in 1..<Swift.max(1, count) {
      let number = self[place]
      var hole = place
      while hole > 0, self[hole - 1] > number {
        self[hole] = self[hole - 1]
        hole -= 1
      }
      self[hole] = number
    }
  }
}
