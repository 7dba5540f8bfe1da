import WardlightGeometry

/// Where the maps of a set lie in a frame: in rows, as large as they can be, each with its title above it.
struct PanelGrid {
  /// The rectangle of each panel, title and map, in the order of reading.
  let boxes: [SheetBox]
  /// What of a panel is above its map, in millimetres.
  static let head = 7.4
  private static let gap = 4.0
  private static let padding = 0.6

  /// The grid of equal panels on which the ground is drawn largest; among equals the one with fewest places left over.
  init(_ count: Int, showing ground: Box, in frame: SheetBox) {
    let sizes = (1...max(count, 1)).map { Self.size(columns: $0, count, ground, frame) }
    let best = sizes.min { ($0.metresPerMillimetre, $0.spare) < ($1.metresPerMillimetre, $1.spare) }
    boxes = best.map { Self.boxes(count, $0, ground, frame) } ?? []
  }

  /// The plane in the map of a panel.
  func projection(_ panel: Int, _ ground: Box) -> MapProjection {
    var map = boxes[panel]
    map.top += Self.head
    map.height -= Self.head
    return MapProjection(ground, in: map, padding: Self.padding)
  }

  /// The A4 page on which the maps are drawn largest.
  static func page(for count: Int, showing ground: Box) -> Page {
    func scale(_ width: Double, _ height: Double) -> Double {
      let frame = SheetBox(left: 0, top: 0, width: width, height: height)
      return (1...max(count, 1)).map { size(columns: $0, count, ground, frame).metresPerMillimetre }.min() ?? .infinity
    }
    return scale(184, 182) * 1.05 < scale(208, 148) ? .a4Portrait : .a4Landscape
  }

  private struct Size {
    let columns: Int
    let width: Double
    let height: Double
    let metresPerMillimetre: Double
    let spare: Int
  }

  private static func size(columns: Int, _ count: Int, _ ground: Box, _ frame: SheetBox) -> Size {
    let rows = (count + columns - 1) / columns
    let width = (frame.width - Double(columns - 1) * gap) / Double(columns)
    let height = (frame.height - Double(rows - 1) * gap) / Double(rows)
    let room = (width: max(width - 2 * padding, 1e-3), height: max(height - head - 2 * padding, 1e-3))
    let scale = max(ground.width / room.width, ground.height / room.height, 1e-3)
    return Size(columns: columns, width: width, height: height, metresPerMillimetre: scale, spare: rows * columns - count)
  }

  /// Panels no larger than their maps need, each in the middle of its share of the frame.
  private static func boxes(_ count: Int, _ size: Size, _ ground: Box, _ frame: SheetBox) -> [SheetBox] {
    let needed = ground.width / size.metresPerMillimetre + 2 * padding
    let width = min(size.width, max(needed, 24))
    let height = min(size.height, head + ground.height / size.metresPerMillimetre + 2 * padding)
    return (0..<count).map { panel in
      let (row, column) = panel.quotientAndRemainder(dividingBy: size.columns)
      return SheetBox(
        left: frame.left + Double(column) * (size.width + gap) + (size.width - width) / 2,
        top: frame.top + Double(row) * (size.height + gap),
        width: width, height: height)
    }
  }
}
