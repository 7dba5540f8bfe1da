/// Straight pieces of border that enclose something together, the inside on their left.
struct EnclosedPieces {
  private struct Piece {
    let line: StraightLine
    let start: Int32
  }

  private let pieces: [Piece]
  private var groups: DisjointSets

  /// Pieces whose ends meet but for rounding.
  init(_ lines: [StraightLine]) {
    let nodes = VertexSnapping(lines.flatMap { [$0.start, $0.end] }, tolerance: 8 * CoverageFaults.nodeTolerance)
    var groups = DisjointSets(count: nodes.places.count)
    pieces = lines.indices.compactMap { place in
      let (start, end) = (nodes.numbers[2 * place], nodes.numbers[2 * place + 1])
      guard start != end else { return nil }
      groups.join(Int(start), Int(end))
      return Piece(line: StraightLine(start: nodes.places[Int(start)], end: nodes.places[Int(end)]), start: start)
    }
    self.groups = groups
  }

  /// The size of what is enclosed, and the width of its widest part; parts that are thinner than rounding do not count.
  func measure() -> (size: Double, width: Double) {
    let parts = parts().map { (lines: $0, size: Self.size($0)) }
    let holes = parts.filter { $0.size < 0 }
    let aroundHoles = holes.flatMap(\.lines)
    var sum = (size: 0.0, width: 0.0)
    for part in parts where part.size > 0 {
      let width = InscribedCircle.diameter(part.lines + aroundHoles, size: part.size)
      if width > CoverageFaults.noise { sum = (sum.size + part.size, max(sum.width, width)) }
    }
    return (max(0, holes.reduce(sum.size) { $0 + $1.size }), sum.width)
  }

  /// The pieces that hang together.
  private func parts() -> [[StraightLine]] {
    var groups = groups
    var parts: [Int: [StraightLine]] = [:]
    for piece in pieces { parts[groups.root(Int(piece.start)), default: []].append(piece.line) }
    return parts.sorted { $0.key < $1.key }.map(\.value)
  }

  private static func size(_ part: [StraightLine]) -> Double {
    guard let origin = part.first?.start else { return 0 }
    let twice = part.reduce(0) { sum, line in
      let (a, b) = (line.start, line.end)
      let forwards = (a.easting - origin.easting) * (b.northing - origin.northing)
      return sum + forwards - (b.easting - origin.easting) * (a.northing - origin.northing)
    }
    return twice / 2
  }
}

/// Which of some numbered things hang together.
struct DisjointSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  /// The smallest number that hangs together with this one.
  mutating func root(_ number: Int) -> Int {
    var root = number
    while parents[root] != root { root = parents[root] }
    var next = number
    while parents[next] != root { (parents[next], next) = (root, parents[next]) }
    return root
  }

  mutating func join(_ one: Int, _ other: Int) {
    let (a, b) = (root(one), root(other))
    parents[max(a, b)] = min(a, b)
  }
}
