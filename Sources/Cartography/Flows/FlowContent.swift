import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// What a flow map shows.
struct FlowContent: MapContent {
  let network: FlowNetwork
  let flows: FlowSet
  let scale: FlowScale
  let style: FlowStyle
  let unit: String
  let key: String
  let terms: ReleaseTerms
  let isApproximate: Bool
  let towns: TownCircles?
  let originAreas: FlowOrigins?

  var kind: String { "places" }

  /// All areas, and the points at which links begin or end.
  func ground() throws(CartographyError) -> Box {
    let ends = network.linked.compactMap { network.nodes[$0].site }
    let boxes = network.layers.compactMap(\.shapes.box) + [Box(around: ends), towns?.box].compactMap { $0 }
    guard let first = boxes.first else { throw .nothingToDraw(layer: network.kinds.joined(separator: " and ")) }
    let whole = boxes.dropFirst().reduce(first) { $0.union($1) }
    return whole.expanded(by: max(whole.width, whole.height) * 0.02)
  }

  func legend(titled title: String) -> any LegendPart {
    let legend = FlowLegend(
      title: title, flows: flows, scale: scale, style: style, unit: unit, showsStates: flows.tellsDestinationsApart(network))
    let list = FlowList(flows: flows)
    let further: [any LegendPart] = [towns?.legend, list.isNeeded ? list : nil].compactMap { $0 }
    return further.isEmpty ? legend : StackedLegend(parts: [legend] + further)
  }

  /// The flows from the largest down.
  func summary(titled title: String) -> String {
    let largest = flows.exact.prefix(10).map { flow in
      "\(flows.nodes[flow.origin].name) to \(flows.nodes[flow.destination].name) \(flow.text)"
    }
    let kinds = FlowLegend(title: title, flows: flows, scale: scale, style: style, unit: unit, showsStates: false).entries.map(\.text)
    return "\(title), the largest flows: \(largest.isEmpty ? "none" : largest.joined(separator: "; "))."
      + " Number of flows of each kind: \(kinds.isEmpty ? "none" : kinds.joined(separator: "; "))." + (towns.map { " " + $0.summary } ?? "")
  }

  func drawing(_ projection: MapProjection, labelled: Bool) -> MapDrawing {
    let layout = FlowLayout(flows, projection: projection, style: style, scale: scale) { node in
      guard node < network.nodes.count, let area = network.nodes[node].area, let layer = network.layer(of: node) else { return [] }
      return layer.shapes.rings(ofArea: area).map { layer.shapes.vertices(ofRing: $0).map(projection.point) }
    }
    let drawing = FlowDrawing(flows: flows, network: network, layout: layout, projection: projection)
    let ground = drawing.ground() + [originAreas?.layer(projection)].compactMap { $0 }
    let over = [towns?.layer(projection)].compactMap { $0 } + drawing.lines()
    guard labelled else { return MapDrawing(layers: ground, over: over) }
    let labels = drawing.labels()
    return MapDrawing(
      layers: ground, over: over, labels: labels.requests + (towns?.labels(projection) ?? []),
      taken: labels.taken + (towns?.taken(projection) ?? []))
  }
}

extension FlowSet {
  /// Whether each area has one cell at most, because all links begin in one place.
  func tellsDestinationsApart(_ network: FlowNetwork) -> Bool {
    guard let first = network.links.lazy.compactMap(\.origin).first else { return false }
    return network.links.allSatisfy { $0.origin ?? first == first } && network.nodes.contains { $0.area != nil }
  }

  /// What the one link to each area of the destinations says; `nil` where there is none or areas have several.
  func statesOfDestinations(_ network: FlowNetwork, areas: Int) -> [(state: FlowState, text: String)?] {
    var states: [(state: FlowState, text: String)?] = Array(repeating: nil, count: areas)
    guard tellsDestinationsApart(network) else { return states }
    for link in network.links {
      guard let destination = link.destination, let area = network.nodes[destination].area, link.origin != destination else { continue }
      states[area] = (link.state, link.state == .missing ? "no data" : network.text(of: link))
    }
    return states
  }
}
