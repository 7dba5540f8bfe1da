/// Where the places and bands of a Sankey chart lie.
struct SankeyLayout {
  let plot: SheetBox
  let scale: SankeyScale
  /// The upright box of each place.
  let origins: [SheetBox]
  let destinations: [SheetBox]
  /// The upper edge of each band at its two ends.
  let tops: [(left: Double, right: Double)]
  let nameWidths: (left: Double, right: Double)
  let nameStyle: TextStyle
  let headHeight: Double
  let right: Double
  /// Where the sample heights stand, below the plot.
  let sampleTop: Double
  let bottom: Double

  private static let gap = 1.3
  static let barWidth = 2.6
  static let nameGap = 1.2
  static let sampleHeight = 11.0

  /// The layout on the scale that is asked for, else on the finest round one on which all fits.
  static func best(_ content: SankeyContent, _ room: ChartRoom) throws(CartographyError) -> SankeyLayout {
    let head = SankeyContent.titleStyle(room).leading + 1.4
    let height = room.box.height - head - sampleHeight * room.typeScale
    if let scale = content.chart.scale {
      guard heights(content, room, scale) <= height else { throw .flowsTooHigh(personsPerMillimetre: scale.personsPerMillimetre) }
      return SankeyLayout(content, room, scale, head: head, height: height)
    }
    let largest = content.flows.bands.map(\.value).reduce(0, +)
    var scale = SankeyScale(roundNotBelow: max(largest, 1) / height)
    for _ in 0..<60 {
      if heights(content, room, scale) <= height { return SankeyLayout(content, room, scale, head: head, height: height) }
      scale = SankeyScale(roundNotBelow: scale.personsPerMillimetre * 1.01)
    }
    let ends = max(content.flows.origins.count, content.flows.destinations.count)
    throw .tooManyRows(rows: ends, most: Int(height / (label(room) + gap)))
  }

  private static func label(_ room: ChartRoom) -> Double { room.style(2.6).leading }

  /// What the higher of the two sides needs at least.
  private static func heights(_ content: SankeyContent, _ room: ChartRoom, _ scale: SankeyScale) -> Double {
    [slots(content, \.origin, content.flows.origins, room, scale), slots(content, \.destination, content.flows.destinations, room, scale)]
      .map {
        $0.reduce(0) { $0 + $1.slot } + gap * Double(max(0, $0.count - 1))
      }.max() ?? 0
  }

  /// How high each place is, and how high with its name.
  private static func slots(
    _ content: SankeyContent, _ side: KeyPath<SankeyBand, Int>, _ ends: [SankeyEnd], _ room: ChartRoom, _ scale: SankeyScale
  ) -> [(bar: Double, slot: Double)] {
    ends.indices.map { end in
      let bar = content.flows.bands.filter { $0[keyPath: side] == end }.reduce(0) { $0 + scale.height(of: $1) }
      return (bar, max(bar, label(room)))
    }
  }

  private init(_ content: SankeyContent, _ room: ChartRoom, _ scale: SankeyScale, head: Double, height: Double) {
    self.scale = scale
    headHeight = head
    nameStyle = room.style(2.6)
    let widest = room.box.width * 0.3
    func width(_ ends: [SankeyEnd], _ title: String) -> Double {
      let style = room.style(2.6)
      let names = ends.map { style.width(of: $0.name) + 1.6 + style.width(of: $0.figure) }.max() ?? 0
      return min(max(names, SankeyContent.titleStyle(room).width(of: title) - Self.nameGap - Self.barWidth), widest)
    }
    nameWidths = (
      width(content.flows.origins, content.chart.originTitle), width(content.flows.destinations, content.chart.destinationTitle)
    )
    let free = room.box.width - nameWidths.left - nameWidths.right - 2 * Self.nameGap
    let top = room.box.top + head
    let left = Self.slots(content, \.origin, content.flows.origins, room, scale)
    let right = Self.slots(content, \.destination, content.flows.destinations, room, scale)
    let used = max(Self.needed(left), Self.needed(right))
    // A chart on a coarse scale is not drawn out to the foot of the page.
    let drawn = min(height, max(used * 1.35, 50))
    plot = SheetBox(
      left: room.box.left + nameWidths.left + Self.nameGap, top: top, width: min(free, 150 * room.typeScale), height: drawn)
    origins = Self.boxes(left, left: plot.left, plot)
    destinations = Self.boxes(right, left: plot.right - Self.barWidth, plot)
    tops = Self.tops(content.flows.bands, scale, origins, destinations)
    self.right = plot.right + Self.nameGap + nameWidths.right
    sampleTop = plot.bottom + 3
    bottom = plot.bottom + Self.sampleHeight * room.typeScale
  }

  private static func needed(_ slots: [(bar: Double, slot: Double)]) -> Double {
    slots.reduce(0) { $0 + $1.slot } + gap * Double(max(0, slots.count - 1))
  }

  /// Places under one another, spread over the plot as far as they need not hang together.
  private static func boxes(_ slots: [(bar: Double, slot: Double)], left: Double, _ plot: SheetBox) -> [SheetBox] {
    let sum = slots.reduce(0) { $0 + $1.slot }
    let space = slots.count > 1 ? min(7, (plot.height - sum) / Double(slots.count - 1)) : 0
    var down = plot.top + (plot.height - sum - space * Double(max(0, slots.count - 1))) / 2
    return slots.map { bar, slot in
      defer { down += slot + space }
      return SheetBox(left: left, top: down + (slot - bar) / 2, width: barWidth, height: bar)
    }
  }

  /// Bands leave and reach a place in the order of the places at their other ends.
  private static func tops(
    _ bands: [SankeyBand], _ scale: SankeyScale, _ origins: [SheetBox], _ destinations: [SheetBox]
  ) -> [(left: Double, right: Double)] {
    var tops = Array(repeating: (left: 0.0, right: 0.0), count: bands.count)
    var next = (left: origins.map(\.top), right: destinations.map(\.top))
    for band in bands.indices {
      tops[band].left = next.left[bands[band].origin]
      next.left[bands[band].origin] += scale.height(of: bands[band])
    }
    let byDestination = bands.indices.sorted {
      (bands[$0].destination, bands[$0].origin, $0) < (bands[$1].destination, bands[$1].origin, $1)
    }
    for band in byDestination {
      tops[band].right = next.right[bands[band].destination]
      next.right[bands[band].destination] += scale.height(of: bands[band])
    }
    return tops
  }
}
