import WardlightDisclosure
import WardlightEssentials

/// A small world of records that can be listed whole: what a system of cells must say about it is counted, not derived.
struct SmallWorld {
  /// For each dimension the kinds of record that can be told apart, each by the members that it belongs to.
  let kinds: [(dimension: String, members: [Set<String>])]
  /// The dimensions as they are declared.
  let dimensions: [Dimension]

  private static let type = Dimension("type", .nested(within: ["t": ["*"], "u": ["*"]], complete: ["*"]))

  /// Wards a and b make up B; c is a part of C; types make up everything; two quarters make up the half year and leave days outside.
  static let nested = SmallWorld(
    kinds: [
      ("place", [["a", "B"], ["b", "B"], ["c", "C"], ["C"], []]),
      (
        "period",
        [
          ["2019-01-01..2019-03-31", "2019-01-01..2019-06-30"], ["2019-04-01..2019-06-30", "2019-01-01..2019-06-30"], [],
        ]
      ), ("type", [["t"], ["u"]]),
    ],
    dimensions: [
      Dimension("place", .nested(within: ["a": ["B"], "b": ["B"], "c": ["C"], "B": ["*"], "C": ["*"]], complete: ["B"])),
      Dimension("period", .time), type,
    ])

  /// Small area 1 lies in ward a, 2 in both wards; ward b has more; calendar and financial year overlap.
  static let overlapping = SmallWorld(
    kinds: [
      ("place", [["1", "a"], ["2", "a"], ["2", "b"], ["b"]]),
      ("period", [["2019-01-01..2019-12-31"], ["2019-01-01..2019-12-31", "2019-04-01..2020-03-31"], ["2019-04-01..2020-03-31"], []]),
    ],
    dimensions: [
      Dimension(
        "place", .nested(within: ["1": ["a"], "2 in a": ["2", "a"], "2 in b": ["2", "b"], "a": [], "b": []], complete: ["a", "2", "*"])),
      Dimension("period", .time),
    ])

  /// Every member of a dimension.
  func members(_ dimension: Int) -> [String] { Set(kinds[dimension].members.joined()).sorted() }

  /// The kinds of record that a key counts, as places in the grid of all kinds.
  func counted(_ key: CellKey) -> [Int] {
    grid.indices.filter { cell in
      kinds.indices.allSatisfy { axis in
        key.members[kinds[axis].dimension].map { kinds[axis].members[grid[cell][axis]].contains($0) } ?? true
      }
    }
  }

  /// All kinds of record.
  var grid: [[Int]] {
    kinds.reduce([[]]) { grid, axis in grid.flatMap { cell in axis.members.indices.map { cell + [$0] } } }
  }

  /// Every way in which so many records may lie in so many kinds.
  static func tables(of records: Int, kinds: Int) -> [[Int]] {
    if kinds == 1 { return [[records]] }
    return (0...records).flatMap { first in tables(of: records - first, kinds: kinds - 1).map { [first] + $0 } }
  }

  /// The published counts of every table of so many records.
  func publications(_ keys: [CellKey], records: Int) -> Set<[Int]> {
    let counted = keys.map(counted)
    return Set(Self.tables(of: records, kinds: grid.count).map { table in counted.map { $0.reduce(0) { $0 + table[$1] } } })
  }

  /// Some tables at random: each a product of members of each dimension, with or without totals; and the grand total.
  func randomKeys(_ random: inout KeyedRandom) -> [CellKey] {
    var keys: Set<CellKey> = [CellKey("n")]
    for _ in 0...random.below(3) {
      var table: [[String: String]] = [[:]]
      for axis in kinds.indices {
        let all = members(axis)
        let chosen: [String?] = random.below(3) == 0 ? [nil] : [nil] + all.filter { _ in random.below(4) > 0 }
        let kept = random.below(2) == 0 || chosen.count == 1 ? chosen : Array(chosen.dropFirst())
        table = table.flatMap { row in
          kept.map { member in
            var row = row
            row[kinds[axis].dimension] = member
            return row
          }
        }
      }
      keys.formUnion(table.map { CellKey("n", $0) })
    }
    return keys.sorted()
  }
}

/// All whole solutions of a system that are not negative, as seen in its published cells.
struct WholeSolutions {
  private let system: CellSystem
  private let users: [[Int]]
  private(set) var found: Set<[Int]> = []

  /// The solutions in which one cell has a value and no cell is larger.
  init(_ system: CellSystem, where total: CellKey, is value: Int) {
    self.system = system
    var users = [[Int]](repeating: [], count: system.keys.count)
    for (place, relation) in system.relations.enumerated() {
      for cell in [relation.whole] + relation.parts { users[cell].append(place) }
    }
    self.users = users
    var ranges = [ClosedRange<Int>](repeating: 0...value, count: system.keys.count)
    guard let whole = system.index(of: total) else { return }
    ranges[whole] = value...value
    if narrow(&ranges, Array(system.relations.indices)) { search(ranges) }
  }

  private mutating func search(_ ranges: [ClosedRange<Int>]) {
    if let open = ranges[..<system.publishedCount].firstIndex(where: { $0.count > 1 }) {
      for value in ranges[open] {
        var next = ranges
        next[open] = value...value
        if narrow(&next, users[open]) { search(next) }
      }
    } else if isSolvable(ranges) {
      found.insert(ranges[..<system.publishedCount].map(\.lowerBound))
    }
  }

  private func isSolvable(_ ranges: [ClosedRange<Int>]) -> Bool {
    guard let open = ranges.firstIndex(where: { $0.count > 1 }) else { return true }
    return ranges[open].contains { value in
      var next = ranges
      next[open] = value...value
      return narrow(&next, users[open]) && isSolvable(next)
    }
  }

  /// Draws what the relations say about ranges from each other, until nothing changes; says whether all stay possible.
  private func narrow(_ ranges: inout [ClosedRange<Int>], _ changed: [Int]) -> Bool {
    var queue = changed
    while let place = queue.popLast() {
      let relation = system.relations[place]
      for (cell, bounds) in Self.bounds(relation, ranges) {
        let lower = max(ranges[cell].lowerBound, bounds.lower)
        let upper = min(ranges[cell].upperBound, bounds.upper)
        if lower > upper { return false }
        if lower...upper != ranges[cell] {
          ranges[cell] = lower...upper
          queue += users[cell]
        }
      }
    }
    return true
  }

  private static func bounds(_ relation: CellSystem.Relation, _ ranges: [ClosedRange<Int>]) -> [(Int, (lower: Int, upper: Int))] {
    let whole = ranges[relation.whole]
    let least = relation.parts.reduce(0) { $0 + ranges[$1].lowerBound }
    let most = relation.parts.reduce(0) { $0 + ranges[$1].upperBound }
    return [(relation.whole, (least, most))]
      + relation.parts.map { part in
        (part, (whole.lowerBound - (most - ranges[part].upperBound), whole.upperBound - (least - ranges[part].lowerBound)))
      }
  }
}
