import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// Symbols over areas that are plain or shaded by another number.
struct SymbolContent: MapContent {
  let areas: Areas
  let values: Released<CellColumn>
  let symbols: SymbolSet
  let look: SymbolLook
  /// What shades the areas, and what its legend is called.
  let shading: (content: AreaContent, title: String)?

  var key: String { ([values] + [shading?.content.values].compactMap { $0 }).map(\.content.heading.key).joined(separator: "-") }
  var terms: ReleaseTerms { shading.map { .stricter(values.terms, $0.content.terms) } ?? values.terms }
  var isApproximate: Bool { areas.geography.isTileMap }
  var kind: String { "areas" }

  func ground() throws(CartographyError) -> Box { try areas.ground(of: [values.content]) }

  func legend(titled title: String) -> any LegendPart {
    let sizes = symbols.legend(titled: title, look: look, count: shading == nil ? areas.countRemark : "", isShaded: isShaded)
    guard let shading else { return sizes }
    return StackedLegend(parts: [sizes, shading.content.legend(titled: shading.title)])
  }

  /// The numbers from the largest down, then the states.
  func summary(titled title: String) -> String {
    let order = areas.codes.indices.filter { symbols.numbers[$0] > 0 }.sorted {
      (symbols.numbers[$1], $0) < (symbols.numbers[$0], $1)
    }
    let largest = order.prefix(10).map { "\(areas.names[$0]) \(SymbolSet.text(symbols.numbers[$0]))" }
    let ranges = symbols.classes.classes.map { "\($0.label): \(FixedDecimal.grouped($0.members.count))" }
    let known = values.content.cells.haveOpenRanges ? " shown exactly" : ""
    return "\(title) as symbols, the largest\(known): \(largest.isEmpty ? "none" : largest.joined(separator: "; ")). "
      + "Number of areas (\(areas.geography.kind)) of each kind: \(ranges.joined(separator: "; "))."
      + (shading.map { " Below them: " + $0.content.summary(titled: $0.title) } ?? "")
  }

  func drawing(_ projection: MapProjection, labelled: Bool) -> MapDrawing {
    let shapes = DrawingShapes.simplified(areas.shapes, projection)
    let extents = extents
    let places = areas.codes.indices.map { place(of: $0, halfWidth: extents[$0], shapes, projection) }
    var drawing = shading?.content.drawing(projection, labelled: false) ?? MapDrawing(layers: plainLayers(shapes, projection))
    drawing.over = [signs(places), sized(places)]
    drawing.taken = taken(places, least: labelled ? 0.9 : 2.5)
    if labelled { drawing.labels = labels(places) }
    return drawing
  }

  /// Where names may not lie: on symbols and signs of so much half the width. (Names of groups may
  /// hide small symbols a little, else few would find room among hundreds.)
  private func taken(_ places: [SheetPoint?], least: Double) -> [SheetBox] {
    let halfWidths = extents
    return areas.codes.indices.compactMap { area in
      guard let place = places[area], halfWidths[area] >= least else { return nil }
      return SheetBox(around: place, halfWidth: halfWidths[area] * (look.shape == .circle ? 0.88 : 1))
    }
  }

  /// Half the width of what stands in each area: a symbol, a sign, or nothing.
  private var extents: [Double] {
    var halfWidths = symbols.halfWidths
    for mapClass in symbols.classes.classes {
      guard let sign = signExtent(mapClass) else { continue }
      for area in mapClass.members { halfWidths[area] = sign }
    }
    return halfWidths
  }

  private func signExtent(_ mapClass: MapClass) -> Double? {
    look.signExtent(mapClass.kind, isShaded: isShaded, halfWidth: symbols.ringHalfWidth(mapClass.kind))
  }

  /// The middle of an area's symbol, moved as little as keeps the symbol in the frame; `nil` for areas that lie beyond the frame.
  private func place(of area: Int, halfWidth: Double, _ shapes: MultiPolygons, _ projection: MapProjection) -> SheetPoint? {
    let middle = DrawingShapes.labelPlace(ofArea: area, shapes, projection)?.place
    // An area without an inside, such as a town that is a point, still has a place.
    guard let place = middle ?? areas.shapes.box(ofArea: area).map({ projection.point($0.centre) }),
      projection.frame.contains(SheetBox(around: place, halfWidth: 0))
    else { return nil }
    return projection.frame.inset(by: max(halfWidth, SymbolLook.signHalfWidth) + 0.4).nearest(to: place)
  }
}

