internal import WardlightCounting
internal import WardlightGeometry

/// Makes the lists of places at the two ends of links.
struct FlowPlaceLists {
  let links: PlacedLinks
  let layers: FlowLayers

  init(_ links: PlacedLinks, _ layers: FlowLayers) {
    precondition(layers.forces.count == links.forces.knownCount, "\(layers.forces.count) forces for \(links.forces.knownCount) names")
    precondition(
      layers.boroughs.count == links.boroughs.knownCount, "\(layers.boroughs.count) boroughs for \(links.boroughs.knownCount) names")
    self.links = links
    self.layers = layers
  }

  /// The origins of a kind; `shared` where destinations are in the same list.
  func origins(_ kind: FlowSelection.OriginKind, shared: Bool) -> FlowPlaceList {
    var list = FlowPlaceList(kind: Self.kind(kind, shared))
    switch kind {
    case .wards: appendWards(&list)
    case .boroughs: appendBoroughs(&list)
    case .london: appendLondon(&list)
    case .all:
      appendBoroughs(&list)
      appendElsewhere(&list, withDestinations: shared)
    case .londonAndElsewhere:
      appendLondon(&list)
      appendElsewhere(&list, withDestinations: shared)
    }
    return list
  }

  /// The destinations of a kind outside London.
  func destinations(_ kind: FlowSelection.DestinationKind, inLondon: Bool = false) -> FlowPlaceList {
    var list = FlowPlaceList(kind: kind == .forces ? "county force" : kind == .towns ? "town" : "place")
    switch kind {
    case .forces: appendForces(links.forces.names.indices.filter { inLondon || !links.londonForces.contains($0) }, &list)
    case .towns: appendTowns(destinationTowns.filter { inLondon || !isInLondon(town: $0) }, &list)
    case .places: appendElsewhere(&list, withDestinations: true)
    }
    return list
  }

  private static func kind(_ kind: FlowSelection.OriginKind, _ shared: Bool) -> String {
    if shared { return "place" }
    return switch kind {
    case .wards: "ward"
    case .boroughs: "borough"
    case .london: "city"
    case .all, .londonAndElsewhere: "origin"
    }
  }

  private func appendWards(_ list: inout FlowPlaceList) {
    guard let wards = layers.wards else { return }
    for index in wards.codes.indices { list.append(entry(.ward(index), wards, index)) }
  }

  /// The boroughs of the layer, then other names that links give as boroughs.
  func appendBoroughs(_ list: inout FlowPlaceList) {
    for index in links.boroughs.names.indices {
      if index < layers.boroughs.count {
        list.append(entry(.borough(index), layers.boroughs, index))
      } else {
        list.append(named(.borough(index), links.boroughs.names[index]))
      }
    }
  }

  private func appendLondon(_ list: inout FlowPlaceList) {
    list.append(.init(place: .london, code: Self.londonCode, name: "London", point: middleOfBoroughs, region: "", isKnown: true))
  }

  /// Where London stands as one place; `nil` where nobody knows where its boroughs are.
  private var middleOfBoroughs: Coordinate? { Box(around: layers.boroughs.points.compactMap(\.self))?.centre }

  /// Places outside London that are origins of links or, where it is wanted, destinations: towns, forces, other names.
  private func appendElsewhere(_ list: inout FlowPlaceList, withDestinations: Bool) {
    var places = Set(links.rows.compactMap { $0.origin.isElsewhere ? FlowPlaceList.Place($0.origin) : nil })
    if withDestinations { places.formUnion(links.rows.compactMap { destination($0, .places) }) }
    appendTowns(links.towns.names.indices.filter { places.contains(.town($0)) }, &list)
    appendForces(links.forces.names.indices.filter { places.contains(.force($0)) }, &list)
    for (index, name) in links.elsewhere.names.enumerated() where places.contains(.elsewhere(index)) {
      list.append(named(.elsewhere(index), name))
    }
  }

