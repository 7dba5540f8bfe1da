import WardlightDisclosure
import WardlightGeometry

/// Where a surface ends: contour lines stop there rather than run along the edge.
struct SurfaceEdge {
  private let values: [Double]
  private let grid: RasterGrid

  init(_ surface: Surface) { (values, grid) = (surface.values, surface.grid) }

  /// A line on the ground.
  struct Line {
    var places: [Coordinate]
    var isClosed: Bool
  }

  /// The pieces of the rings of an area that do not run along the edge.
  ///
  /// - Parameter shapes: Polygons that end abruptly at cells without a number (``IsoPolygons/Ending/abrupt``), not simplified.
  func lines(_ shapes: MultiPolygons, ofArea area: Int) -> [Line] {
    shapes.rings(ofArea: area).flatMap { pieces(Array(shapes.vertices(ofRing: $0))) }
  }

  private func pieces(_ ring: [Coordinate]) -> [Line] {
    let isOnEdge = ring.map(isOnEdge)
    guard let start = ring.indices.first(where: { isOnEdge[$0] }) else { return [Line(places: ring, isClosed: true)] }
    var lines: [Line] = []
    var line = [ring[start]]
    for step in 1...ring.count {
      let place = (start + step) % ring.count
      line.append(ring[place])
      guard isOnEdge[place] else { continue }
      if line.count > 2 { lines.append(Line(places: line, isClosed: false)) }
      line = [ring[place]]
    }
    return lines
  }

  /// Whether a vertex lies on the border between a cell with a number and one without, or on that of the grid.
  private func isOnEdge(_ place: Coordinate) -> Bool {
    let across = (place.easting - grid.origin.easting) / grid.cell
    let up = (place.northing - grid.origin.northing) / grid.cell
    let (column, row) = (Int(across.rounded(.down)), Int(up.rounded(.down)))
    if isWhole(across) { return hasNone(Int(across.rounded()) - 1, row) || hasNone(Int(across.rounded()), row) }
    return isWhole(up) && (hasNone(column, Int(up.rounded()) - 1) || hasNone(column, Int(up.rounded())))
  }

  /// Vertices keep a thousandth of a cell away from middles, and from the border of the grid.
  private func isWhole(_ number: Double) -> Bool { abs(number - number.rounded()) < 0.00101 }

  private func hasNone(_ column: Int, _ row: Int) -> Bool {
    guard (0..<grid.columns).contains(column), (0..<grid.rows).contains(row) else { return true }
    return values[row * grid.columns + column].isNaN
  }
}

/// A line on the page.
struct PageLine {
  var points: [SheetPoint]
  var isClosed: Bool
}

extension MapProjection {
  /// The line on the page, without vertices that are nearer to the one before than `distance` millimetres; its ends stay.
  func thinned(_ line: SurfaceEdge.Line, to distance: Double) -> PageLine {
    let all = line.places.map(point)
    var kept: [SheetPoint] = []
    for (place, point) in all.enumerated() {
      let isEnd = place == 0 || (!line.isClosed && place == all.count - 1)
      if isEnd || kept.last.map({ $0.distance(to: point) >= distance }) ?? true { kept.append(point) }
    }
    return PageLine(points: kept.count > 2 ? kept : all, isClosed: line.isClosed)
  }
}

extension Outline {
  /// The lines one after another.
  init(_ lines: [PageLine]) {
    self.init()
    for line in lines { add(line.points, closed: line.isClosed) }
  }
}

/// The numbers of contour lines, on the lines, apart from one another.
struct ContourLabels {
  private(set) var texts: [SceneText] = []
  private let frame: SheetBox

  init(frame: SheetBox) { self.frame = frame }

  /// Puts the number on the longest lines of its level, on each in the middle of its straightest third.
  ///
  /// - Parameter lines: A short line is left without a number, for its neighbours say enough.
  mutating func place(_ text: String, along lines: [[SheetPoint]], colour: Colour) {
    let style = TextStyle(2.1, bold: true, colour: Ink.text, halo: Ink.white)
    let long = lines.map { (length: Self.length($0), line: $0) }.filter { $0.length > 18 }
    for (_, line) in long.sorted(by: { $0.length > $1.length }).prefix(4) {
      for place in Self.candidates(line) {
        let label = SceneText(text, at: place.moved(across: 0, down: 0.75), style, anchor: .middle)
        let box = label.box.inset(by: -0.8)
        guard frame.contains(box), !texts.contains(where: { $0.box.overlaps(box) }) else { continue }
        texts.append(label)
        break
      }
    }
  }

  private static func length(_ line: [SheetPoint]) -> Double { zip(line, line.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) } }

  /// Eight places along the line, the flattest first, for there a number hides least of it.
  private static func candidates(_ line: [SheetPoint]) -> [SheetPoint] {
    let places = (1..<9).map { line.count * $0 / 9 }.filter { $0 > 1 && $0 < line.count - 2 }
    func steepness(_ place: Int) -> Double {
      let (before, after) = (line[place - 2], line[place + 2])
      return abs(after.down - before.down) / max(1e-6, after.distance(to: before))
    }
    return places.sorted { (steepness($0), $0) < (steepness($1), $1) }.map { line[$0] }
  }
}
