import WardlightCounting
import WardlightEssentials
import WardlightFlows
import WardlightGeometry

/// What flows of records are made from.
struct FlowInput: Sendable {
  let links: PlacedLinks
  let rescues: RescueListing?
  /// The periods that are compared; `nil` takes all records as one.
  let comparison: Configuration.Comparison?
  /// The whole window.
  let window: Period
  /// The month in which a year starts.
  let yearStart: Int
  let noun: Configuration.Noun
  /// The boroughs, aligned with the first names of the links’ directory.
  let boroughs: Areas
  /// The forces, in the same way; `nil` without a layer.
  let forces: Areas?
  /// The wards to which links may belong; `nil` without.
  let wards: Areas?
  /// What all boroughs together are called.
  let place: String
  let methods: FlowMethods

  /// The window, for flows without periods.
  var whole: Period { window }

  /// The places of the layers, as flows begin and end there.
  var layers: FlowLayers {
    FlowLayers(
      wards: wards.map { FlowEnds($0) }, boroughs: FlowEnds(kind: "borough", of: boroughs),
      forces: forces.map { FlowEnds(kind: "county force", of: $0) }
        ?? FlowEnds(kind: "county force", codes: [], names: [], points: []))
  }

  /// The forces that may be a destination: those of the layer outside London, in its order.
  var outsideForces: Areas? {
    forces.map { areas in areas.selecting((0..<areas.count).filter { !links.londonForces.contains($0) }) }
  }

  /// Years of twelve months that lie wholly in the window, the oldest first.
  var years: [Period] {
    window.years(startingInMonth: yearStart).filter { $0.months.count == 12 && $0.isWholeMonths }
  }
}

extension FlowEnds {
  /// Areas as ends of flows under another kind, each at its centroid.
  init(kind: String, of areas: Areas) {
    self.init(
      kind: kind, codes: areas.codes, names: areas.names, points: areas.codes.indices.map { areas.shapes.centroid(ofArea: $0) })
  }
}
