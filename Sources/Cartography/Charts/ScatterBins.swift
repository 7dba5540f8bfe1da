import WardlightDisclosure
import WardlightEssentials

/// Thousands of marks as hexagons that show how many lie where, and protected counts as upright strips.
///
/// - SeeAlso: Carr, Littlefield, Nicholson and Littlefield (1987), Scatterplot matrix techniques for large N, doi:10.1080/01621459.1987.10478445.
struct ScatterBins {
  /// The hexagons and strips.
  let layers: [SceneLayer]

  /// The lower ends of the classes of a bin, each double the last.
  static let classes = [1, 2, 4, 8, 16]
  static let colours = [0xD3E3F3, 0x9EC5E3, 0x5E9CCB, 0x2A6CA8, 0x0B3566].map { Colour($0) }
  static let edge = Colour(0x5C6B7A)
  private static let width = 4.8

  /// Strips are hatched in the colour of their class, so that nobody takes them for hexagons.
  static func look(_ count: Int) -> ShapeStyle {
    ShapeStyle(fill: Ink.white, hatch: Hatch(.rising, colour(count)), stroke: edge, width: 0.15)
  }

  static func colour(_ count: Int) -> Colour { colours[classes.lastIndex { $0 <= count } ?? 0] }

  init(
    _ content: ScatterContent, _ points: [ScatterPoint], _ plot: SheetBox, _ room: ChartRoom, place: (ScatterPoint) -> SheetPoint,
    ends: (ScatterPoint) -> (top: Double, bottom: Double)
  ) {
    let grid = HexagonGrid(width: Self.width * room.typeScale, origin: SheetPoint(across: plot.left, down: plot.bottom))
    let exact = points.filter { $0.look != .protected }
    let bins = Dictionary(grouping: exact) { grid.cell(at: place($0)) }.sorted { $0.key < $1.key }
    let hexagons = bins.map { cell, members in
      SceneShape(
        Outline(grid.corners(cell), closed: true), ShapeStyle(fill: Self.colour(members.count), stroke: Self.edge, width: 0.08),
        title: Self.title(members, content))
    }
    let strips = Self.strips(points.filter { $0.look == .protected }, content, grid.width, plot, place: place, ends: ends)
    layers = [
      SceneLayer("strips", label: "Protected", shapes: strips), SceneLayer("bins", label: "Hexagons", clip: plot, shapes: hexagons),
    ]
  }

  /// Protected counts over each stretch of the level scale.
  private static func strips(
    _ points: [ScatterPoint], _ content: ScatterContent, _ width: Double, _ plot: SheetBox, place: (ScatterPoint) -> SheetPoint,
    ends: (ScatterPoint) -> (top: Double, bottom: Double)
  ) -> [SceneShape] {
    let strips = Dictionary(grouping: points) { Int(((place($0).across - plot.left) / width).rounded(.down)) }.sorted { $0.key < $1.key }
    return strips.map { column, members -> SceneShape in
      let (tops, bottoms) = (members.map { ends($0).top }, members.map { ends($0).bottom })
      let top = tops.min() ?? plot.top
      let box = SheetBox(
        left: plot.left + Double(column) * width + 0.2, top: top, width: width - 0.4, height: (bottoms.max() ?? top) - top)
      let style = look(members.count)
      return SceneShape(Outline(box), style, title: title(members, content))
    }
  }

  private static func title(_ members: [ScatterPoint], _ content: ScatterContent) -> String {
    let cells = (content.plot.values.content.cells, content.plot.against.content.cells)
    let up = range(members, by: { $0.low }) { cells.0[$0.area].inWords }
    let across = range(members, by: { $0.across }) { cells.1[$0.area].inWords }
    let kind = members.count == 1 ? content.plot.kind : content.plot.kind + "s"
    return "\(content.plot.up.title) \(up), \(content.plot.across.title) \(across): \(FixedDecimal.grouped(members.count)) \(kind)"
  }

  private static func range(
    _ members: [ScatterPoint], by number: (ScatterPoint) -> Double, _ words: (ScatterPoint) -> String
  ) -> String {
    let ends = [members.min { number($0) < number($1) }, members.max { number($0) < number($1) }].compactMap { $0.map(words) }
    return ends.first == ends.last ? ends.first ?? "" : ends.joined(separator: " to ")
  }
}

/// Regular hexagons with a corner at the top, side by side.
struct HexagonGrid {
  /// From side to side, in millimetres.
  let width: Double
  /// The middle of the hexagon 0, 0.
  let origin: SheetPoint

  /// A hexagon by its row, counted upwards, and its place in it.
  struct Cell: Hashable, Comparable {
    let column: Int
    let row: Int

    static func < (first: Cell, second: Cell) -> Bool { (first.row, first.column) < (second.row, second.column) }
  }

  /// From the middle to a corner.
  private var radius: Double { width / 3.0.squareRoot() }

  /// The hexagon whose middle is nearest: of the two nearest rows the nearer middle.
  func cell(at place: SheetPoint) -> Cell {
    let row = Int(((origin.down - place.down) / (1.5 * radius)).rounded(.down))
    let nearest = [row, row + 1].map { row -> Cell in
      let shift = row.isMultiple(of: 2) ? 0 : 0.5
      return Cell(column: Int(((place.across - origin.across) / width - shift).rounded()), row: row)
    }
    return middle(nearest[0]).distance(to: place) <= middle(nearest[1]).distance(to: place) ? nearest[0] : nearest[1]
  }

  func middle(_ cell: Cell) -> SheetPoint {
    origin.moved(across: (Double(cell.column) + (cell.row.isMultiple(of: 2) ? 0 : 0.5)) * width, down: -1.5 * radius * Double(cell.row))
  }

  func corners(_ cell: Cell) -> [SheetPoint] {
    let middle = middle(cell)
    return [(0, -1), (0.5, -0.5), (0.5, 0.5), (0, 1), (-0.5, 0.5), (-0.5, -0.5)].map {
      middle.moved(across: $0.0 * width, down: $0.1 * radius)
    }
  }
}
