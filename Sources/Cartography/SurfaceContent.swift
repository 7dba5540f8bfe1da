import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// Bands of a surface: each is drawn as all that is at least so high, the next one over it, so that there are no cracks between them.
struct SurfaceContent: MapContent {
  let surface: Released<Surface>
  let look: SurfaceLook
  let bands: SurfaceBands
  private let outlines: MapSetting
  /// For each cell the number of the group in which its middle lies, else −1; empty without groups.
  private let groups: [Int32]
  /// For each cell whether it is a gap in the map where it has no number, rather than lying beyond it.
  private let isGround: [Bool]

  init(
    surface: Released<Surface>, levels: ContourLevels, look: SurfaceLook, palette: Palette, outlines: MapSetting
  ) throws(CartographyError) {
    self.surface = surface
    self.look = look
    self.outlines = outlines
    let grid = surface.content.grid
    groups = outlines.groups.map { Self.groups($0, grid) } ?? []
    isGround = SurfaceGaps.ground(surface.content, groups: groups)
    bands = try SurfaceBands(surface.content, levels: levels, palette: palette, look: look, isGround: isGround)
  }

  private static func groups(_ shapes: MultiPolygons, _ grid: RasterGrid) -> [Int32] {
    PointInAreaIndex(shapes).areas(at: (0..<grid.count).map(grid.centre(ofCell:)), parallel: Parallel())
  }

  var key: String { surface.content.name }
  var terms: ReleaseTerms { surface.terms }
  var isApproximate: Bool { false }
  var isOrdered: Bool { true }
  var kind: String { "areas" }

  func ground() throws(CartographyError) -> Box {
    let grid = surface.content.grid.box
    return outlines.groups?.box.map { grid.union($0) } ?? grid
  }

  func legend(titled title: String) -> any LegendPart {
    Legend(title: heading(title), entries: bands.bands.map(entry), remarks: remarks)
  }

  private func heading(_ title: String) -> String {
    let unit = surface.content.unit
    return title.lowercased().contains(unit.lowercased()) ? title : title.isEmpty ? unit : "\(title), \(unit)"
  }

  private func entry(_ band: SurfaceBand) -> Legend.Entry {
    let style = style(of: band)
    let isLine = look == .lines && band.kind.isLevel
    return Legend.Entry(text: band.legendText, sample: isLine ? .line(style) : .swatch(style.fill ?? Ink.zero, style.hatch))
  }

  private var remarks: [String] {
    let areas = "In brackets: square kilometres of cells, \(bands.total) in all."
    guard surface.content.isStepped else { return [areas] }
    return [areas, "Numbers are protected: they are rounded down to steps, and there are no data where too few places lie within reach."]
  }

  /// The legend as sentences, and where the highest band is.
  func summary(titled title: String) -> String {
    let ranges = bands.bands.map { "\($0.label): \($0.printedArea)" }.joined(separator: "; ")
    let sentence = "\(heading(title)), square kilometres in each band: \(ranges); \(bands.total) in all."
    let places = namesOfHighest
    return places.isEmpty ? sentence : "\(sentence) The highest band lies in \(places.joined(separator: ", "))."
  }

  /// The groups that have most of the highest band, at most five.
  private var namesOfHighest: [String] {
    guard let level = bands.bands.compactMap({ $0.kind.level }).last, groups.count == surface.content.values.count else { return [] }
    var cells = Array(repeating: 0, count: outlines.groupNames.count)
    for (cell, group) in groups.enumerated() where cells.indices.contains(Int(group)) && surface.content.values[cell] >= level {
      cells[Int(group)] += 1
    }
    let most = cells.indices.filter { cells[$0] > 0 }.sorted { (cells[$1], $0) < (cells[$0], $1) }
    return most.prefix(5).map { outlines.groupNames[$0] }
  }

  func drawing(_ projection: MapProjection, labelled: Bool) -> MapDrawing {
    let whole = polygons()
    let shapes = SharedBorders(whole).simplified(tolerance: Self.tolerance * projection.metresPerMillimetre)
    var labels = ContourLabels(frame: projection.frame)
    let layers = bands.bands.enumerated().map { place, band in
      var outline = projection.outline(ofArea: place, shapes)
      if look == .lines, let level = band.kind.level {
        let lines = SurfaceEdge(surface.content).lines(whole, ofArea: place).map { projection.thinned($0, to: Self.tolerance) }
        labels.place(RoundLevel.text(level), along: lines.map(\.points), colour: band.fill)
        outline = Outline(lines)
      }
      return SceneLayer("class-\(place)", clip: projection.frame, shapes: [SceneShape(outline, style(of: band), title: title(of: band))])
    }
    let texts = SceneLayer("contour-labels", texts: labels.texts)
    return MapDrawing(layers: layers, over: [texts], taken: labels.texts.map(\.box))
  }

  /// Half of what areas lose, in millimetres, so that narrow bands stay apart.
  private static let tolerance = 0.1

  private func title(of band: SurfaceBand) -> String { "\(band.label): \(band.printedArea) square kilometres" }

  /// One area for each band.
  private func polygons() -> MultiPolygons {
    var shapes = MultiPolygons()
    for band in bands.bands {
      let one = polygons(of: band.kind)
      shapes.append(one.polygons(ofArea: 0).map { polygon in one.rings(ofPolygon: polygon).map { Array(one.vertices(ofRing: $0)) } })
    }
    return shapes
  }

  /// What the band and all higher ones cover. Exact numbers change in a straight line between middles of cells, steps change half-way.
  private func polygons(of kind: SurfaceBand.Kind) -> MultiPolygons {
    let content = surface.content
    switch kind {
    case .zero: return cells { !$0.isNaN }
    case .below: return cells { $0 > 0 || look == .lines }
    case .missing: return polygons(ofMissing: content)
    case .from(let level, _):
      guard content.isStepped else {
        return IsoPolygons.polygons(content.values, on: content.grid, atLeast: [level], ending: .abrupt)
      }
      return cells { $0 >= level }
    }
  }

  private func cells(_ isHigh: (Double) -> Bool) -> MultiPolygons {
    let marks = surface.content.values.map { $0.isNaN ? $0 : isHigh($0) ? 1.0 : 0 }
    return IsoPolygons.polygons(marks, on: surface.content.grid, atLeast: [0.5], ending: .abrupt)
  }

  private func polygons(ofMissing content: Surface) -> MultiPolygons {
    let marks = content.values.indices.map { cell in
      content.values[cell].isNaN && isGround[cell] ? 1.0 : .nan
    }
    return IsoPolygons.polygons(marks, on: content.grid, atLeast: [0.5], ending: .abrupt)
  }

  private func style(of band: SurfaceBand) -> ShapeStyle {
    guard band.kind.isLevel else {
      return ShapeStyle(fill: look == .lines && band.kind != .missing ? Ink.zero : band.fill, hatch: band.hatch)
    }
    switch look {
    case .bands: return ShapeStyle(fill: band.fill)
    case .bandsAndLines: return ShapeStyle(fill: band.fill, stroke: Ink.group, width: 0.09)
    case .lines: return ShapeStyle(stroke: band.fill, width: 0.4)
    }
  }
}

extension SurfaceBand.Kind {
  /// The level from which the band goes, where it begins at one.
  var level: Double? {
    if case .from(let level, _) = self { level } else { nil }
  }

  var isLevel: Bool { level != nil }
}
