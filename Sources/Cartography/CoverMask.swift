/// Where on the page a drawing covers the paper, by cells of a millimetre, so that many rectangles can be asked for at little cost.
struct CoverMask {
  private let frame: SheetBox
  private let columns: Int
  private let rows: Int
  /// How many covered cells lie above and left of each corner of a cell.
  private var sums: [Int32]

  /// - Complexity: O(vertices × log crossings + millimetres²).
  init(_ shapes: [SceneShape], in frame: SheetBox) {
    self.frame = frame
    columns = max(1, Int(frame.width.rounded(.up)))
    rows = max(1, Int(frame.height.rounded(.up)))
    sums = [Int32](repeating: 0, count: (columns + 1) * (rows + 1))
    var cells = [Int32](repeating: 0, count: columns * rows)
    for shape in shapes {
      let rings = shape.outline.rings
      for point in rings.joined() { mark(point, &cells) }
      fill(LabelGround(rings), &cells)
    }
    sum(cells)
  }

  /// Whether nothing is covered in the part of a rectangle that lies in the frame.
  func isFree(_ box: SheetBox) -> Bool {
    let left = clamped(((box.left - frame.left)).rounded(.down), columns)
    let right = clamped(((box.right - frame.left)).rounded(.up), columns)
    let top = clamped(((box.top - frame.top)).rounded(.down), rows)
    let bottom = clamped(((box.bottom - frame.top)).rounded(.up), rows)
    return at(bottom, right) - at(top, right) - at(bottom, left) + at(top, left) == 0
  }

  private func at(_ row: Int, _ column: Int) -> Int32 { sums[row * (columns + 1) + column] }

  private func clamped(_ value: Double, _ limit: Int) -> Int { Int(min(max(value, 0), Double(limit))) }

  private func mark(_ point: SheetPoint, _ cells: inout [Int32]) {
    let (column, row) = ((point.across - frame.left).rounded(.down), (point.down - frame.top).rounded(.down))
    guard column >= 0, row >= 0, column < Double(columns), row < Double(rows) else { return }
    cells[Int(row) * columns + Int(column)] = 1
  }

  private func fill(_ ground: LabelGround, _ cells: inout [Int32]) {
    guard let box = ground.box else { return }
    let first = clamped((box.top - frame.top).rounded(.down), rows)
    let last = clamped((box.bottom - frame.top).rounded(.up), rows)
    for row in first..<max(first, last) {
      for stretch in ground.stretches(down: frame.top + Double(row) + 0.5) {
        let left = clamped((stretch.left - frame.left).rounded(.down), columns)
        let right = clamped((stretch.right - frame.left).rounded(.up), columns)
        for column in left..<max(left, right) { cells[row * columns + column] = 1 }
      }
    }
  }

  private mutating func sum(_ cells: [Int32]) {
    for row in 0..<rows {
      var line: Int32 = 0
      for column in 0..<columns {
        line += cells[row * columns + column]
        sums[(row + 1) * (columns + 1) + column + 1] = sums[row * (columns + 1) + column + 1] + line
      }
    }
  }
}

extension Outline {
  /// The places that the pen comes by, one list for each time it is put down; a curve by its control points, which enclose it.
  var rings: [[SheetPoint]] {
    var rings: [[SheetPoint]] = []
    for stroke in strokes {
      switch stroke {
      case .move(let point): rings.append([point])
      case .line(let point): rings[rings.count - 1].append(point)
      case .curve(let first, let second, let end): rings[rings.count - 1] += [first, second, end]
      case .close: break
      }
    }
    return rings
  }
}
