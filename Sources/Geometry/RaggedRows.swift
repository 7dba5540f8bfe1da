/// Rows of whole numbers of different lengths, one behind the other in a flat buffer.
public struct RaggedRows: Hashable, Sendable {
  /// `starts[r] ..< starts[r + 1]` are the places of row `r` in ``values``.
  public internal(set) var starts: [Int32]
  /// The rows one behind the other.
  public internal(set) var values: [Int32]

  /// No rows.
  public init() { self.init(starts: [0], values: []) }

  /// The rows in these buffers.
  ///
  /// - Precondition: `starts` begins with 0, never falls and ends with the number of values.
  public init(starts: [Int32], values: [Int32]) {
    precondition(
      starts.first == 0 && starts.last == Int32(values.count), "rows that end at \(starts.last ?? 0) do not hold \(values.count) values")
    self.starts = starts
    self.values = values
  }

  /// The rows that `fill` names in two identical runs: the first counts, the second writes.
  ///
  /// - Parameters:
  ///   - rows: How many rows.
  ///   - fill: Calls its argument with a row and a value; the values of a row keep the order of the calls.
  @inline(__always)
  init(rows: Int, _ fill: ((Int, Int32) -> Void) -> Void) {
    var starts = [Int32](repeating: 0, count: rows + 1)
    starts.withUnsafeMutableBufferPointer { counts in fill { row, _ in counts[row + 1] += 1 } }
    for row in 0..<rows { starts[row + 1] += starts[row] }
    var next = starts
    let total = Int(starts[rows])
    values = [Int32](unsafeUninitializedCapacity: total) { places, initialized in
      next.withUnsafeMutableBufferPointer { next in
        fill { row, value in
          places[Int(next[row])] = value
          next[row] += 1
        }
      }
      initialized = total
    }
    self.starts = starts
  }

  /// The number of rows.
  public var count: Int { starts.count - 1 }

  /// The places of a row in ``values``.
  @inlinable
  public func range(of row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

  /// One row.
  @inlinable
  public subscript(row: Int) -> ArraySlice<Int32> { values[range(of: row)] }

  /// Adds a row at the end.
  public mutating func append(_ row: some Sequence<Int32>) {
    values.append(contentsOf: row)
    starts.append(Int32(values.count))
  }
}
