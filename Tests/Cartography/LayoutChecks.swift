import Testing

@testable import WardlightCartography

/// Nothing leaves the page, and nothing lies over anything: no text over another or over a swatch, no inset over an area, no line through
/// a name, no name beyond the frame.
func expectTidy(_ scene: Scene, _ comment: Comment, sourceLocation: SourceLocation = #_sourceLocation) {
  for fault in LayoutFaults(scene).all { Issue.record("\(comment): \(fault)", sourceLocation: sourceLocation) }
}

/// What is wrong with the layout of a scene, as sentences, from the boxes of all that is in it.
struct LayoutFaults {
  private let scene: Scene
  private let texts: [(text: SceneText, box: SheetBox, layer: String)]
  private let insets: [(name: String, box: SheetBox)]

  /// Overlaps smaller than this, in millimetres, nobody sees.
  private static let hair = 0.02
  /// How much of an area an inset may hide, in square millimetres.
  private static let bareMinimum = 0.5

  init(_ scene: Scene) {
    self.scene = scene
    texts = scene.layers.flatMap { layer in layer.texts.map { ($0, $0.box, layer.name) } }
    insets = scene.layers.filter { $0.name.wholeMatch(of: /inset-\d+-paper/) != nil }.compactMap { layer in
      layer.shapes.first?.outline.box.map { (String(layer.name.dropLast("-paper".count)), $0) }
    }
  }

  var all: [String] {
    pageFaults + contrastFaults + textFaults + swatchFaults + frameFaults + insetFaults + hiddenAreas + leaderFaults + chartFaults
  }

  /// Texts near the edge, and shapes beyond it that no clip cuts off.
  private var pageFaults: [String] {
    let page = scene.page.inset(by: -Self.hair)
    let shapes = scene.layers.filter { $0.clip == nil }.flatMap { layer in
      layer.shapes.filter { shape in shape.outline.box.map { !page.contains($0) } ?? false }.map { _ in
        "a shape of \(layer.name) leaves the page"
      }
    }
    return shapes + texts.filter { !scene.page.inset(by: 3).contains($0.box) }.map { "“\($0.text.text)” leaves the page" }
  }

  private var contrastFaults: [String] {
    texts.filter { $0.text.style.colour.contrast(to: $0.text.style.halo ?? Colour(0xFFFFFF)) < 4.5 }.map { "“\($0.text.text)” is too pale" }
  }

  private var textFaults: [String] {
    texts.indices.flatMap { first in
      texts.indices.dropFirst(first + 1).filter { texts[first].box.overlaps(texts[$0].box) }.map {
        "“\(texts[first].text.text)” lies over “\(texts[$0].text.text)”"
      }
    }
  }

  /// A text lies wholly within a swatch of its own legend or off it, and off all of other layers.
  private var swatchFaults: [String] {
    ["legend", "scale", "key"].flatMap { name -> [String] in
      let shapes = scene.layers.filter { $0.name == name }.flatMap(\.shapes)
      let boxes = shapes.compactMap(\.outline.box)
      let filled = shapes.filter { $0.style.fill != nil }.compactMap(\.outline.box)
      return texts.filter { entry in
        let box = entry.box.inset(by: Self.hair)
        return entry.layer == name
          ? filled.contains { $0.overlaps(box) && !$0.contains(box) } : boxes.contains(where: box.overlaps)
      }.map { "“\($0.text.text)” lies over a swatch of \(name)" }
    }
  }

  /// Names within the frame, all other texts and swatches off it.
  private var frameFaults: [String] {
    guard let frame = scene.frame else { return [] }
    let beside = ["legend", "key", "scale", "furniture"]
    let inside = texts.filter { beside.contains($0.layer) && $0.box.overlaps(frame) }.map { "“\($0.text.text)” lies over the map" }
    let outside = texts.filter { $0.layer.hasSuffix("labels") && !frame.contains($0.box) && !lies(in: insets, $0.box) }
    let swatches = scene.layers.filter { $0.name == "legend" || $0.name == "scale" }.flatMap(\.shapes).compactMap(\.outline.box)
    return inside + outside.map { "“\($0.text.text)” leaves the frame" }
      + swatches.filter { $0.inset(by: Self.hair).overlaps(frame) }.map { _ in "a swatch lies over the map" }
  }

  private func lies(in insets: [(name: String, box: SheetBox)], _ box: SheetBox) -> Bool { insets.contains { $0.box.contains(box) } }

