/// The order of things in which those alike stand beside each other: the leaves of a tree of average linkage, turned at each fork so that the
/// distances between neighbours add up to the least.
///
/// - SeeAlso: Z. Bar-Joseph, D. K. Gifford and T. S. Jaakkola (2001), doi:10.1093/bioinformatics/17.suppl_1.S22.
struct LeafOrder {
  private let count: Int
  private let distances: [Double]
  /// For two leaves, the length of the best order of the smallest tree that holds both in which they are the ends.
  private var lengths: [Double]
  /// For two such leaves, those that meet in the middle: beside the half of the first, and beside the half of the second.
  private var middles: [(first: Int, second: Int)]

  /// The places in their order.
  ///
  /// - Parameter distances: Between all pairs, row by row; symmetric, of which there are `count` × `count`.
  /// - Complexity: O(count³) time, O(count²) memory.
  static func order(of distances: [Double], count: Int) -> [Int] {
    guard count > 1 else { return Array(0..<count) }
    var order = LeafOrder(distances, count)
    let root = AverageLinkage.tree(distances, count)
    order.turn(root)
    return order.leaves(of: root)
  }

  /// The lengths between neighbours of an order added up.
  static func length(of order: [Int], _ distances: [Double], count: Int) -> Double {
    zip(order, order.dropFirst()).reduce(0) { $0 + distances[$1.0 * count + $1.1] }
  }

  private init(_ distances: [Double], _ count: Int) {
    self.count = count
    self.distances = distances
    lengths = Array(repeating: 0, count: count * count)
    middles = Array(repeating: (0, 0), count: count * count)
  }

  /// Finds the best lengths of a tree from the leaves up.
  private mutating func turn(_ tree: LeafTree) {
    guard case .fork(let left, let right, _) = tree else { return }
    turn(left)
    turn(right)
    for first in left.leaves {
      // Over the inner ends of the left half once for each leaf of the right half.
      let inner = left.opposite(first)
      let reached = right.leaves.map { second in shortest(inner) { lengths[first * count + $0] + distances[$0 * count + second] } }
      let places = right.leaves
      for last in right.leaves {
        let ends = right.opposite(last)
        let through = places.indices.filter { ends.contains(places[$0]) }
        let best = shortest(through) { reached[$0].length + lengths[places[$0] * count + last] }
        set(first, last, best.length, (reached[best.place].place, places[best.place]))
      }
    }
  }

  /// The first of those places at which a length is least.
  private func shortest(_ places: [Int], _ length: (Int) -> Double) -> (place: Int, length: Double) {
    var best = (place: places.first ?? 0, length: Double.infinity)
    for place in places {
      let found = length(place)
      // Lengths that differ by rounding only are the same.
      if found < best.length - 1e-12 { best = (place, found) }
    }
    return best
  }

  private mutating func set(_ first: Int, _ last: Int, _ length: Double, _ middle: (Int, Int)) {
    lengths[first * count + last] = length
    lengths[last * count + first] = length
    middles[first * count + last] = middle
    middles[last * count + first] = (middle.1, middle.0)
  }

  private func leaves(of root: LeafTree) -> [Int] {
    guard case .fork(let left, let right, _) = root else { return root.leaves }
    // Of equal orders one that begins with the lowest place and ends with the highest.
    let pairs = left.leaves.flatMap { first in right.leaves.reversed().map { first * count + $0 } }
    let best = shortest(pairs) { lengths[$0] }.place
    return leaves(of: root, from: best / count, to: best % count)
  }

  private func leaves(of tree: LeafTree, from first: Int, to last: Int) -> [Int] {
    guard case .fork(let left, let right, _) = tree else { return [first] }
    let middle = middles[first * count + last]
    let (before, after) = left.leaves.contains(first) ? (left, right) : (right, left)
    return leaves(of: before, from: first, to: middle.first) + leaves(of: after, from: middle.second, to: last)
  }
}

/// A tree with places at its leaves.
indirect enum LeafTree {
  case leaf(Int)
  case fork(LeafTree, LeafTree, leaves: [Int])

  init(_ left: LeafTree, _ right: LeafTree) { self = .fork(left, right, leaves: left.leaves + right.leaves) }

  var leaves: [Int] {
    switch self {
    case .leaf(let place): [place]
    case .fork(_, _, let leaves): leaves
    }
  }

  /// The leaves that can be at the other end of an order which begins with one of its leaves.
  func opposite(_ leaf: Int) -> [Int] {
    switch self {
    case .leaf(let place): [place]
    case .fork(let left, let right, _): left.leaves.contains(leaf) ? right.leaves : left.leaves
    }
  }
}

/// Joins the two groups whose members are the least apart on average, again and again.
///
/// - SeeAlso: R. R. Sokal and C. D. Michener (1958), A statistical method for evaluating systematic relationships.
enum AverageLinkage {
  /// The tree; of equal pairs the one of the lowest places is joined first.
  static func tree(_ distances: [Double], _ count: Int) -> LeafTree {
    var groups = (0..<count).map { LeafTree.leaf($0) }
    var between = (0..<count).map { row in Array(distances[(row * count)..<((row + 1) * count)]) }
    while groups.count > 1 {
      let (first, second) = nearest(between)
      let (one, other) = (Double(groups[first].leaves.count), Double(groups[second].leaves.count))
      for group in groups.indices where group != first && group != second {
        let joined = (between[first][group] * one + between[second][group] * other) / (one + other)
        (between[first][group], between[group][first]) = (joined, joined)
      }
      groups[first] = LeafTree(groups[first], groups[second])
      groups.remove(at: second)
      between.remove(at: second)
      for group in between.indices { between[group].remove(at: second) }
    }
    return groups[0]
  }

  private static func nearest(_ between: [[Double]]) -> (Int, Int) {
    var best = (first: 0, second: 1, distance: Double.infinity)
    for first in between.indices {
      for second in between.indices.dropFirst(first + 1) where between[first][second] < best.distance - 1e-12 {
        best = (first, second, between[first][second])
      }
    }
    return (best.first, best.second)
  }
}
