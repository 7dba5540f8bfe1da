/// Numbers put into the cells of a grid; each cell keeps the order in which they came.
struct CellBuckets {
  private var keys: [Int32] = []
  private var values: [Int32] = []
  private var starts: [Int32] = []
  private var sorted: [Int32] = []
  private var next: [Int32] = []

  mutating func removeAll() {
    keys.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
  }

  @inline(__always)
  mutating func add(_ value: Int32, to cell: Int) {
    keys.append(Int32(truncatingIfNeeded: cell))
    values.append(value)
  }

  /// Sorts what was added by cell, in one pass that counts and one that places.
  mutating func sort(cells: Int) {
    starts.removeAll(keepingCapacity: true)
    starts.append(contentsOf: repeatElement(0, count: cells + 1))
    starts.withUnsafeMutableBufferPointer { starts in
      for key in keys { starts[Int(key) + 1] += 1 }
      for cell in 0..<cells { starts[cell + 1] += starts[cell] }
    }
    next.removeAll(keepingCapacity: true)
    next.append(contentsOf: starts)
    if sorted.count < keys.count { sorted.append(contentsOf: repeatElement(0, count: keys.count - sorted.count)) }
    next.withUnsafeMutableBufferPointer { next in
      sorted.withUnsafeMutableBufferPointer { sorted in
        for place in keys.indices {
          let cell = Int(keys[place])
          sorted[Int(next[cell])] = values[place]
          next[cell] += 1
        }
      }
    }
  }

  /// What is in a cell.
  subscript(cell: Int) -> ArraySlice<Int32> { sorted[range(of: cell)] }

  /// Where the numbers of a cell are.
  @inline(__always)
  func range(of cell: Int) -> Range<Int> { Int(starts[cell])..<Int(starts[cell + 1]) }

  /// One number, by its place.
  @inline(__always)
  func number(_ place: Int) -> Int32 { sorted[place] }

  @inline(__always)
  func isEmpty(_ cell: Int) -> Bool { starts[cell] == starts[cell + 1] }
}
