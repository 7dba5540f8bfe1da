import WardlightEssentials
import WardlightFlows
import WardlightGazetteer
import WardlightGeometry
import WardlightLoading

/// The places at one end of a table of counts, and what finds them by the names that the table has.
struct CountedPlaces {
  let ends: FlowEnds
  let areas: Areas?
  /// What the places are, for messages: the layer's name.
  let layer: String
  let notices: [String]
  private let byText: [String: Int]
  private let ambiguous: Set<String>

  /// What became of a name.
  enum Match {
    case found(Int)
    case several
    case unknown
  }

  init(_ source: FlowPlaceSource, _ parallel: Parallel) throws {
    switch source {
    case .areas(let source): try self.init(areas: source, parallel)
    case .towns(let source): try self.init(towns: source)
    }
  }

  private init(areas source: Configuration.AreaSource, _ parallel: Parallel) throws {
    let loaded = try AreaLoader(
      source: source.layer, fields: AreaFields(code: source.code, name: source.name),
      geography: Geography(kind: source.kind, vintage: source.vintage, isHexagonMap: source.isHexagonMap), plane: .own, parallel: parallel
    ).load()
    var vintages = try StudyVintages()
    _ = try vintages.admit(loaded.areas, of: source)
    self.init(
      FlowEnds(loaded.areas), areas: loaded.areas, layer: StudyVintages.name(source.layer.path),
      notices: StudyAreas.notices(loaded) + vintages.sentences + vintages.notices)
  }

  private init(towns source: Configuration.TownSource) throws {
    let towns = try TownGazetteer(path: source.file, forces: NameIndex(names: [])).towns.filter { $0.kind != .district }
    let uses = towns.reduce(into: [String: Int]()) { $0[$1.name, default: 0] += 1 }
    let codes = towns.enumerated().map { number, town in
      uses[town.name] == 1 ? town.name : "\(town.name) (\([town.district, town.county].compactMap { $0 }.first ?? String(number)))"
    }
    var seen: [String: Int] = [:]
    let unique = codes.map { code in
      seen[code, default: 0] += 1
      return seen[code] == 1 ? code : "\(code) \(seen[code] ?? 0)"
    }
    self.init(
      FlowEnds(kind: "town", codes: unique, names: towns.map(\.name), points: towns.map { $0.place }), areas: nil,
      layer: StudyVintages.name(source.file), notices: [])
  }

  init(_ ends: FlowEnds, areas: Areas?, layer: String, notices: [String]) {
    var byText: [String: Int] = [:]
    var ambiguous: Set<String> = []
    for (place, name) in ends.names.enumerated() where byText.updateValue(place, forKey: name) != nil { ambiguous.insert(name) }
    for name in ambiguous { byText[name] = nil }
    for (place, code) in ends.codes.enumerated() {
      byText[code] = place
      ambiguous.remove(code)
    }
    (self.ends, self.areas, self.layer, self.notices) = (ends, areas, layer, notices)
    (self.byText, self.ambiguous) = (byText, ambiguous)
  }

  /// The place of a code, or of a name that one place has.
  func match(_ text: String) -> Match {
    if let place = byText[text] { return .found(place) }
    let plain = CodedNumbers.plainCode(text)
    if let place = byText[plain] { return .found(place) }
    return ambiguous.contains(plain) ? .several : .unknown
  }
}

extension FlowEnds {
  /// Areas as ends of flows, each at its centroid.
  init(_ areas: Areas) { self.init(kind: areas.geography.singularKind, of: areas) }
}
