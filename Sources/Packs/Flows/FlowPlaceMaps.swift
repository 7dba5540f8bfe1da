import WardlightAnalysis
import WardlightCartography
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// The maps of flows whose places are points: towns, and what a hub receives and sends.
struct FlowPlaceMaps {
  let findings: FlowFindings
  let ground: FlowGround

  /// Towns by how many are linked to each, where no map of flows has them as circles.
  func towns() -> Drawing? {
    guard findings.townsBesideLines == nil, let towns = FlowTowns(findings) else { return nil }
    let furniture = ground.furniture("\(findings.noun) by town", legend: findings.noun.capitalizedFirst, further: [Self.manyNameNoTown])
    let map = TownMap(towns, furniture: furniture, unit: findings.noun, setting: ground.setting())
    return drawing(
      .towns, "\(findings.noun.capitalizedFirst) by town: the area of a circle is their number. \(Self.manyNameNoTown)"
    ) { try map.scene() }
  }

  /// The flows of the largest hub, those into it apart from those out of it.
  func hub() -> Drawing? {
    guard let hub = findings.largestHub, let links = findings.hubLinks else { return nil }
    let ends = zip(links.texts("origin"), links.texts("destination"))
    let own = links.selecting(rows: ends.enumerated().filter { $0.element.0 == hub.code || $0.element.1 == hub.code }.map(\.offset))
    let places = FlowPlaces(findings.pointsOfHubs)
    let map = FlowMap(
      links: FlowLinks(own), origins: places, destinations: places,
      furniture: ground.furniture(
        "into the hub \(hub.name) and out of it", legend: findings.noun.capitalizedFirst, further: [Self.noPath] + ground.recordedOnlyOnce),
      unit: findings.noun, setting: ground.setting()
    ).around(hub.code)
    return drawing(
      .hub, "The largest hub, \(hub.name): lines into it and lines out of it are apart. \(Self.noPath)"
    ) { try map.scene() }
  }

  private func drawing(_ figure: FlowFigure, _ caption: String, _ draw: @escaping @Sendable () throws -> Scene) -> Drawing {
    Drawing(name: figure.rawValue, section: .destinations, caption: caption, draw: draw)
  }

  private static let noPath = "That places are linked so does not show that any person went on."
  private static let manyNameNoTown = "Many links name no town."
}

extension FlowFindings {
  /// The towns that stand as circles on maps of flows between areas: those whose areas are true shapes, for towns have no place in tiles.
  var townsBesideLines: FlowTowns? {
    guard let areas = destinationAreas, !areas.geography.isTileMap else { return nil }
    return FlowTowns(self)
  }

  /// The places of hubs. The tile of an area stands apart from where its towns are, so that an area of tiles has no place among them.
  var pointsOfHubs: FlowPoints {
    guard let areas = destinationAreas, areas.geography.isTileMap else { return hubPlaces }
    return hubPlaces.leavingUnplaced(Set(areas.codes))
  }

  /// The hub with most in and out of which it is known where it is; of a force only one of its own.
  var largestHub: (code: String, name: String)? {
    guard let hubs, let hubLinks, hubs.content.index(ofColumn: "role") != nil else { return nil }
    let (begins, ends) = (Set(hubLinks.texts("origin")), Set(hubLinks.texts("destination")))
    let places = pointsOfHubs
    let candidates = zip(zip(hubs.texts("code"), hubs.texts("name")), hubs.texts("role"))
    return candidates.first { place, role in
      guard role == FlowClassWords.hub, begins.contains(place.0), ends.contains(place.0) else { return false }
      return places.codes.firstIndex(of: place.0).map { places.points[$0] != nil && isOwn(places, $0) } ?? false
    }?.0
  }

  private func isOwn(_ places: FlowPoints, _ place: Int) -> Bool {
    guard case .force(let code, let name) = subject else { return true }
    return places.codes[place] == code || (!places.regions.isEmpty && places.regions[place] == name)
  }
}