  /// Insets apart from each other and from all texts but their own.
  private var insetFaults: [String] {
    insets.enumerated().flatMap { place, inset -> [String] in
      let others = insets.dropFirst(place + 1).filter { $0.box.overlaps(inset.box) }.map { "\($0.name) lies over \(inset.name)" }
      let strange = texts.filter { entry in
        let isOwn = entry.layer == inset.name || entry.layer.hasPrefix(inset.name + "-")
        return isOwn ? !inset.box.contains(entry.box) : inset.box.overlaps(entry.box)
      }
      return others + strange.map { "“\($0.text.text)” and \(inset.name) are in each other's way" }
    }
  }

  /// Numbers and titles of scales off the plot, marks on it, and no curve through a name.
  private var chartFaults: [String] {
    guard scene.kind == .chart, let frame = scene.frame else { return [] }
    let inside = texts.filter { ["axes", "heads"].contains($0.layer) && $0.box.inset(by: Self.hair).overlaps(frame) }
    let marks = scene.layers.filter { $0.name != "bins" && $0.reading == .things }.flatMap(\.shapes).filter { !$0.title.isEmpty }
    let outside = marks.filter { shape in shape.outline.box.map { !frame.inset(by: -2.5).contains($0) } ?? false }
    let curves = scene.layers.filter { $0.name.hasPrefix("curve-") }.flatMap(\.shapes).map(\.outline.points)
    let through = texts.filter { text in
      text.layer == "labels" && curves.contains { curve in zip(curve, curve.dropFirst()).contains { text.box.isCrossed(from: $0, to: $1) } }
    }
    return inside.map { "“\($0.text.text)” lies over the plot" } + outside.map { "“\($0.title)” leaves the plot" }
      + through.map { "a curve runs through “\($0.text.text)”" }
  }

  /// What insets hide of the areas of the map.
  private var hiddenAreas: [String] {
    guard !insets.isEmpty else { return [] }
    let around = ["sea", "context", "water", "groups", "border", "legend", "key", "scale", "furniture", "labels"]
    let areas = scene.layers.filter { !around.contains($0.name) && !$0.name.hasPrefix("inset") }.flatMap(\.shapes)
    return insets.compactMap { inset in
      let hidden = areas.reduce(0) { $0 + $1.outline.size(within: inset.box) }
      return hidden > Self.bareMinimum ? "\(inset.name) hides \(hidden) mm² of the map" : nil
    }
  }

  /// Lines to names that run through a name or cross each other.
  private var leaderFaults: [String] {
    let lines = scene.layers.filter { $0.name.hasSuffix("labels") }.flatMap(\.shapes).map { $0.outline.rings.first ?? [] }.filter {
      $0.count == 2
    }
    let through = lines.flatMap { line in
      texts.filter { $0.layer.hasSuffix("labels") && $0.box.inset(by: Self.hair).isCrossed(from: line[0], to: line[1]) }.map {
        "a line runs through “\($0.text.text)”"
      }
    }
    let crossing = lines.indices.filter { first in
      lines.dropFirst(first + 1).contains { TakenSpace.cross(lines[first][0], lines[first][1], $0[0], $0[1]) }
    }
    return through + crossing.map { _ in "two lines to names cross" }
  }
}

extension Outline {
  /// How much of the outline lies within a rectangle, in square millimetres; a curve counts by its control points, an open line not at all.
  fileprivate func size(within box: SheetBox) -> Double {
    guard let whole = self.box, whole.overlaps(box), strokes.last == .close else { return 0 }
    return abs(rings.reduce(0) { $0 + Self.signedSize(Self.clipped($1, to: box)) })
  }

  /// A ring cut off at the four sides, one after the other (Sutherland and Hodgman, 1974, doi:10.1145/360767.360802).
  private static func clipped(_ ring: [SheetPoint], to box: SheetBox) -> [SheetPoint] {
    let sides: [(SheetPoint) -> Double] = [
      { $0.across - box.left }, { box.right - $0.across }, { $0.down - box.top }, { box.bottom - $0.down },
    ]
    return sides.reduce(ring) { ring, depth in
      guard var previous = ring.last else { return [] }
      var kept: [SheetPoint] = []
      for point in ring {
        let (before, now) = (depth(previous), depth(point))
        if (before < 0) != (now < 0) {
          let share = before / (before - now)
          kept.append(
            SheetPoint(
              across: previous.across + share * (point.across - previous.across), down: previous.down + share * (point.down - previous.down)
            ))
        }
        if now >= 0 { kept.append(point) }
        previous = point
      }
      return kept
    }
  }

  private static func signedSize(_ ring: [SheetPoint]) -> Double {
    guard var previous = ring.last else { return 0 }
    var twice = 0.0
    for point in ring {
      twice += previous.across * point.down - point.across * previous.down
      previous = point
    }
    return twice / 2
  }
}