  private func appendForces(_ places: [Int], _ list: inout FlowPlaceList) {
    for place in places {
      let isKnown = place < layers.forces.count
      list.append(isKnown ? entry(.force(place), layers.forces, place) : named(.force(place), links.forces.names[place]))
    }
  }

  private func appendTowns(_ places: [Int], _ list: inout FlowPlaceList) {
    for place in places {
      let force = links.towns.forces[place]
      let name = links.towns.names[place]
      list.append(
        .init(
          place: .town(place), code: name, name: name, point: links.towns.points[place],
          region: force.map { links.forces.names[$0] } ?? "", isKnown: force.map(links.forces.isKnown) ?? false))
    }
  }

  private func entry(_ place: FlowPlaceList.Place, _ ends: FlowEnds, _ index: Int) -> FlowPlaceList.Entry {
    .init(
      place: place, code: ends.codes[index], name: ends.names[index], point: ends.points[index],
      region: ends.regions.isEmpty ? "" : ends.regions[index], isKnown: true)
  }

  private func named(_ place: FlowPlaceList.Place, _ name: String) -> FlowPlaceList.Entry {
    .init(place: place, code: name, name: name, point: nil, region: "", isKnown: false)
  }

  private var destinationTowns: [Int] { Set(links.rows.compactMap(\.town)).sorted() }

  /// Whether a destination is one of London's forces or lies in one.
  func isInLondon(_ place: FlowPlaceList.Place) -> Bool {
    switch place {
    case .force(let force): links.londonForces.contains(force)
    case .town(let town): isInLondon(town: town)
    case .ward, .borough, .london, .elsewhere: false
    }
  }

  /// Whether a place is one: not what stands for all names that no table has.
  func isRecognised(_ place: FlowPlaceList.Place) -> Bool {
    switch place {
    case .borough(let borough): links.boroughs.isRecognised(borough)
    case .force(let force): links.forces.isRecognised(force)
    case .town(let town): links.towns.areRecognised[town]
    case .elsewhere(let number): links.elsewhere.isRecognised(number)
    case .ward, .london: true
    }
  }

  /// Whether a town lies in one of London's forces.
  func isInLondon(town: Int) -> Bool { links.towns.forces[town].map(links.londonForces.contains) ?? false }

  /// The region's code of the Office for National Statistics.
  static let londonCode = "E12000007"
}

extension FlowPlaceLists {
  /// The place outside London to which a link leads; `nil` where it states none of the kind, or one in London.
  func destination(_ row: PlacedLinks.Row, _ kind: FlowSelection.DestinationKind) -> FlowPlaceList.Place? {
    switch kind {
    case .forces: row.force.flatMap { links.londonForces.contains($0) ? nil : .force($0) }
    case .towns: row.town.flatMap { isInLondon(town: $0) ? nil : .town($0) }
    case .places: destination(row, .towns) ?? (row.town == nil ? destination(row, .forces) : nil)
    }
  }

  /// Whether what a link states of the kind lies in London.
  func isInLondon(_ row: PlacedLinks.Row, _ kind: FlowSelection.DestinationKind) -> Bool {
    switch kind {
    case .forces: row.force.map(links.londonForces.contains) ?? false
    case .towns: row.town.map(isInLondon) ?? false
    case .places: row.town.map(isInLondon) ?? isInLondon(row, .forces)
    }
  }

  /// The place at which a link begins; `nil` where nobody knows it.
  func origin(_ row: PlacedLinks.Row, _ kind: FlowSelection.OriginKind) -> FlowPlaceList.Place? {
    switch kind {
    case .wards: row.ward.map { .ward($0) }
    case .boroughs, .all: row.origin == .london ? nil : .init(row.origin)
    case .london: .london
    case .londonAndElsewhere: row.origin.isElsewhere ? .init(row.origin) : .london
    }
  }
}
