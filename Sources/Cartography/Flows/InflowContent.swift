import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// What a map of flows into one area shows.
struct InflowContent: MapContent {
  let network: FlowNetwork
  let flows: FlowSet
  /// How many of the places are origins; they are the first.
  let origins: Int
  let area: Areas
  /// What of the plane the area fills.
  let box: Box
  /// What stands beside each place.
  let names: [String]
  let panel: InflowPanel
  let scale: FlowScale
  let unit: String
  let key: String
  let terms: ReleaseTerms

  /// How much of the longer side of the area the panel takes, for the choice of a page.
  private static let share = 0.5

  var isApproximate: Bool { false }
  var kind: String { "towns" }

  /// The area with its towns.
  private var own: Box {
    Box(around: network.nodes.dropFirst(origins).compactMap(\.site)).map(box.union) ?? box
  }

  /// The area with its towns, and beside it room for the panel.
  func ground() throws(CartographyError) -> Box {
    let beside = max(own.width, own.height) * Self.share
    return Box(
      lower: Coordinate(easting: own.lower.easting - (panel.side == .left ? beside : 0), northing: own.lower.northing),
      upper: Coordinate(easting: own.upper.easting + (panel.side == .right ? beside : 0), northing: own.upper.northing))
  }

  func projection(_ ground: Box, in frame: SheetBox) -> MapProjection { MapProjection(own, in: frame, filling: panel.room(in: frame)) }

  func legend(titled title: String) -> any LegendPart {
    let legend = FlowLegend(
      title: title, flows: flows, scale: scale, style: .tapered, unit: unit, showsStates: false,
      words: .inflow(origins: network.kinds[0], area: area.names[0], side: panel.side, isNumbered: panel.inset != nil))
    let list = FlowList(flows: flows)
    return list.isNeeded ? StackedLegend(parts: [legend, list]) : legend
  }

  /// The flows from the largest down.
  func summary(titled title: String) -> String {
    let largest = flows.exact.prefix(10).map { flow in
      "\(flows.nodes[flow.origin].name) to \(flows.nodes[flow.destination].name) \(flow.text)"
    }
    return "\(title) into \(area.names[0]), the largest flows: \(largest.isEmpty ? "none" : largest.joined(separator: "; "))."
  }

  func drawing(_ projection: MapProjection, labelled: Bool) -> MapDrawing {
    let drawing = InflowDrawing(content: self, projection: projection)
    return MapDrawing(
      layers: drawing.ground(), over: drawing.over(), labels: labelled ? drawing.townNames() : [], taken: labelled ? drawing.taken : [])
  }
}
