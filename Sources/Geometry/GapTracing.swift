import Foundation

/// Follows the border of what no area covers.
struct GapTracing {
  private let pieces: BorderPieces
  /// Pieces with areas on their left and nothing on their right.
  private let steps: [Step]
  /// The steps that leave each place.
  private let leaving: RaggedRows

  private struct Step {
    let start: Int32
    let end: Int32
    let owners: [Int32]
  }

  /// - Parameter covers: For each piece the further areas in whose inside it lies.
  init(_ pieces: BorderPieces, _ covers: [[Int32]]) {
    self.pieces = pieces
    let steps = zip(pieces.all, covers).compactMap { piece, cover -> Step? in
      guard cover.isEmpty, piece.left.isEmpty != piece.right.isEmpty else { return nil }
      return piece.right.isEmpty
        ? Step(start: piece.one, end: piece.other, owners: piece.left) : Step(start: piece.other, end: piece.one, owners: piece.right)
    }
    self.steps = steps
    leaving = RaggedRows(rows: pieces.places.count) { add in
      for (number, step) in steps.enumerated() { add(Int(step.start), Int32(number)) }
    }
  }

  /// The gaps, in order of their first neighbour, the larger first.
  func gaps() -> [CoverageFaults.Gap] {
    let loops = loops()
    let islands = loops.filter { $0.size > 0 }
    return loops.filter { $0.size < 0 }.compactMap { gap($0, islands) }.sorted {
      $0.neighbours == $1.neighbours ? $0.size > $1.size : $0.neighbours.lexicographicallyPrecedes($1.neighbours)
    }
  }

  fileprivate struct Loop {
    let steps: [Int]
    let corners: [Coordinate]
    /// Positive where areas lie inside.
    let size: Double
    let box: Box
  }

  private func loops() -> [Loop] {
    var isTaken = [Bool](repeating: false, count: steps.count)
    var loops: [Loop] = []
    for first in steps.indices where !isTaken[first] {
      var path: [Int] = []
      var next: Int? = first
      while let step = next, !isTaken[step] {
        isTaken[step] = true
        path.append(step)
        next = successor(of: step)
      }
      // A path that does not come back where it began encloses nothing.
      if next == first, let loop = loop(path) { loops.append(loop) }
    }
    return loops
  }

  private func loop(_ path: [Int]) -> Loop? {
    let corners = path.map { pieces.places[Int(steps[$0].start)] }
    return Box(around: corners).map { Loop(steps: path, corners: corners, size: RingMeasure.signedArea(corners[...]), box: $0) }
  }

  /// The step that bounds the same uncovered ground: the first one counter-clockwise from where the path came.
  private func successor(of step: Int) -> Int? {
    let choices = leaving[Int(steps[step].end)]
    guard choices.count > 1 else { return choices.first.map(Int.init) }
    let back = direction(from: steps[step].end, to: steps[step].start)
    func turn(_ choice: Int32) -> Double {
      let angle = direction(from: steps[Int(choice)].start, to: steps[Int(choice)].end) - back
      return angle > 0 ? angle : angle + 2 * .pi
    }
    return choices.min { (turn($0), $0) < (turn($1), $1) }.map(Int.init)
  }

  private func direction(from start: Int32, to end: Int32) -> Double {
    let (start, end) = (pieces.places[Int(start)], pieces.places[Int(end)])
    return atan2(end.northing - start.northing, end.easting - start.easting)
  }

  private func gap(_ loop: Loop, _ islands: [Loop]) -> CoverageFaults.Gap? {
    let inside = islands.filter { loop.holds($0) }
    let size = -loop.size - inside.reduce(0) { $0 + $1.size }
    let border = loop.steps + inside.flatMap(\.steps)
    // The gap lies on the right of its steps.
    let lines = border.map { StraightLine(start: pieces.places[Int(steps[$0].end)], end: pieces.places[Int(steps[$0].start)]) }
    let width = InscribedCircle.diameter(lines, size: size)
    guard width > CoverageFaults.noise else { return nil }
    return CoverageFaults.Gap(neighbours: Set(border.flatMap { steps[$0].owners }).sorted().map(Int.init), size: size, width: width)
  }
}

extension GapTracing.Loop {
  /// Whether another loop stands in this one.
  fileprivate func holds(_ other: GapTracing.Loop) -> Bool {
    guard -size > other.size, box.intersects(other.box) else { return false }
    // Loops may touch but do not cross, so that most corners decide alike.
    let corners = other.corners.filter(contains).count
    return 2 * corners > other.corners.count
  }

  private func contains(_ place: Coordinate) -> Bool {
    guard box.contains(place), var previous = corners.last else { return false }
    var isInside = false
    for corner in corners {
      if (previous.northing > place.northing) != (corner.northing > place.northing),
        Orientation.isLeft(place, from: previous, to: corner) == (corner.northing > previous.northing)
      {
        isInside.toggle()
      }
      previous = corner
    }
    return isInside
  }
}
