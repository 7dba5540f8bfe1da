import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightLoading

/// The areas of a study: wards, the boroughs they make up, and the county forces.
struct StudyAreas: Sendable {
  let wards: Areas
  /// The boroughs in order of code, their shapes dissolved from the wards.
  let boroughs: Areas
  /// For each ward its borough's place in ``boroughs``.
  let boroughOfWard: [Int]
  /// The population of each ward; empty where the configuration names no field.
  let populations: [Double]
  let forces: Areas?
  /// What loading noticed.
  let notices: [String]
  /// The name of the transform that brought the wards to the working frame.
  let operation: String

  init(_ configuration: Configuration) throws(LoadingError) {
    let source = configuration.wards
    let texts = [source.boroughCode, source.boroughName]
    let loaded = try Self.load(source.areas, kind: "wards", texts: texts, numbers: [source.population].compactMap { $0 })
    let forces: LoadedAreas? =
      if let source = configuration.forces { try Self.load(source, kind: "county forces", texts: [], numbers: []) } else { nil }
    let wards = loaded.areas
    let codes = wards.texts[source.boroughCode, default: []].map { $0 ?? "" }
    let names = wards.texts[source.boroughName, default: []].map { $0 ?? "" }
    (boroughs, boroughOfWard) = Self.boroughs(of: wards, codes: codes, names: names)
    self.wards = wards
    populations = source.population.flatMap { wards.numbers[$0] } ?? []
    self.forces = forces?.areas
    notices = [loaded, forces].compactMap { $0 }.flatMap { Self.notices($0) }
    operation = loaded.report.operation ?? "none: the layer is in the working frame"
  }

  /// The boroughs by name and code.
  var boroughIndex: NameIndex { NameIndex(names: boroughs.names, codes: boroughs.codes) }

  /// The county forces by name, code and alias; empty without a layer of them.
  var forceIndex: NameIndex { ForceNames.index(names: forces?.names ?? [], codes: forces?.codes ?? []) }

  /// The wards of a borough, in order of code.
  func wards(ofBorough borough: Int) -> [Int] { boroughOfWard.indices.filter { boroughOfWard[$0] == borough } }

  private static func load(
    _ source: Configuration.AreaSource, kind: String, texts: [String], numbers: [String]
  ) throws(LoadingError) -> LoadedAreas {
    try AreaLoader(
      source: source.layer, fields: AreaFields(code: source.code, name: source.name, texts: texts, numbers: numbers),
      geography: Geography(kind: kind, vintage: source.vintage, isHexagonMap: source.isHexagonMap)
    ).load()
  }

  private static func boroughs(of wards: Areas, codes: [String], names: [String]) -> (Areas, [Int]) {
    let sorted = Set(codes).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(sorted, sorted.indices))
    let groups = codes.map { places[$0, default: 0] }
    var groupNames = Array(repeating: "", count: sorted.count)
    for (group, name) in zip(groups, names) where groupNames[group].isEmpty { groupNames[group] = name }
    let geography = Geography(kind: "boroughs", vintage: wards.geography.vintage, isHexagonMap: wards.geography.isHexagonMap)
    let shapes = SharedBorders(wards.shapes).dissolved(by: groups)
    return (Areas(geography: geography, codes: sorted, names: groupNames, shapes: shapes), groups)
  }

  private static func notices(_ loaded: LoadedAreas) -> [String] {
    let repaired = loaded.report.repaired
    guard !repaired.isEmpty else { return [] }
    return [
      "The shapes of \(repaired.count) \(loaded.areas.geography.kind) were invalid and were repaired: \(repaired.joined(separator: ", "))."
    ]
  }
}
