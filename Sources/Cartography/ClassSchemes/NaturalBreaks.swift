/// Natural breaks: the parting of numbers into classes with the least sum of squared differences from the class means.
///
/// The optimum is exact. Class by class the best last cut moves only to the right as values are added, so that the cuts are found by divide and
/// conquer; the last class needs only the cut of the largest value.
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
    guard count > 1 else { return [runs.values[runs.values.count - 1]] }
    return ends(cuts(runs, classes: count), runs.values)
  }

  /// For each class but the first and each last value where the class begins; of the last class only for the largest value.
  private static func cuts(_ runs: Runs, classes: Int) -> [[Int32]] {
    var costs = runs.costsOfOneClass
    var cuts: [[Int32]] = []
    for row in 1..<classes {
      var next = Row(count: costs.count)
      next.fill(from: row == classes - 1 ? costs.count - 1 : row, classesBelow: row, costs, runs)
      costs = next.best
      cuts.append(next.cuts)
    }
    return cuts
  }

  private static func ends(_ cuts: [[Int32]], _ values: [Double]) -> [Double] {
    var end = values.count - 1
    var ends = [values[end]]
    for row in cuts.reversed() {
      end = Int(row[end]) - 1
      ends.append(values[end])
    }
    return ends.reversed()
  }
}

/// Different values with sums of how often they occur, of the values and of their squares over all that lie below a place.
private struct Runs {
  var values: [Double] = []
  var counts: [Double] = [0]
  var sums: [Double] = [0]
  var squares: [Double] = [0]

  init(_ sorted: [Double]) {
    // Differences from a middle value lose fewer digits than the values would.
    let shift = sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    var (count, sum, square) = (0.0, 0.0, 0.0)
    reserve(sorted.count)
    for (place, value) in sorted.enumerated() {
      let moved = value - shift
      count += 1
      sum += moved
      square += moved * moved
      guard place + 1 == sorted.count || sorted[place + 1] != value else { continue }
      values.append(value)
      counts.append(count)
      sums.append(sum)
      squares.append(square)
    }
  }

  private mutating func reserve(_ count: Int) {
    values.reserveCapacity(count)
    counts.reserveCapacity(count + 1)
    sums.reserveCapacity(count + 1)
    squares.reserveCapacity(count + 1)
  }

  /// The sum of squared differences from the mean of the values up to each place.
  var costsOfOneClass: [Double] {
    values.indices.map { place in max(0, squares[place + 1] - sums[place + 1] * sums[place + 1] / counts[place + 1]) }
  }
}

/// For each last value the least cost with one class more, and where that class begins.
private struct Row {
  var best: [Double]
  var cuts: [Int32]

  init(count: Int) {
    best = Array(repeating: .infinity, count: count)
    cuts = Array(repeating: 0, count: count)
  }

  /// Fills the row from the place `first` on.
  ///
  /// - Parameter classesBelow: How many classes lie below the new one, so that it begins at that place at the earliest.
  mutating func fill(from first: Int, classesBelow: Int, _ costs: [Double], _ runs: Runs) {
    let count = best.count
    best.withUnsafeMutableBufferPointer { best in
      cuts.withUnsafeMutableBufferPointer { cuts in
        runs.counts.withUnsafeBufferPointer { counts in
          runs.sums.withUnsafeBufferPointer { sums in
            runs.squares.withUnsafeBufferPointer { squares in
              costs.withUnsafeBufferPointer { costs in
                let search = CutSearch(counts: counts, sums: sums, squares: squares, costs: costs, best: best, cuts: cuts)
                search.fill(first..<count, cutsIn: classesBelow..<count)
              }
            }
          }
        }
      }
    }
  }
}

/// The search for the best cuts of one row.
private struct CutSearch {
  let counts: UnsafeBufferPointer<Double>
  let sums: UnsafeBufferPointer<Double>
  let squares: UnsafeBufferPointer<Double>
  /// The least cost of the classes below for each last value.
  let costs: UnsafeBufferPointer<Double>
  let best: UnsafeMutableBufferPointer<Double>
  let cuts: UnsafeMutableBufferPointer<Int32>

  /// The cuts of the middle place bound those of the places on both sides.
  func fill(_ places: Range<Int>, cutsIn window: Range<Int>) {
    guard !places.isEmpty else { return }
    let middle = (places.lowerBound &+ places.upperBound) / 2
    let cut = bestCut(through: middle, from: window.lowerBound, to: min(middle, window.upperBound &- 1))
    fill(places.lowerBound..<middle, cutsIn: window.lowerBound..<(cut &+ 1))
    fill((middle &+ 1)..<places.upperBound, cutsIn: cut..<window.upperBound)
  }

  /// Of equally good cuts the lowest.
  private func bestCut(through place: Int, from first: Int, to last: Int) -> Int {
    let (count, sum, square) = (counts[place &+ 1], sums[place &+ 1], squares[place &+ 1])
    var (least, found) = (Double.infinity, first)
    for cut in first...last {
      let inside = sum - sums[cut]
      let cost = costs[cut &- 1] + max(0, square - squares[cut] - inside * inside / (count - counts[cut]))
      if cost < least { (least, found) = (cost, cut) }
    }
    best[place] = least
    cuts[place] = Int32(truncatingIfNeeded: found)
    return found
  }
}
