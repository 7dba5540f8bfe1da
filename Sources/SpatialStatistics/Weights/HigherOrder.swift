public import WardlightEssentials
import WardlightGeometry

/// Which neighbours of neighbours count.
public enum OrderScope: String, Hashable, Sendable, CaseIterable {
  /// Those that as many steps reach, and those that fewer do.
  case upTo = "up-to"
  /// Those that as many steps reach and no fewer.
  case only
}

extension Weights {
  /// Neighbours of a higher order: areas that so many steps from neighbour to neighbour reach, each weighing 1.
  ///
  /// - Parameters:
  ///   - order: The number of steps, at least 1.
  ///   - scope: Whether areas that fewer steps reach are neighbours too.
  ///   - parallel: Changes the time only.
  /// - Returns: Weights of the same areas; an island stays one.
  /// - Throws: ``StatisticsError/tooManyLinks(_:)``.
  /// - Complexity: O(links that are walked).
  /// - SeeAlso: Anselin & Smirnov (1996), doi:10.1111/j.1467-9787.1996.tb01100.x.
  public func ofOrder(_ order: Int, _ scope: OrderScope, parallel: Parallel = Parallel()) throws(StatisticsError) -> Weights {
    precondition(order >= 1, "no neighbours are of order \(order)")
    return try RowAssembly.rows(count, parallel) { areas, found in
      var walk = NeighbourWalk(rows)
      for area in areas {
        let start = found.neighbours.count
        walk.walk(from: Int32(area), steps: order) { step, reached in
          if scope == .upTo || step == order { found.neighbours.append(contentsOf: reached) }
        }
        found.endRow(from: start)
      }
    }.finished()
  }
}

/// Walks from an area to its neighbours, to theirs and so on, to each area once.
private struct NeighbourWalk {
  private let rows: RaggedRows
  /// The last area from which the walk came to an area.
  private var visitor: [Int32]
  private var reached: [Int32] = []

  init(_ rows: RaggedRows) {
    self.rows = rows
    visitor = [Int32](repeating: -1, count: rows.count)
  }

  /// Calls `visit` with the areas that each step reaches first.
  mutating func walk(from area: Int32, steps: Int, _ visit: (_ step: Int, _ reached: ArraySlice<Int32>) -> Void) {
    visitor[Int(area)] = area
    reached.removeAll(keepingCapacity: true)
    reached.append(area)
    var front = 0..<1
    for step in 1...steps {
      for place in front { take(from: reached[place], for: area) }
      front = front.upperBound..<reached.count
      if front.isEmpty { return }
      visit(step, reached[front])
    }
  }

  @inline(__always)
  private mutating func take(from area: Int32, for start: Int32) {
    for place in rows.range(of: Int(area)) {
      let neighbour = rows.values[place]
      guard visitor[Int(neighbour)] != start else { continue }
      visitor[Int(neighbour)] = start
      reached.append(neighbour)
    }
  }
}