/// The layers of a map of symbols.
extension SymbolContent {
  private var isShaded: Bool { shading != nil }

  /// The areas in one quiet colour, hatched where their number is withheld or missing; of the others their symbols say what there is to say.
  private func plainLayers(_ shapes: MultiPolygons, _ projection: MapProjection) -> [SceneLayer] {
    symbols.classes.classes.enumerated().map { place, mapClass in
      let isState = mapClass.kind == .withheld || mapClass.kind == .missing
      let style = ShapeStyle(
        fill: isState ? mapClass.fill : Ink.symbolGround, hatch: isState ? mapClass.hatch : nil, stroke: isState ? Ink.rule : Ink.white,
        width: 0.2)
      return SceneLayer(
        "ground-\(place)",
        shapes: mapClass.members.map { area in
          SceneShape(
            projection.outline(ofArea: area, shapes), style, name: areas.codes[area], title: isState ? title(of: area) : "")
        })
    }
  }

  /// The signs of areas without a symbol to scale.
  private func signs(_ places: [SheetPoint?]) -> SceneLayer {
    var layer = SceneLayer("signs")
    for mapClass in symbols.classes.classes where signExtent(mapClass) != nil {
      let halfWidth = symbols.ringHalfWidth(mapClass.kind)
      for area in mapClass.members {
        guard let place = places[area], let sign = look.sign(mapClass.kind, at: place, halfWidth: halfWidth) else { continue }
        layer.shapes.append(named(sign, area))
      }
    }
    return layer
  }

  /// The symbols, the larger ones lower.
  private func sized(_ places: [SheetPoint?]) -> SceneLayer {
    let order = symbols.halfWidths.indices.sorted { (symbols.halfWidths[$1], $0) < (symbols.halfWidths[$0], $1) }
    let drawn = order.compactMap { area -> SceneShape? in
      guard let place = places[area], symbols.halfWidths[area] > 0 else { return nil }
      return named(look.symbol(at: place, halfWidth: symbols.halfWidths[area]), area)
    }
    return SceneLayer("symbols", shapes: drawn)
  }

  /// The colour of each area.
  private var fills: [Colour] {
    var fills = Array(repeating: Ink.symbolGround, count: areas.count)
    for mapClass in (shading?.content.classes ?? symbols.classes).classes where isShaded || mapClass.hatch != nil {
      for area in mapClass.members { fills[area] = mapClass.fill }
    }
    return fills
  }

  private func named(_ shape: SceneShape, _ area: Int) -> SceneShape {
    var named = shape
    named.name = "symbol-" + areas.codes[area]
    named.title = title(of: area)
    return named
  }

  private func title(of area: Int) -> String { "\(areas.names[area]): \(values.content.cells[area].inWords)" }

  /// Names stand below their symbols where there is room, those of large symbols first.
  private func labels(_ places: [SheetPoint?]) -> [LabelRequest] {
    let (extents, fills) = (extents, fills)
    return areas.codes.indices.compactMap { area in
      guard let place = places[area] else { return nil }
      var request = LabelRequest(
        name: areas.names[area], anchor: place, rings: [], rank: symbols.halfWidths[area],
        ground: fills[area])
      request.clearance = extents[area]
      return request
    }
  }
}

extension Ink {
  /// Areas under symbols.
  static let symbolGround = Colour(0xE3E7EC)
}

extension SheetBox {
  /// The place inside that is nearest to another; the middle of a side that has no length.
  func nearest(to place: SheetPoint) -> SheetPoint {
    func clamped(_ value: Double, _ low: Double, _ high: Double) -> Double { low <= high ? min(max(value, low), high) : (low + high) / 2 }
    return SheetPoint(across: clamped(place.across, left, right), down: clamped(place.down, top, bottom))
  }
}
