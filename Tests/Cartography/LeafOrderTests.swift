import Testing
import WardlightEssentials

@testable import WardlightCartography

@Suite("The order of leaves")
struct LeafOrderTests {
  /// Twelve rows of counts and the best order of their roots of shares by
  /// `scipy.cluster.hierarchy.optimal_leaf_ordering(linkage(pdist(np.sqrt(C / C.sum(1, keepdims=True))), "average"), …)`, scipy 1.17.1.
  private static let counts: [[Double]] = [
    [0, 53, 45, 111, 29, 21, 39, 5], [50, 36, 35, 58, 60, 43, 5, 84], [39, 33, 81, 21, 15, 27, 3, 58], [84, 55, 21, 144, 14, 41, 21, 34],
    [17, 51, 17, 17, 51, 17, 17, 51], [6, 41, 45, 50, 24, 177, 33, 7], [168, 5, 15, 75, 35, 45, 165, 4], [45, 93, 17, 3, 150, 36, 22, 24],
    [34, 58, 63, 45, 8, 96, 56, 19], [69, 25, 27, 87, 31, 33, 105, 37], [12, 162, 35, 16, 174, 39, 20, 3],
    [1, 23, 135, 6, 28, 150, 11, 33],
  ]
  private static let order = [6, 9, 3, 0, 8, 5, 11, 2, 1, 4, 7, 10]
  private static let length = 4.208845933320251

  private func distances(_ points: [[Double]]) -> [Double] {
    points.flatMap { one in points.map { other in zip(one, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot() } }
  }

  @Test("Is that of scipy") func reference() {
    let shares = Self.counts.map { row in row.map { ($0 / row.reduce(0, +)).squareRoot() } }
    let distances = distances(shares)
    let order = LeafOrder.order(of: distances, count: shares.count)
    #expect(order == Self.order || order == Self.order.reversed())
    #expect(abs(LeafOrder.length(of: order, distances, count: shares.count) - Self.length) < 1e-12)
  }

  @Test("No turn of any fork is shorter", arguments: 1...20) func brute(seed: Int) {
    var random = KeyedRandom(seed: UInt64(seed), purpose: "leaves")
    let count = 2 + seed % 7
    let distances = distances((0..<count).map { _ in (0..<3).map { _ in random.unit() } })
    let order = LeafOrder.order(of: distances, count: count)
    #expect(order.sorted() == Array(0..<count), "seed \(seed)")
    let best = Self.orders(of: AverageLinkage.tree(distances, count)).map { LeafOrder.length(of: $0, distances, count: count) }.min() ?? 0
    #expect(abs(LeafOrder.length(of: order, distances, count: count) - best) < 1e-9, "seed \(seed)")
  }

  private static func orders(of tree: LeafTree) -> [[Int]] {
    guard case .fork(let left, let right, _) = tree else { return [tree.leaves] }
    return orders(of: left).flatMap { one in orders(of: right).flatMap { [one + $0, $0 + one] } }
  }

  @Test("Nothing, one and equal things have an order") func few() {
    #expect(LeafOrder.order(of: [], count: 0) == [])
    #expect(LeafOrder.order(of: [0], count: 1) == [0])
    #expect(LeafOrder.order(of: Array(repeating: 0, count: 16), count: 4).sorted() == [0, 1, 2, 3])
  }
}
