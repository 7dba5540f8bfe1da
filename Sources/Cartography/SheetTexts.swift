import WardlightDisclosure
import WardlightEssentials

/// The texts around a map or a chart, measured: marking, heading, remarks.
struct SheetTexts {
  private let page: Page
  private let marking: Marking
  private let handling: String
  let heading: TextBlock
  /// Sources and notes, side by side.
  let remarks: [TextBlock]
  private let step: Double
  private let kind: DrawingKind

  /// Millimetres from the paper's edge to anything but the marking.
  static let margin = 13.0

  init(_ page: Page, _ furniture: MapFurniture, _ terms: ReleaseTerms, kind: DrawingKind = .map) {
    self.page = page
    self.kind = kind
    marking = terms.marking
    handling = terms.handling
    let width = page.width - 2 * Self.margin
    heading = Self.heading(furniture, width: width, page.typeScale)
    step = (width + 8) / 2
    // Longer lines are hard to follow.
    remarks = Self.remarks(furniture, terms, kind, width: min(step - 8, 130 * page.typeScale), page.typeScale)
  }

  /// Where the remarks begin.
  var remarksTop: Double { page.height - 12 - remarksHeight }
  var remarksHeight: Double { remarks.map(\.height).reduce(0, max) }
  /// Where the heading ends.
  var headingBottom: Double { Self.margin + heading.height }

  /// What heading and remarks leave of the page.
  func body() throws(CartographyError) -> SheetBox {
    let top = headingBottom + 4
    let body = SheetBox(left: Self.margin, top: top, width: page.width - 2 * Self.margin, height: remarksTop - 3.2 - top)
    guard body.height >= 66 else {
      throw .textTooLong(part: heading.height > remarksHeight ? "title" : "text below the \(kind.rawValue)")
    }
    return body
  }

  var layer: SceneLayer {
    var texts = markings + heading.placed(left: Self.margin, top: Self.margin)
    for (place, block) in remarks.enumerated() {
      texts += block.placed(left: Self.margin + Double(place) * step, top: remarksTop)
    }
    let rule = [Self.margin, page.width - Self.margin].map { SheetPoint(across: $0, down: remarksTop - 1.6) }
    let line = SceneShape(Outline(rule, closed: false), ShapeStyle(stroke: Ink.rule, width: 0.2))
    return SceneLayer("furniture", shapes: [line], texts: texts)
  }

  private var markings: [SceneText] {
    let style = TextStyle(3.3, bold: true)
    let markings = [8.2, page.height - 6.6].map { down in
      SceneText(marking.rawValue, at: SheetPoint(across: page.width / 2, down: down), style, anchor: .middle)
    }
    let room = (page.width - 2 * Self.margin) / TextStyle(2.1).width(of: handling)
    let foot = TextStyle(min(2.1, 2.1 * room), colour: Ink.quiet)
    return markings + [SceneText(handling, at: SheetPoint(across: page.width / 2, down: page.height - 3.6), foot, anchor: .middle)]
  }

  /// The title in the largest type in which it takes one line, else two lines, else no more than a few; its lines about equally long.
  private static func heading(_ furniture: MapFurniture, width: Double, _ scale: Double) -> TextBlock {
    func lines(_ size: Double) -> Int { TextFitting.lines(of: furniture.title, width: width, TextStyle(size, bold: true)).count }
    let sizes = [6.2, 5.8, 5.4, 5.0, 4.6, 4.0].map { $0 * scale }
    let size = sizes.prefix(4).first { lines($0) <= 1 } ?? sizes.first { Double(lines($0)) * $0 <= 12.5 * scale } ?? 4.0
    let style = TextStyle(size, bold: true)
    var block = TextBlock()
    if let two = TextFitting.balanced(furniture.title, lines: 2, style), lines(size) == 2, TextFitting.widest(two, style) <= width {
      block.lines += two.map { ($0, style) }
    } else {
      block.add(furniture.title, width: width, style)
    }
    block.add(furniture.subtitle, width: width, TextStyle(min(3.7 * scale, size * 0.8), colour: Ink.quiet))
    return block
  }

  private static func remarks(
    _ furniture: MapFurniture, _ terms: ReleaseTerms, _ kind: DrawingKind, width: Double, _ scale: Double
  ) -> [TextBlock] {
    let body = TextStyle(2.3 * scale, colour: Ink.quiet)
    let head = TextStyle(2.3 * scale, bold: true, colour: Ink.quiet)
    var sources = TextBlock()
    sources.add("Sources", width: width, head)
    for source in furniture.sources { sources.add(source, width: width, body) }
    let producer = terms.provenance.producer.isEmpty ? "" : " by \(terms.provenance.producer)"
    sources.add("\(kind.capitalized) created on \(furniture.created.inWords)\(producer).", width: width, body)
    var notes = TextBlock()
    notes.add("Reading this \(kind.rawValue)", width: width, head)
    for text in [furniture.caveat, furniture.note, terms.policy.inWords, terms.ground] { notes.add(text, width: width, body) }
    return [sources, notes]
  }
}

extension Page {
  /// How much larger heading and remarks are set than on A4: a wall is read from further away.
  var typeScale: Double { max(width, height) > 300 ? 1.25 : 1 }
}
