/// Where many flows leave one round symbol: each as near to its own direction as their widths allow.
enum FlowPorts {
  /// The directions in radians, in the order given.
  ///
  /// The directions d are moved to x so that neighbours keep their least distance and Σ(x − d)² is least: isotonic regression of d less
  /// the distances added up, by pooling adjacent violators.
  ///
  /// - Parameters:
  ///   - directions: The wanted directions in radians.
  ///   - widths: What each needs of the circle, in radians; all are narrowed together where the circle is too small.
  /// - Complexity: O(flows log flows).
  /// - SeeAlso: R. E. Barlow, D. J. Bartholomew, J. M. Bremner and H. D. Brunk (1972), Statistical Inference under Order Restrictions.
  static func spread(_ directions: [Double], widths: [Double]) -> [Double] {
    guard directions.count > 1 else { return directions }
    let narrowing = min(1, 2 * Double.pi * 0.98 / max(widths.reduce(0, +), 1e-9))
    let order = cut(directions.indices.sorted { (directions[$0], $0) < (directions[$1], $1) }, directions)
    var wanted: [Double] = []
    var offsets: [Double] = []
    for (rank, flow) in order.enumerated() {
      // Beyond the cut the circle begins again.
      let turn = directions[flow] < directions[order[0]] ? 2 * Double.pi : 0
      let step = rank == 0 ? 0 : (widths[order[rank - 1]] + widths[flow]) / 2 * narrowing
      offsets.append((offsets.last ?? 0) + step)
      wanted.append(directions[flow] + turn - offsets[rank])
    }
    var spread = directions
    for ((rank, flow), level) in zip(order.enumerated(), pooled(wanted)) { spread[flow] = level + offsets[rank] }
    return spread
  }

  /// The order turned so that the largest gap lies between its end and its beginning.
  private static func cut(_ order: [Int], _ directions: [Double]) -> [Int] {
    let gaps = order.indices.map { rank -> Double in
      let before = rank == 0 ? directions[order[order.count - 1]] - 2 * Double.pi : directions[order[rank - 1]]
      return directions[order[rank]] - before
    }
    let first = gaps.indices.max { (gaps[$0], -$0) < (gaps[$1], -$1) } ?? 0
    return Array(order[first...] + order[..<first])
  }

  private static func pooled(_ values: [Double]) -> [Double] {
    var blocks: [(sum: Double, count: Int)] = []
    for value in values {
      blocks.append((value, 1))
      while blocks.count > 1 {
        let (last, before) = (blocks[blocks.count - 1], blocks[blocks.count - 2])
        guard before.sum / Double(before.count) > last.sum / Double(last.count) else { break }
        blocks.removeLast(2)
        blocks.append((before.sum + last.sum, before.count + last.count))
      }
    }
    return blocks.flatMap { Array(repeating: $0.sum / Double($0.count), count: $0.count) }
  }
}
