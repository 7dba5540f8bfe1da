import WardlightGeometry

extension Weights {
  /// The connected part of the map to which each area belongs, whichever way links run.
  ///
  /// - Returns: Aligned with the areas: numbers from 0, in order of each part's first area; an island is a part of its own.
  /// - Complexity: O((n + links) log n).
  public var components: [Int] {
    var forest = Forest(count)
    for area in 0..<count {
      for place in rows.range(of: area) { forest.join(Int32(area), rows.values[place]) }
    }
    var numbers = [Int](repeating: -1, count: count)
    var next = 0
    return (0..<count).map { area in
      let root = Int(forest.root(of: Int32(area)))
      if numbers[root] < 0 { (numbers[root], next) = (next, next + 1) }
      return numbers[root]
    }
  }
}

/// Trees of areas; two areas are of one part where their trees have the same root.
private struct Forest {
  private var parents: [Int32]

  init(_ count: Int) { parents = (0..<Int32(count)).map { $0 } }

  mutating func root(of area: Int32) -> Int32 {
    var area = area
    while parents[Int(area)] != area {
      parents[Int(area)] = parents[Int(parents[Int(area)])]
      area = parents[Int(area)]
    }
    return area
  }

  mutating func join(_ one: Int32, _ other: Int32) {
    let (one, other) = (root(of: one), root(of: other))
    parents[Int(max(one, other))] = min(one, other)
  }
}
