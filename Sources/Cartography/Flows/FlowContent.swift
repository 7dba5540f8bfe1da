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

  var kind: String { "places" }

  /// All areas, and the points at which links begin or end.
  func ground() throws(CartographyError) -> Box {
    let ends = network.links.flatMap { [$0.origin, $0.destination] }.compactMap { $0 }.compactMap { network.nodes[$0].site }
    let boxes = network.layers.compactMap(\.shapes.box) + [Box(around: ends)].compactMap { $0 }
    guard let first = boxes.first else { throw .nothingToDraw(layer: network.kinds.joined(separator: " and ")) }
    let whole = boxes.dropFirst().reduce(first) { $0.union($1) }
    return whole.expanded(by: max(whole.width, whole.height) * 0.02)
  }

  func legend(titled title: String) -> any LegendPart {
    let legend = FlowLegend(
      title: title, flows: flows, scale: scale, style: style, unit: unit, showsStates: flows.tellsDestinationsApart(network))
    let list = FlowList(flows: flows)
    return list.isNeeded ? StackedLegend(parts: [legend, list]) : legend
  }

  /// The flows from the largest down.
  func summary(titled title: String) -> String {
    let largest = flows.exact.prefix(10).map { flow in
      "\(flows.nodes[flow.origin].name) to \(flows.nodes[flow.destination].name) \(flow.text)"
    }
    let kinds = FlowLegend(title: title, flows: flows, scale: scale, style: style, unit: unit, showsStates: false).entries.map(\.text)
    return "\(title), the largest flows: \(largest.isEmpty ? "none" : largest.joined(separator: "; "))."
      + " Number of flows of each kind: \(kinds.isEmpty ? "none" : kinds.joined(separator: "; "))."
  }

  func drawing(_ projection: MapProjection, labelled: Bool) -> MapDrawing {
    let layout = FlowLayout(flows, projection: projection, style: style, scale: scale) { node in
      guard node < network.nodes.count, let area = network.nodes[node].area, let layer = network.layer(of: node) else { return [] }
      return layer.shapes.rings(ofArea: area).map { layer.shapes.vertices(ofRing: $0).map(projection.point) }
    }
    let drawing = FlowDrawing(flows: flows, network: network, layout: layout, projection: projection)
    guard labelled else { return MapDrawing(layers: drawing.ground(), over: drawing.lines()) }
    let labels = drawing.labels()
    return MapDrawing(layers: drawing.ground(), over: drawing.lines(), labels: labels.requests, taken: labels.taken)
  }
}

extension FlowSet {
  /// Whether each area has one cell at most, because all links begin in one place.
  func tellsDestinationsApart(_ network: FlowNetwork) -> Bool {
    Set(network.links.compactMap(\.origin)).count == 1 && network.nodes.indices.contains { network.nodes[$0].area != nil }
  }

  /// What the one link to each area of the destinations says; `nil` where there is none or areas have several.
  func statesOfDestinations(_ network: FlowNetwork, areas: Int) -> [(state: FlowState, text: String)?] {
    var states: [(state: FlowState, text: String)?] = Array(repeating: nil, count: areas)
    guard tellsDestinationsApart(network) else { return states }
    for link in network.links {
      guard let destination = link.destination, let area = network.nodes[destination].area, link.origin != destination else { continue }
      states[area] = (link.state, link.state == .missing ? "no data" : link.text)
    }
    return states
  }
}
