/// What is drawn of flows, by the names of the files.
enum FlowFigure: String, CaseIterable, Sendable {
  case lines = "flows"
  case townLines = "flows-towns"
  case shares = "flows-choropleth"
  case forceRanks = "flows-ranks"
  case townRanks = "flows-town-ranks"
  case originRanks = "flows-origin-ranks"
  case heat = "flows-heat-map"
  case sankey = "flows-sankey"
  case towns = "flows-town-circles"
  case hub = "flows-hub"
}
