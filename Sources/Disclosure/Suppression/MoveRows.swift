/// The links of a network as rows of signed counts, with for each count the rows it stands in; counts that are the same whatever is done are left out.
///
/// A sum is a row that is 0; of links whose parts overlap, the whole less each part is at least 0, and where they are covered the parts less the whole are as well.
struct MoveRows: Sendable {
  /// What each row asks of its sum.
  private(set) var kinds: [WholeSystem.Kind] = []
  /// The sum of each row for the true counts.
  private(set) var sums: [Int] = []
  /// Where the counts of each row begin; one more at the end.
  private(set) var starts: [Int32] = [0]
  /// The counts of all rows, one row behind the other, and their signs.
  private(set) var cells: [Int32] = []
  private(set) var signs: [Int8] = []
  /// Where the rows of each count begin; one more at the end.
  private(set) var startsOfCells: [Int32] = []
  /// The rows of all counts, and the sign that each has there.
  private(set) var rowsOfCells: [Int32] = []
  private(set) var signsInRows: [Int8] = []
  /// Where the levels of each count begin; one more at the end.
  private(set) var startsOfLevels: [Int32] = [0]
  /// How far a count may move at each of its levels, down (from 0) and up.
  private(set) var reaches: [Slack] = []

  /// The rows of a system, as a solution of it has them; each count has one level.
  init(_ system: WholeSystem, at point: [Int]) {
    (kinds, cells, signs) = (system.kinds, system.cells, system.signs)
    starts = system.starts.map(Int32.init)
    sums = kinds.indices.map { row in
      system.places(of: row).reduce(system.constants[row]) { $0 + Int(system.signs[$1]) * point[Int(system.cells[$1])] }
    }
    startsOfLevels = (0...point.count).map(Int32.init)
    reaches = point.indices.map { Slack(down: point[$0] - system.lower[$0], up: system.upper[$0] - point[$0]) }
    transpose(point.count)
  }

  init(_ network: CountNetwork) {
    for cell in network.cells {
      reaches += cell.spans.map { cell.slack(in: $0) }
      startsOfLevels.append(Int32(reaches.count))
    }
    for link in network.links { add(link, of: network) }
    transpose(network.cells.count)
  }

  /// Where the counts of a row stand.
  func places(of row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

  /// Where the rows of a count stand.
  func placesOfRows(of cell: Int) -> Range<Int> { Int(startsOfCells[cell])..<Int(startsOfCells[cell + 1]) }

  /// The first level, from one on, at which a count may move so far; `nil` where there is none.
  func level(of cell: Int, from level: Int, movingBy steps: Int) -> Int? {
    var place = Int(startsOfLevels[cell]) + level
    let end = Int(startsOfLevels[cell + 1])
    while place < end {
      if steps <= reaches[place].up, -steps <= reaches[place].down { return place - Int(startsOfLevels[cell]) }
      place += 1
    }
    return nil
  }

  /// Whether a count may move so far at a level.
  func canMove(_ cell: Int, at level: Int, by steps: Int) -> Bool {
    let reach = reaches[Int(startsOfLevels[cell]) + level]
    return steps <= reach.up && -steps <= reach.down
  }

  /// How far a count may move at each level from one on.
  func reaches(of cell: Int, from level: Int) -> [(level: Int, reach: Slack)] {
    let start = Int(startsOfLevels[cell])
    return (start + level..<Int(startsOfLevels[cell + 1])).map { ($0 - start, reaches[$0]) }
  }

  /// Whether every row holds after a move.
  func holds(after move: Move) -> Bool {
    var shifts: [Int: Int] = [:]
    for step in move.steps {
      for place in placesOfRows(of: step.cell) { shifts[Int(rowsOfCells[place]), default: 0] += Int(signsInRows[place]) * step.by }
    }
    return shifts.allSatisfy { upset($0.key, shift: $0.value) == 0 }
  }

  /// How far the sum of a row lies from what it may be when it is shifted.
  func upset(_ row: Int, shift: Int) -> Int {
    switch kinds[row] {
    case .zero: sums[row] + shift
    case .atMostZero: max(0, sums[row] + shift)
    case .atLeastZero: min(0, sums[row] + shift)
    }
  }

  private mutating func add(_ link: CountNetwork.Link, of network: CountNetwork) {
    if link.isSum { return add(whole: link.whole, parts: link.parts, kind: .zero, network) }
    for part in link.parts { add(whole: link.whole, parts: [part], kind: .atMostZero, network) }
    if link.isCovered { add(whole: link.whole, parts: link.parts, kind: .atLeastZero, network) }
  }

  /// The parts less the whole.
  private mutating func add(whole: Int, parts: [Int], kind: WholeSystem.Kind, _ network: CountNetwork) {
    let start = cells.count
    for (cell, sign) in [(whole, Int8(-1))] + parts.map({ ($0, Int8(1)) }) where !network.cells[cell].isFixed {
      cells.append(Int32(cell))
      signs.append(sign)
    }
    guard cells.count > start else { return }
    starts.append(Int32(cells.count))
    kinds.append(kind)
    sums.append(parts.reduce(-network.cells[whole].count) { $0 + network.cells[$1].count })
  }

  private mutating func transpose(_ count: Int) {
    var ends = [Int32](repeating: 0, count: count + 1)
    for cell in cells { ends[Int(cell) + 1] += 1 }
    for cell in 0..<count { ends[cell + 1] += ends[cell] }
    startsOfCells = ends
    rowsOfCells = [Int32](repeating: 0, count: cells.count)
    signsInRows = [Int8](repeating: 0, count: cells.count)
    for row in kinds.indices {
      for place in places(of: row) {
        let own = Int(ends[Int(cells[place])])
        rowsOfCells[own] = Int32(row)
        signsInRows[own] = signs[place]
        ends[Int(cells[place])] += 1
      }
    }
  }
}
