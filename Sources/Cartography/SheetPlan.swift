import WardlightDisclosure
import WardlightEssentials

/// Where the parts of a sheet lie: marking, heading, map, legend, key, scale bar, remarks.
///
/// On an upright page legend, key and scale bar stand side by side below the map, on the others under one another at its right.
struct SheetPlan {
  /// The width of a column for legend or key, in millimetres.
  static let columnWidth = 58.0
  private static let margin = 13.0
  private static let gap = 5.0

  let page: Page
  /// Where the map goes.
  let frame: SheetBox
  /// Where the legend goes.
  let legend: SheetBox
  /// Where the key of numbers goes.
  let key: SheetBox
  /// Where scale bar and arrow go.
  let scale: SheetBox
  /// Marking, heading and remarks.
  let furniture: SceneLayer

  init(page: Page, furniture: MapFurniture, terms: ReleaseTerms, legendHeight: Double) throws(CartographyError) {
    self.page = page
    let width = page.width - 2 * Self.margin
    let heading = Self.heading(furniture, width: width)
    let half = (width - Self.gap * 1.6) / 2
    let remarks = Self.remarks(furniture, terms, width: half)
    let remarksTop = page.height - 12 - remarks.map(\.height).reduce(0, max)
    let top = 13 + heading.height + Self.gap * 0.8
    let body = SheetBox(left: Self.margin, top: top, width: width, height: remarksTop - 3.2 - top)
    guard body.height >= 70 else {
      throw .textTooLong(part: heading.height > remarks.map(\.height).reduce(0, max) ? "title" : "text below the map")
    }
    let parts = try page.isUpright ? Self.stacked(body, legendHeight) : Self.sideBySide(body, legendHeight)
    (frame, legend, key, scale) = (parts.frame, parts.legend, parts.key, parts.scale)
    var texts = Self.marking(terms.marking, page) + heading.placed(left: Self.margin, top: 13)
    for (place, block) in remarks.enumerated() {
      texts += block.placed(left: Self.margin + Double(place) * (half + Self.gap * 1.6), top: remarksTop)
    }
    let rule = [Self.margin, Self.margin + width].map { SheetPoint(across: $0, down: remarksTop - 1.6) }
    let line = SceneShape(Outline(rule, closed: false), ShapeStyle(stroke: Ink.rule, width: 0.2))
    self.furniture = SceneLayer("furniture", shapes: [line], texts: texts)
  }

  private typealias Parts = (frame: SheetBox, legend: SheetBox, key: SheetBox, scale: SheetBox)

  private static func sideBySide(_ body: SheetBox, _ legendHeight: Double) throws(CartographyError) -> Parts {
    var column = body
    column.left = body.right - columnWidth
    column.width = columnWidth
    var (frame, legend, key, scale) = (body, column, column, column)
    frame.width -= columnWidth + gap
    legend.height = legendHeight
    scale.top = body.bottom - ScaleBar.height
    scale.height = ScaleBar.height
    key.top = legend.bottom + 3
    key.height = scale.top - 2 - key.top
    guard key.height >= 0 else { throw .textTooLong(part: "legend") }
    return (frame, legend, key, scale)
  }

  private static func stacked(_ body: SheetBox, _ legendHeight: Double) throws(CartographyError) -> Parts {
    var row = body
    row.height = max(legendHeight, 38)
    row.top = body.bottom - row.height
    let step = (body.width - columnWidth) / 2
    let columns = (0..<3).map { SheetBox(left: body.left + Double($0) * step, top: row.top, width: columnWidth, height: row.height) }
    var (frame, scale) = (body, columns[2])
    frame.height = row.top - gap - body.top
    scale.height = ScaleBar.height
    guard frame.height >= 90 else { throw .textTooLong(part: "legend") }
    return (frame, columns[0], columns[1], scale)
  }

  private static func marking(_ marking: Marking, _ page: Page) -> [SceneText] {
    let style = TextStyle(3.3, bold: true)
    return [8.2, page.height - 5.4].map { down in
      SceneText(marking.rawValue, at: SheetPoint(across: page.width / 2, down: down), style, anchor: .middle)
    }
  }

  private static func heading(_ furniture: MapFurniture, width: Double) -> TextBlock {
    let sizes = [6.2, 5.4, 4.6, 4.0]
    let fitting = sizes.first { size in
      Double(TextFitting.lines(of: furniture.title, width: width, TextStyle(size, bold: true)).count) * size <= 12.5
    }
    let size = fitting ?? 4.0
    var block = TextBlock()
    block.add(furniture.title, width: width, TextStyle(size, bold: true))
    block.add(furniture.subtitle, width: width, TextStyle(min(3.7, size * 0.8), colour: Ink.quiet))
    return block
  }

  private static func remarks(_ furniture: MapFurniture, _ terms: ReleaseTerms, width: Double) -> [TextBlock] {
    let body = TextStyle(2.3, colour: Ink.quiet)
    let head = TextStyle(2.3, bold: true, colour: Ink.quiet)
    var sources = TextBlock()
    sources.add("Sources", width: width, head)
    for source in furniture.sources { sources.add(source, width: width, body) }
    sources.add("Map created on \(furniture.created.inWords).", width: width, body)
    var notes = TextBlock()
    notes.add("Reading this map", width: width, head)
    for text in [furniture.caveat, furniture.note, terms.policy.inWords, terms.ground] { notes.add(text, width: width, body) }
    return [sources, notes]
  }
}
