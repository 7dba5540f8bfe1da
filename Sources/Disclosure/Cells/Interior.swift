/// The cells inside tables that are linked in a circle.
///
/// The levels of each dimension (everything, borough, ward) are corners, a kind of table is the set of levels that it reaches, and tables are linked without a
/// circle where dropping levels that one kind alone reaches, and kinds inside others, leaves nothing (Graham 1979; Yu & Özsoyoğlu 1979). What is left is
/// the circle. Its interior is cut down by all levels that it reaches. A kind of which cells are missing takes no other in.
enum Interior {
  /// What became of the interior of a measure.
  enum Outcome {
    /// Tables are not linked in a circle: the margins say all.
    case notNeeded
    /// The cells with those inside, lifted.
    case closed(LinkedCells)
    /// There were too many.
    case notModelled
  }

  /// Adds the cells inside the tables of a circle, and inside all tables where members overlap.
  ///
  /// - Parameters:
  ///   - cells: The cells, lifted.
  ///   - containers: For each axis, which of its members contain which.
  ///   - sets: The members of all dimensions.
  ///   - limit: The largest number of cells.
  static func closing(_ cells: LinkedCells, _ containers: [Containers], _ sets: inout [MemberSets], limit: Int) -> Outcome {
    if !containers.allSatisfy(\.isNested) { return closingPieces(cells, containers, &sets, limit: limit) }
    let levels = containers.map { Levels($0) }
    let depths = circle(of: cells, levels)
    if depths.isEmpty { return .notNeeded }
    let antichains = levels.indices.map { levels[$0].members(at: depths[$0]) }
    return closed(cells, antichains, containers, limit: limit)
  }

  /// Cells are cut down by the pieces into which the members of each axis fall.
  private static func closingPieces(
    _ cells: LinkedCells, _ containers: [Containers], _ sets: inout [MemberSets], limit: Int
  ) -> Outcome {
    var pieces: [[Int32]] = []
    var around: [Containers] = []
    for axis in cells.axes.indices {
      let used = containers[axis].around.keys.sorted()
      let links = LineShape(of: used, in: &sets[cells.axes[axis]], remainders: true).links
      let all = Set(used).union(links.flatMap(\.parts))
      pieces.append(all.subtracting(links.map(\.whole)).sorted())
      around.append(Containers(of: all, in: sets[cells.axes[axis]]))
    }
    return closed(cells, pieces, around, limit: limit)
  }

  private static func closed(_ cells: LinkedCells, _ members: [[Int32]], _ containers: [Containers], limit: Int) -> Outcome {
    let count = members.reduce(1.0) { $0 * Double($1.count) }
    if count + Double(cells.codes.count) > Double(limit) { return .notModelled }
    var closed = cells
    let grid = members.reduce([[Int32]()]) { grid, axis in grid.flatMap { cell in axis.map { cell + [$0] } } }
    for cell in grid { closed.place(of: closed.code(cell)) }
    closed.lift(containers.map(\.around))
    return closed.codes.count > limit ? .notModelled : .closed(closed)
  }
}

// MARK: Circles

extension Interior {
  /// How deep the tables of a circle reach along each axis; nothing where there is no circle.
  private static func circle(of cells: LinkedCells, _ levels: [Levels]) -> [Int] {
    let counts = Dictionary(
      cells.codes.map { code in (levels.indices.map { levels[$0].depth(cells.member(code, $0)) }, 1) }, uniquingKeysWith: +)
    var kinds = counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { depths, count in
      Kind(depths, isWhole: count == levels.indices.reduce(1) { $0 * levels[$1].members(at: depths[$1]).count })
    }
    var isShrinking = true
    while isShrinking {
      let uses = Dictionary(kinds.flatMap(\.corners).map { ($0, 1) }, uniquingKeysWith: +)
      for place in kinds.indices { kinds[place].corners = kinds[place].corners.filter { uses[$0] != 1 } }
      let left = kinds.indices.filter { place in
        !kinds.indices.contains { kinds[$0].takesIn(kinds[place], isEarlier: $0 < place) && $0 != place }
      }
      isShrinking = left.count < kinds.count || uses.values.contains(1)
      kinds = left.map { kinds[$0] }
    }
    if kinds.count < 2 { return [] }
    return levels.indices.map { axis in kinds.map { $0.corners.count { $0.axis == axis } }.max() ?? 0 }
  }

  private struct Corner: Hashable {
    let axis: Int
    let level: Int
  }

  /// The levels that tables of one kind reach.
  private struct Kind {
    var corners: Set<Corner>
    let isWhole: Bool

    init(_ depths: [Int], isWhole: Bool) {
      corners = Set(depths.indices.flatMap { axis in (0..<depths[axis]).map { Corner(axis: axis, level: $0) } })
      self.isWhole = isWhole
    }

    /// Whether another kind says nothing beside this one.
    func takesIn(_ other: Kind, isEarlier: Bool) -> Bool {
      if corners == other.corners { return isWhole == other.isWhole ? isEarlier : isWhole }
      return isWhole && other.corners.isSubset(of: corners)
    }
  }
}

/// How deep the members of one axis lie in each other.
private struct Levels {
  private var depths: [Int32: Int] = [:]
  private var byDepth: [[Int32]] = []

  /// The levels of nested members; a member with none in it stands for itself on all levels below.
  init(_ containers: Containers) {
    let around = containers.around
    func first(_ member: Int32) -> Int32 {
      around[member, default: []].first { $0 < member && around[$0, default: []].contains(member) } ?? member
    }
    var hasParts: Set<Int32> = []
    var above: [Int32: Int] = [:]
    for member in around.keys {
      let containers = Set(around[member, default: []].map(first)).subtracting([first(member)])
      above[member] = containers.count
      hasParts.formUnion(containers)
    }
    let deepest = above.values.max() ?? 0
    byDepth = [[Int32]](repeating: [], count: deepest + 1)
    for (member, depth) in above.sorted(by: { $0.key < $1.key }) {
      let isLeaf = !hasParts.contains(first(member))
      depths[member] = isLeaf ? deepest : depth
      if first(member) == member { for level in depth...(isLeaf ? deepest : depth) { byDepth[level].append(member) } }
    }
  }

  /// How many levels lie above a member.
  func depth(_ member: Int32) -> Int { depths[member, default: 0] }

  /// The members on a level, of which none lies in another.
  func members(at depth: Int) -> [Int32] { byDepth[depth] }
}
