internal import WardlightEssentials

/// Finds the pairs of areas that lie over each other.
struct OverlapSearch {
  private let shapes: MultiPolygons
  private let boxes: AreaBoxes
  private let first: Set<Pair>

  struct Pair: Hashable, Comparable, Sendable {
    let one: Int32
    let other: Int32

    init(_ one: Int32, _ other: Int32) {
      self.one = min(one, other)
      self.other = max(one, other)
    }

    static func < (left: Pair, right: Pair) -> Bool { (left.one, left.other) < (right.one, right.other) }
  }

  /// - Parameters:
  ///   - covers: For each piece of border the further areas in whose inside it lies.
  init(_ shapes: MultiPolygons, _ boxes: AreaBoxes, _ pieces: BorderPieces, _ covers: [[Int32]]) {
    self.shapes = shapes
    self.boxes = boxes
    var pairs: Set<Pair> = []
    for (piece, cover) in zip(pieces.all, covers) {
      for side in [piece.left, piece.right] { Self.insert(side, with: side, into: &pairs) }
      Self.insert(piece.owners, with: cover, into: &pairs)
    }
    first = pairs
  }

  private static func insert(_ areas: [Int32], with others: [Int32], into pairs: inout Set<Pair>) {
    for area in areas { for other in others where other != area { pairs.insert(Pair(area, other)) } }
  }

  /// The overlaps, in order of the pairs.
  ///
  /// A border that two areas share may run through a third: where one of the two lies over the third, so may the other.
  func overlaps(_ parallel: Parallel) -> [CoverageFaults.Overlap] {
    var seen = first
    var next = first.sorted()
    var found: [CoverageFaults.Overlap] = []
    while !next.isEmpty {
      let pairs = next
      let measured = parallel.map(pairs.count) { PairOverlap(shapes, boxes, Int(pairs[$0].one), Int(pairs[$0].other)) }
      var further: Set<Pair> = []
      for (pair, overlap) in zip(pairs, measured) where overlap.width > CoverageFaults.noise {
        found.append(.init(area: Int(pair.one), other: Int(pair.other), size: overlap.size, width: overlap.width))
        further.formUnion(neighbours(of: pair.one, at: overlap.firstInside).map { Pair($0, pair.other) })
        further.formUnion(neighbours(of: pair.other, at: overlap.secondInside).map { Pair($0, pair.one) })
      }
      next = further.filter { $0.one != $0.other && seen.insert($0).inserted }.sorted()
    }
    return found.sorted { ($0.area, $0.other) < ($1.area, $1.other) }
  }

  /// The other areas at places of an area's border: those whose inside begins within a hair of them.
  private func neighbours(of area: Int32, at places: [Coordinate]) -> Set<Int32> {
    let step = 4 * CoverageFaults.nodeTolerance
    let steps = [(step, 0.0), (-step, 0.0), (0.0, step), (0.0, -step)]
    var found: Set<Int32> = []
    for place in places {
      for (across, up) in steps {
        let beside = Coordinate(easting: place.easting + across, northing: place.northing + up)
        found.formUnion(boxes.areas(around: beside, except: [area]))
      }
    }
    return found
  }
}
