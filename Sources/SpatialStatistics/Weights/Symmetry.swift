import WardlightGeometry

/// What makes a link of one direction into one of both.
public enum Symmetrization: String, Hashable, Sendable, CaseIterable {
  /// Areas are neighbours where either names the other; the link weighs as much as the heavier direction.
  case either
  /// Areas are neighbours where each names the other; the link weighs as much as the lighter direction.
  case both
}

extension Weights {
  /// Whether of any two areas each is the other's neighbour with the same weight, or neither is.
  ///
  /// - Complexity: O(links).
  public var isSymmetric: Bool {
    let (columns, weights) = transposed
    return columns == rows && weights == values
  }

  /// Weights whose every link runs both ways.
  ///
  /// - Complexity: O(links).
  public func symmetrized(_ symmetrization: Symmetrization = .either) -> Weights {
    let (columns, weights) = transposed
    var merged = RaggedRows()
    var mergedWeights: [Double] = []
    for area in 0..<count {
      let own = links(of: area, rows, values)
      let others = links(of: area, columns, weights)
      let row = symmetrization == .either ? Self.union(own, others) : Self.intersection(own, others)
      merged.append(row.map(\.area))
      if values != nil { mergedWeights.append(contentsOf: row.map(\.weight)) }
    }
    return Weights(rows: merged, values: values == nil ? nil : mergedWeights, selfWeight: selfWeight)
  }

  private typealias Link = (area: Int32, weight: Double)

  private func links(of area: Int, _ rows: RaggedRows, _ weights: [Double]?) -> [Link] {
    rows.range(of: area).map { (rows.values[$0], weights?[$0] ?? 1) }
  }

  private static func union(_ one: [Link], _ other: [Link]) -> [Link] {
    var all: [Link] = []
    var (first, second) = (one[...], other[...])
    while let left = first.first, let right = second.first {
      all.append(left.area == right.area ? (left.area, max(left.weight, right.weight)) : left.area < right.area ? left : right)
      if left.area <= right.area { first.removeFirst() }
      if right.area <= left.area { second.removeFirst() }
    }
    return all + first + second
  }

  private static func intersection(_ one: [Link], _ other: [Link]) -> [Link] {
    var common: [Link] = []
    var second = other[...]
    for left in one {
      while let right = second.first, right.area < left.area { second.removeFirst() }
      if let right = second.first, right.area == left.area { common.append((left.area, min(left.weight, right.weight))) }
    }
    return common
  }

  /// Every link the other way round.
  private var transposed: (rows: RaggedRows, weights: [Double]?) {
    let entries = RaggedRows(keys: rows.values, below: count)
    var owner = [Int32](repeating: 0, count: links)
    for area in 0..<count { for place in rows.range(of: area) { owner[place] = Int32(area) } }
    let columns = RaggedRows(starts: entries.starts, values: entries.values.map { owner[Int($0)] })
    return (columns, values.map { values in entries.values.map { values[Int($0)] } })
  }
}
