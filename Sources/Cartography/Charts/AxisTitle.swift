/// The title of a scale and, in quieter type, which end of it is more: on one line where both find room.
struct AxisTitle {
  let title: String
  let more: String
  let room: ChartRoom

  init(_ title: String, more: String, _ room: ChartRoom) {
    self.title = title
    self.more = more
    self.room = room
  }

  private var bold: TextStyle { room.style(2.7, bold: true) }
  private var quiet: TextStyle { room.style(2.7, colour: Ink.quiet) }
  private static let gap = 3.0

  private func lines(_ width: Double) -> TextBlock {
    var block = TextBlock()
    block.add(title, width: width, bold)
    return block
  }

  private func isOneLine(_ width: Double, _ arrowed: String) -> Bool {
    bold.width(of: title) + Self.gap + quiet.width(of: arrowed) <= width
  }

  private var forward: String { more.isEmpty ? "" : more + " →" }
  private var upward: String { more.isEmpty ? "" : "↑ " + more }

  /// The height of the title of a level scale.
  func heightBelow(width: Double) -> Double {
    let separate = !more.isEmpty && !isOneLine(width, forward)
    return lines(width).height + (separate ? wrapped(forward, width).height : 0)
  }

  /// Below a level scale: the direction ends where the scale ends.
  func below(_ plot: SheetBox, top: Double) -> [SceneText] {
    let title = lines(plot.width)
    let placed = title.placed(left: plot.left, top: top)
    guard !more.isEmpty else { return placed }
    let isOne = isOneLine(plot.width, forward)
    let block = isOne ? TextBlock(lines: [(forward, quiet)]) : wrapped(forward, plot.width)
    return placed + block.placed(left: plot.right, top: isOne ? top : top + title.height, anchor: .end)
  }

  /// The height of the title of an upright scale.
  func heightAbove(width: Double) -> Double {
    let separate = !more.isEmpty && !isOneLine(width, upward)
    return lines(width).height + (separate ? wrapped(upward, width).height : 0)
  }

  /// Above an upright scale, where nobody must turn the page to read it.
  func above(left: Double, top: Double, width: Double) -> [SceneText] {
    let title = lines(width)
    let placed = title.placed(left: left, top: top)
    guard !more.isEmpty else { return placed }
    guard !isOneLine(width, upward) else {
      let start = SheetPoint(across: left + bold.width(of: self.title) + Self.gap, down: top + quiet.ascent)
      return placed + [SceneText(upward, at: start, quiet)]
    }
    return placed + wrapped(upward, width).placed(left: left, top: top + title.height)
  }

  /// The direction in lines, whose last one keeps its arrow.
  private func wrapped(_ text: String, _ width: Double) -> TextBlock {
    let arrow = text.hasSuffix(" →") ? " →" : ""
    var lines = TextFitting.lines(of: String(text.dropLast(arrow.count)), width: width - quiet.width(of: arrow), quiet)
    if let last = lines.popLast() { lines.append(last + arrow) }
    return TextBlock(lines: lines.map { ($0, quiet) })
  }
}
