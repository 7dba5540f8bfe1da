import WardlightGeometry

/// The plan of a sheet together with the scale of its map and the places of its insets.
struct SheetLayout {
  let plan: SheetPlan
  let projection: MapProjection
  let insets: InsetPlan
  let insetDrawings: [InsetDrawing]
  /// What of the plane the map must show.
  let ground: Box

  /// The layout on the page that is asked for, or on the one of A4 on which the map is drawn largest.
  init(_ sheet: MapSheet) throws(CartographyError) {
    let ground = try sheet.content.ground()
    let insets = try Self.drawings(sheet.setting.insets)
    if let page = sheet.setting.page {
      try self.init(sheet, on: page, ground, insets)
      return
    }
    let fitting = Page.fitting(ground)
    let first = try Self(sheet, on: fitting, ground, insets)
    guard !insets.isEmpty else {
      self = first
      return
    }
    let other = try? Self(sheet, on: fitting == .a4Portrait ? .a4Landscape : .a4Portrait, ground, insets)
    self = if let other, other.projection.metresPerMillimetre < first.projection.metresPerMillimetre { other } else { first }
  }

  private init(_ sheet: MapSheet, on page: Page, _ ground: Box, _ drawings: [InsetDrawing]) throws(CartographyError) {
    self.ground = ground
    let legend = sheet.content.legend(titled: sheet.furniture.legendTitle)
    insetDrawings = drawings
    let plan = try SheetPlan(page: page, furniture: sheet.furniture, terms: sheet.content.terms, legend: legend, ground: ground)
    let whole = sheet.content.projection(ground, in: plan.frame)
    let insets = try Self.insets(drawings, plan, whole, sheet.content)
    self.plan = plan.keyShortened(by: insets.columnHeight)
    self.insets = insets
    projection = insets.room == plan.frame ? whole : MapProjection(ground, in: plan.frame, filling: insets.room)
  }

  private static func drawings(_ insets: [Inset]) throws(CartographyError) -> [InsetDrawing] {
    var letters = ["A", "B", "C", "D", "E", "F", "G", "H"][...]
    var drawings: [InsetDrawing] = []
    for inset in insets { drawings.append(try InsetDrawing(inset, letter: inset.isZoom ? letters.popFirst() ?? "" : "")) }
    return drawings
  }

  private static func insets(
    _ drawings: [InsetDrawing], _ plan: SheetPlan, _ projection: MapProjection, _ content: any MapContent
  ) throws(CartographyError) -> InsetPlan {
    guard !drawings.isEmpty else { return .none(in: plan.frame) }
    let drawing = content.drawing(projection, labelled: false)
    let sizes = [1.0, 0.85, 0.72].map { share in
      drawings.map { $0.size(side: $0.side(in: plan.frame, projection, share: share)) }
    }
    return try .around(
      (drawing.layers + drawing.over).flatMap(\.shapes), sizes: sizes, frame: plan.frame, column: plan.freeColumn,
      titles: drawings.map(\.inset.title))
  }
}
