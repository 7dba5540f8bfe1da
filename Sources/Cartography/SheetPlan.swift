import WardlightDisclosure
import WardlightGeometry

/// Where the parts of a sheet lie: marking, heading, map, legend, key, scale bar, remarks.
///
/// On an upright page legend, key and scale bar stand side by side below the map, on a page that lies across under one another at its
/// right; on a square whichever way the map is drawn larger. A legend that is too high is parted into two columns.
struct SheetPlan {
  /// The width of a column for legend or key, in millimetres.
  static let columnWidth = 58.0

  let page: Page
  /// Where the map goes.
  let frame: SheetBox
  /// Where the key of numbers goes.
  private(set) var key: SheetBox
  /// Where scale bar and arrow go.
  let scale: SheetBox
  /// Whether the key stands in a column with room at its foot.
  private let isBeside: Bool
  private let legend: LegendColumns
  private let legendBoxes: [SheetBox]
  private let texts: SheetTexts

  init(
    page: Page, furniture: MapFurniture, terms: ReleaseTerms, legend: any LegendPart, ground: Box
  ) throws(CartographyError) {
    self.page = page
    texts = SheetTexts(page, furniture, terms)
    let parts = try Self.arrangement(try texts.body(), legend, page, ground)
    (frame, key, scale, isBeside) = (parts.frame, parts.key, parts.scale, parts.isBeside)
    (self.legend, legendBoxes) = (parts.legend, parts.legendBoxes)
  }

  /// Marking, heading and remarks.
  var furniture: SceneLayer { texts.layer }
  var legendLayer: SceneLayer { legend.layer(in: legendBoxes) }

  /// What insets may take of the column while four names still find room in the key.
  var freeColumn: SheetBox? {
    guard isBeside else { return nil }
    var room = key
    room.top += 14
    room.height -= 14
    return room.height > 0 ? room : nil
  }

  /// The plan with less room for the key.
  func keyShortened(by height: Double) -> SheetPlan {
    var plan = self
    plan.key.height -= height
    return plan
  }

  private static func arrangement(
    _ body: SheetBox, _ legend: any LegendPart, _ page: Page, _ ground: Box
  ) throws(CartographyError) -> SheetParts {
    let beside = page.isUpright ? nil : SheetParts.beside(body, legend)
    let isBelow = page.isUpright || page == .square
    let below = [LegendColumns(legend), LegendColumns(inTwo: legend)].map { isBelow ? SheetParts.below(body, $0) : nil }
    let found = ([beside] + below).compactMap { $0 }
    let finest = found.map { $0.metresPerMillimetre(ground) }.min() ?? 0
    // The plainer arrangement, unless another makes the map visibly larger.
    guard let best = found.first(where: { $0.metresPerMillimetre(ground) <= finest * 1.04 }) else { throw .textTooLong(part: "legend") }
    return best
  }
}

/// The rectangles of the body of a sheet.
struct SheetParts {
  var frame: SheetBox
  var key: SheetBox
  var scale: SheetBox
  let isBeside: Bool
  let legend: LegendColumns
  let legendBoxes: [SheetBox]

  private static let gap = 5.0

  func metresPerMillimetre(_ ground: Box) -> Double { MapProjection(ground, in: frame).metresPerMillimetre }

  /// Legend, key and scale bar at the right of the map, the legend in two columns where one is not high enough.
  static func beside(_ body: SheetBox, _ legend: any LegendPart) -> SheetParts? {
    let room = body.height - ScaleBar.height - 5
    guard let legend = [LegendColumns(legend), LegendColumns(inTwo: legend)].first(where: { $0.height <= room }) else { return nil }
    let width = SheetPlan.columnWidth * Double(legend.count) + gap * Double(legend.count - 1)
    var (frame, key) = (body, body)
    frame.width -= width + gap
    (key.left, key.width) = (body.right - width, width)
    key.top = body.top + legend.height + 3
    key.height = body.bottom - ScaleBar.height - 2 - key.top
    let scale = SheetBox(left: key.left, top: body.bottom - ScaleBar.height, width: SheetPlan.columnWidth, height: ScaleBar.height)
    let boxes = (0..<legend.count).map { place in
      SheetBox(
        left: key.left + Double(place) * (SheetPlan.columnWidth + gap), top: body.top, width: SheetPlan.columnWidth, height: legend.height)
    }
    return SheetParts(frame: frame, key: key, scale: scale, isBeside: true, legend: legend, legendBoxes: boxes)
  }

  /// Legend, key and scale bar in columns below the map; the key under the scale bar where the legend takes all other columns.
  static func below(_ body: SheetBox, _ legend: LegendColumns) -> SheetParts? {
    let columns = max(2, Int((body.width + gap) / (SheetPlan.columnWidth + gap)))
    let height = max(legend.height, 28)
    let step = (body.width - SheetPlan.columnWidth) / Double(columns - 1)
    let boxes = (0..<columns).map { place in
      SheetBox(left: body.left + Double(place) * step, top: body.bottom - height, width: SheetPlan.columnWidth, height: height)
    }
    var (frame, key, scale) = (body, boxes[min(legend.count, columns - 1)], boxes[columns - 1])
    frame.height = body.height - height - gap
    guard frame.height >= 60, legend.count < columns else { return nil }
    scale.height = ScaleBar.height
    if legend.count == columns - 1 {
      key.top += ScaleBar.height + 3
      key.height -= ScaleBar.height + 3
    } else {
      key.width = boxes[columns - 2].right - key.left
    }
    return SheetParts(
      frame: frame, key: key, scale: scale, isBeside: false, legend: legend, legendBoxes: Array(boxes.prefix(legend.count)))
  }
}

/// A legend in one or two columns.
struct LegendColumns {
  private let parts: [any LegendPart]

  init(_ legend: any LegendPart) { parts = [legend] }

  /// The legend parted where the higher column is least high; in one column where it cannot be parted.
  init(inTwo legend: any LegendPart) {
    let best = legend.partings.min { max($0.0.height, $0.1.height) < max($1.0.height, $1.1.height) }
    parts = best.map { [$0.0, $0.1] } ?? [legend]
  }

  var count: Int { parts.count }
  var height: Double { parts.map(\.height).max() ?? 0 }

  func layer(in boxes: [SheetBox]) -> SceneLayer {
    var whole = SceneLayer("legend")
    for (part, box) in zip(parts, boxes) {
      let layer = part.layer(in: box)
      whole.shapes += layer.shapes
      whole.texts += layer.texts
    }
    return whole
  }
}
