/// The linear assignment problem: each row takes a column of its own so that the total cost is least.
///
/// The shortest augmenting path method with potentials, in whole numbers, so that the least total is exact.
/// Among equal totals the order of rows and columns decides, always in the same way.
///
/// - SeeAlso: Kuhn (1955), doi:10.1002/nav.3800020109; Jonker & Volgenant (1987), doi:10.1007/BF02278710.
public enum LinearAssignment {
  /// The column of each row.
  ///
  /// - Parameters:
  ///   - costs: Row by row, `rows` × `columns` costs.
  ///   - rows: At most `columns`.
  /// - Complexity: O(rows² × columns).
  public static func columns(costs: [Int], rows: Int, columns: Int) -> [Int] {
    precondition(costs.count == rows * columns, "\(costs.count) costs for \(rows) rows and \(columns) columns")
    precondition(rows <= columns, "\(rows) rows cannot take \(columns) columns of their own")
    var search = AugmentingSearch(columns: columns)
    costs.withUnsafeBufferPointer { costs in
      for row in 0..<rows { search.place(row, costs) }
    }
    return search.columnOfEachRow(rows)
  }
}

private struct AugmentingSearch {
  private let columns: Int
  private var rowOfColumn: [Int]
  private var rowPotential: [Int] = []
  private var columnPotential: [Int]

  init(columns: Int) {
    self.columns = columns
    rowOfColumn = Array(repeating: -1, count: columns)
    columnPotential = Array(repeating: 0, count: columns)
  }

  func columnOfEachRow(_ rows: Int) -> [Int] {
    var places = Array(repeating: -1, count: rows)
    for (column, row) in rowOfColumn.enumerated() where row >= 0 { places[row] = column }
    return places
  }

  /// Adds a row: grows a tree of shortest paths until it meets a free column, then moves the rows along the path.
  mutating func place(_ newRow: Int, _ costs: UnsafeBufferPointer<Int>) {
    rowPotential.append(0)
    var tree = PathTree(columns: columns)
    var row = newRow
    var reached = -1
    repeat {
      reached = tree.grow(from: row, at: reached, costs, rowPotential[row], columnPotential)
      row = rowOfColumn[reached]
    } while row >= 0
    updatePotentials(tree, newRow, to: reached)
    augment(tree, newRow, to: reached)
  }

  private mutating func updatePotentials(_ tree: PathTree, _ newRow: Int, to end: Int) {
    let length = tree.distance[end]
    rowPotential[newRow] += length
    for column in tree.closed where column != end {
      rowPotential[rowOfColumn[column]] += length - tree.distance[column]
      columnPotential[column] -= length - tree.distance[column]
    }
  }

  private mutating func augment(_ tree: PathTree, _ newRow: Int, to end: Int) {
    var column = end
    while tree.previous[column] >= 0 {
      rowOfColumn[column] = rowOfColumn[tree.previous[column]]
      column = tree.previous[column]
    }
    rowOfColumn[column] = newRow
  }
}

/// A tree of shortest paths over columns; distances are in reduced costs, which are never negative.
private struct PathTree {
  private(set) var distance: [Int]
  private(set) var previous: [Int]
  private(set) var closed: [Int] = []
  private var open: [Int]

  init(columns: Int) {
    distance = Array(repeating: Int.max, count: columns)
    previous = Array(repeating: -1, count: columns)
    open = Array(0..<columns)
  }

  /// Tries the way from a row to every open column, then closes the nearest one, of equals the first, and names it.
  mutating func grow(
    from row: Int, at column: Int, _ costs: UnsafeBufferPointer<Int>, _ rowPotential: Int, _ columnPotential: [Int]
  ) -> Int {
    let offset = (column < 0 ? 0 : distance[column]) - rowPotential
    let first = row * distance.count
    var nearest = (length: Int.max, column: Int.max, place: 0)
    for place in 0..<open.count {
      let target = open[place]
      let length = offset + costs[first + target] - columnPotential[target]
      if length < distance[target] {
        distance[target] = length
        previous[target] = column
      }
      let reach = distance[target]
      if reach < nearest.length || (reach == nearest.length && target < nearest.column) { nearest = (reach, target, place) }
    }
    let reached = nearest.column
    open[nearest.place] = open[open.count - 1]
    open.removeLast()
    closed.append(reached)
    return reached
  }
}
