/// Natural breaks: the parting of numbers into classes with the least sum of squared differences from the class means.
///
/// The optimum is exact. Row by row the best last cut moves only to the right, so that each row is found by divide and conquer.
///
/// - SeeAlso: Fisher (1958), On grouping for maximum homogeneity, https://doi.org/10.1080/01621459.1958.10501479; Jenks (1977). Of equally
///   good partings mapclassify's `FisherJenks` may find another.
public enum NaturalBreaks {
  /// The upper ends of the classes, ascending; fewer than asked for where there are fewer different values.
  ///
  /// - Parameters:
  ///   - values: Ascending finite numbers; without any there are no ends.
  ///   - classes: At least 1.
  /// - Returns: Values that occur, the last of them the largest.
  /// - Complexity: O(k m log m) for m different values and k classes, O(k m) memory.
  public static func upperEnds(of values: [Double], classes: Int) -> [Double] {
    let runs = Runs(values)
    let count = min(classes, runs.values.count)
    guard count > 0 else { return [] }
    var costs = runs.values.indices.map { runs.cost(from: 0, through: $0) }
    var cuts: [[Int]] = []
    for row in 1..<max(count, 1) {
      var next = Row(costs: costs, firstUsable: row)
      next.fill(row..<runs.values.count, cutsIn: row..<runs.values.count, runs)
      costs = next.best
      cuts.append(next.cuts)
    }
    return ends(cuts, runs.values)
  }

  private static func ends(_ cuts: [[Int]], _ values: [Double]) -> [Double] {
    var end = values.count - 1
    var ends = [values[end]]
    for row in cuts.reversed() {
      end = row[end] - 1
      ends.append(values[end])
    }
    return ends.reversed()
  }
}

/// Different values with prefix sums of how often they occur, of the values and of their squares.
private struct Runs {
  var values: [Double] = []
  private var counts: [Double] = [0]
  private var sums: [Double] = [0]
  private var squares: [Double] = [0]

  init(_ sorted: [Double]) {
    // Differences from a middle value lose fewer digits than the values would.
    let shift = sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    for value in sorted {
      let moved = value - shift
      if values.last == value {
        counts[values.count] += 1
        sums[values.count] += moved
        squares[values.count] += moved * moved
      } else {
        values.append(value)
        counts.append(counts[values.count - 1] + 1)
        sums.append(sums[values.count - 1] + moved)
        squares.append(squares[values.count - 1] + moved * moved)
      }
    }
  }

  /// The sum of squared differences from the mean of the values at places `from` to `through`.
  func cost(from: Int, through: Int) -> Double {
    let sum = sums[through + 1] - sums[from]
    return max(0, squares[through + 1] - squares[from] - sum * sum / (counts[through + 1] - counts[from]))
  }
}

/// One row of the dynamic programme: for each last value the least cost with one class more, and where that class begins.
private struct Row {
  var best: [Double]
  var cuts: [Int]
  private let costs: [Double]

  init(costs: [Double], firstUsable: Int) {
    self.costs = costs
    best = Array(repeating: .infinity, count: costs.count)
    cuts = Array(repeating: firstUsable, count: costs.count)
  }

  mutating func fill(_ places: Range<Int>, cutsIn window: Range<Int>, _ runs: Runs) {
    guard !places.isEmpty else { return }
    let middle = (places.lowerBound + places.upperBound) / 2
    for cut in window.lowerBound...min(middle, window.upperBound - 1) {
      let cost = costs[cut - 1] + runs.cost(from: cut, through: middle)
      if cost < best[middle] {
        best[middle] = cost
        cuts[middle] = cut
      }
    }
    fill(places.lowerBound..<middle, cutsIn: window.lowerBound..<(cuts[middle] + 1), runs)
    fill((middle + 1)..<places.upperBound, cutsIn: cuts[middle]..<window.upperBound, runs)
  }
}
