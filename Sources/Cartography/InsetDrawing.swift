import WardlightEssentials
import WardlightGeometry

/// An inset on the page: its box with title and scale, and the map within.
struct InsetDrawing {
  let inset: Inset
  /// The letter that leads from the mark on the map to the inset; empty for a locator.
  let letter: String
  let ground: Box

  private static let title = TextStyle(2.4, bold: true)
  private static let scale = TextStyle(2.1, colour: Ink.quiet)
  private static let edge = 1.2

  init(_ inset: Inset, letter: String) throws(CartographyError) {
    self.inset = inset
    self.letter = letter
    ground = try inset.ground()
  }

  /// How long the longer side of its map is best, in millimetres: a zoom well above what it is on the map, which gives way.
  ///
  /// - Parameter share: How much of the best size it is to have.
  func side(in frame: SheetBox, _ projection: MapProjection, share: Double) -> Double {
    let room = min(frame.width, frame.height)
    if inset.isNumbered { return share * min(max(room * 0.42, 50), 66) }
    guard inset.isZoom else { return share * min(max(room * 0.24, 24), 40) }
    let least = 1.6 * max(ground.width, ground.height) / projection.metresPerMillimetre
    return min(max(share * room * 0.42, least), room * 0.6)
  }

  /// How far the title stands from the edge: behind the letter, where there is one.
  private var indent: Double { letter.isEmpty ? 0 : InsetMarks.badgeWidth + 1.2 }

  /// Width and height of the whole box, so that the longer side of the map in it is `side` millimetres.
  func size(side: Double) -> (width: Double, height: Double) {
    let longest = max(ground.width, ground.height)
    // A long thin part keeps room for its scale.
    let width = max(side * ground.width / longest, 22)
    let height = max(side * ground.height / longest, 12)
    return (width + 2 * Self.edge, height + Self.edge + headingHeight(width) + Self.footHeight)
  }

  private func lines(_ width: Double) -> [String] { TextFitting.lines(of: inset.title, width: width - indent, Self.title) }
  private func headingHeight(_ width: Double) -> Double { Double(lines(width).count) * Self.title.leading + (letter.isEmpty ? 1.4 : 2) }
  private static let footHeight = 4.6

  /// Where in its box the map lies.
  func frame(in box: SheetBox) -> SheetBox {
    let width = box.width - 2 * Self.edge
    let top = box.top + headingHeight(width)
    return SheetBox(left: box.left + Self.edge, top: top, width: width, height: box.bottom - Self.footHeight - top)
  }

  func projection(in box: SheetBox) -> MapProjection {
    MapProjection(ground, in: frame(in: box), padding: inset.isZoom ? 0 : 0.6)
  }

  /// The paper and the border of the box, its title and its scale.
  func furniture(in box: SheetBox, number: Int) -> SceneLayer {
    let projection = projection(in: box)
    let width = box.width - 2 * Self.edge
    let badge = InsetMarks.badge(letter, at: SheetPoint(across: box.left + Self.edge, down: box.top + 0.8))
    var texts = badge.texts
    for (place, line) in lines(width).enumerated() {
      let baseline = box.top + (letter.isEmpty ? 0.7 : 1) + Self.title.ascent + Double(place) * Self.title.leading
      texts.append(SceneText(line, at: SheetPoint(across: box.left + Self.edge + indent, down: baseline), Self.title))
    }
    let bar = scaleBar(projection.metresPerMillimetre, in: box)
    let border = SceneShape(Outline(box), ShapeStyle(stroke: Ink.hatch, width: 0.25))
    return SceneLayer("inset-\(number)", shapes: [border] + badge.shapes + bar.shapes, texts: texts + bar.texts)
  }

  /// What lies under the inset's map.
  func paper(in box: SheetBox, number: Int) -> SceneLayer {
    SceneLayer("inset-\(number)-paper", shapes: [SceneShape(Outline(box), ShapeStyle(fill: Ink.white))])
  }

  private func scaleBar(_ metresPerMillimetre: Double, in box: SheetBox) -> SceneLayer {
    let metres = RoundNumber.largest(notAbove: min(14, (box.width - 2 * Self.edge) * 0.5) * metresPerMillimetre)
    let length = metres / metresPerMillimetre
    let (left, down) = (box.left + Self.edge, box.bottom - 1.6)
    let ends = [(0.0, -1.1), (0, 0), (length, 0), (length, -1.1)].map { SheetPoint(across: left + $0.0, down: down + $0.1) }
    let line = SceneShape(Outline(ends, closed: false), ShapeStyle(stroke: Ink.quiet, width: 0.22))
    let text = SceneText(
      ScaleBar.words(metres: metres), at: SheetPoint(across: left + length + 1.2, down: down), Self.scale)
    return SceneLayer("scale", shapes: [line], texts: [text])
  }
}
