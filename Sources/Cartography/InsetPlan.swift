import WardlightGeometry

/// Where the insets of a sheet lie and what room they leave to the map.
struct InsetPlan {
  /// The rectangle into which the map's ground is fitted; the frame itself where no inset takes any of it.
  let room: SheetBox
  /// One rectangle an inset, in their order.
  let boxes: [SheetBox]
  /// How much of the column the insets take, from its foot, in millimetres.
  let columnHeight: Double

  static func none(in frame: SheetBox) -> InsetPlan { InsetPlan(room: frame, boxes: [], columnHeight: 0) }

  /// Finds corners in which the insets hide nothing.
  ///
  /// First with the map in the middle of its frame, then moved within the frame, then with the insets in the column, then with a smaller
  /// map: the first arrangement in which no inset lies over anything drawn. Of the corners that are free the order is top right, top left,
  /// bottom left, bottom right.
  ///
  /// - Parameters:
  ///   - sizes: Width and height of each inset, the best first, then smaller ones.
  ///   - drawn: The shapes of the map as they lie when it fills the frame.
  ///   - column: The free part of the column, if insets may lie there.
  /// - Complexity: O(vertices + millimetres² of the frame).
  static func around(
    _ drawn: [SceneShape], sizes: [[(width: Double, height: Double)]], frame: SheetBox, column: SheetBox?, titles: [String]
  ) throws(CartographyError) -> InsetPlan {
    let mask = CoverMask(drawn, in: frame)
    guard let extent = SheetBox(around: drawn.lazy.flatMap { $0.outline.rings.joined() }) else { return none(in: frame) }
    let searches = sizes.map { InsetSearch(mask: mask, extent: extent, sizes: $0, frame: frame) }
    for search in searches { if let found = search.arrangement(shares: [1, 0.97, 0.94, 0.9]) { return found } }
    if let column { for sizes in sizes { if let found = stacked(sizes, frame, column) { return found } } }
    let smaller = stride(from: 0.86, to: 0.39, by: -0.04).map { $0 }
    for share in smaller { for search in searches { if let found = search.arrangement(shares: [share]) { return found } } }
    throw .noRoomForInset(title: titles.last ?? "")
  }

  /// The insets under one another at the foot of the column.
  private static func stacked(_ sizes: [(width: Double, height: Double)], _ frame: SheetBox, _ column: SheetBox) -> InsetPlan? {
    let gap = 3.0
    let height = sizes.reduce(0) { $0 + $1.height + gap }
    guard height <= column.height, sizes.allSatisfy({ $0.width <= column.width }) else { return nil }
    var top = column.bottom - height + gap
    let boxes = sizes.map { size in
      defer { top += size.height + gap }
      return SheetBox(left: column.left, top: top, width: size.width, height: size.height)
    }
    return InsetPlan(room: frame, boxes: boxes, columnHeight: height)
  }
}

/// The search for corners.
private struct InsetSearch {
  let mask: CoverMask
  let extent: SheetBox
  let sizes: [(width: Double, height: Double)]
  let frame: SheetBox
  /// Millimetres between an inset and anything drawn.
  private static let clearance = 1.6

  func arrangement(shares: [Double]) -> InsetPlan? {
    for share in shares {
      for (across, down) in Self.shifts {
        let room = room(share, across, down)
        if let boxes = corners(room) { return InsetPlan(room: room, boxes: boxes, columnHeight: 0) }
      }
    }
    return nil
  }

  /// The frame made smaller, moved as far as the map stays inside.
  private func room(_ share: Double, _ across: Double, _ down: Double) -> SheetBox {
    let slackAcross = max(0, frame.width - extent.width * share) / 2 - 1
    let slackDown = max(0, frame.height - extent.height * share) / 2 - 1
    let (width, height) = (frame.width * share, frame.height * share)
    return SheetBox(
      left: frame.centre.across - width / 2 + across * max(0, slackAcross), top: frame.centre.down - height / 2 + down * max(0, slackDown),
      width: width, height: height)
  }

  private func corners(_ room: SheetBox) -> [SheetBox]? {
    var taken: [SheetBox] = []
    for size in sizes {
      let free = Self.corners.lazy.map { box(size, $0) }.first { box in
        !taken.contains(where: box.inset(by: -2).overlaps) && mask.isFree(original(of: box.inset(by: -Self.clearance), room))
      }
      guard let free else { return nil }
      taken.append(free)
    }
    return taken
  }

  private func box(_ size: (width: Double, height: Double), _ corner: (across: Double, down: Double)) -> SheetBox {
    SheetBox(
      left: frame.left + corner.across * (frame.width - size.width), top: frame.top + corner.down * (frame.height - size.height),
      width: size.width, height: size.height)
  }

  /// Where a rectangle would lie if the map filled the frame.
  private func original(of box: SheetBox, _ room: SheetBox) -> SheetBox {
    let share = room.width / frame.width
    return SheetBox(
      left: frame.centre.across + (box.left - room.centre.across) / share,
      top: frame.centre.down + (box.top - room.centre.down) / share, width: box.width / share, height: box.height / share)
  }

  private static let shifts = [
    (0.0, 0.0), (-1.0, 0.0), (1.0, 0.0), (0.0, 1.0), (0.0, -1.0), (-1.0, 1.0), (1.0, 1.0), (-1.0, -1.0), (1.0, -1.0),
  ]
  private static let corners = [(across: 1.0, down: 0.0), (0.0, 0.0), (0.0, 1.0), (1.0, 1.0)]
}
