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
  /// The population of each ward; `nil` where the configuration names none.
  let denominators: Denominators?
  let forces: Areas?
  /// Rivers and lakes.
  let water: MultiPolygons?
  /// What lies around the county forces.
  let land: MultiPolygons?
  /// Other names of forces, towns and boroughs: the user's, then the project's.
  let aliases: AliasTable
  /// What loading noticed.
  let notices: [String]
  /// The wards by their codes, whose vintage is checked.
  let wardCodes: CheckedColumn
  /// What the codes of the layers are.
  let vintages: StudyVintages
  /// The name of the transform that brought the wards to the working frame.
  let operation: String

  init(_ configuration: Configuration) throws {
    let source = configuration.wards
    let texts = [source.boroughCode, source.boroughName]
    let loaded = try Self.load(source.areas, texts: texts, numbers: [source.population?.layerField].compactMap { $0 })
    let forces: LoadedAreas? =
      if let source = configuration.forces { try Self.load(source, texts: [], numbers: []) } else { nil }
    let wards = loaded.areas
    let codes = wards.texts[source.boroughCode, default: []].map { $0 ?? "" }
    let names = wards.texts[source.boroughName, default: []].map { $0 ?? "" }
    (boroughs, boroughOfWard) = Self.boroughs(of: wards, codes: codes, names: names)
    var vintages = try StudyVintages()
    wardCodes = try vintages.admit(wards, of: source.areas)
    try vintages.admit(codes, field: source.boroughCode, of: source.areas)
    if let forces, let forceSource = configuration.forces { _ = try vintages.admit(forces.areas, of: forceSource) }
    let (check, columns) = (vintages.check, wardCodes)
    denominators = try source.population.map { try Denominators($0, wards, codes: columns, check) }
    if let denominators, let entry = denominators.entry { vintages.add(entry, denominators.notices) }
    self.vintages = vintages
    self.wards = wards
    self.forces = forces?.areas
    water = try configuration.water?.shapes()
    land = try configuration.land?.shapes()
    aliases = try AliasTable.of(configuration.aliases)
    notices = [loaded, forces].compactMap { $0 }.flatMap { Self.notices($0) }
    operation = loaded.report.operation ?? "none: the layer is in the working frame"
  }

  /// The boroughs by name and code.
  var boroughIndex: NameIndex {
    NameIndex(names: boroughs.names, codes: boroughs.codes, aliases: aliases.entries(of: .borough))
  }

  /// The wards of a borough, in order of code.
  func wards(ofBorough borough: Int) -> [Int] { boroughOfWard.indices.filter { boroughOfWard[$0] == borough } }

  private static func load(
    _ source: Configuration.AreaSource, texts: [String], numbers: [String]
  ) throws(LoadingError) -> LoadedAreas {
    try AreaLoader(
      source: source.layer, fields: AreaFields(code: source.code, name: source.name, texts: texts, numbers: numbers),
      geography: Geography(kind: source.kind, vintage: source.vintage, isHexagonMap: source.isHexagonMap)
    ).load()
  }

  private static func boroughs(of wards: Areas, codes: [String], names: [String]) -> (Areas, [Int]) {
    let sorted = Set(codes).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(sorted, sorted.indices))
    let groups = codes.map { places[$0, default: 0] }
    var groupNames = Array(repeating: "", count: sorted.count)
    for (group, name) in zip(groups, names) where groupNames[group].isEmpty { groupNames[group] = name }
    let geography = Geography(kind: "boroughs", vintage: wards.geography.vintage, tiles: wards.geography.tiles)
    let shapes = SharedBorders(wards.shapes).dissolved(by: groups)
    return (Areas(geography: geography, codes: sorted, names: groupNames, shapes: shapes), groups)
  }

  /// What loading a layer noticed.
  static func notices(_ loaded: LoadedAreas) -> [String] {
    let repaired = loaded.report.repaired
    guard !repaired.isEmpty else { return [] }
    return [
      "The shapes of \(repaired.count) \(loaded.areas.geography.kind) were invalid and were repaired: \(repaired.joined(separator: ", "))."
    ]
  }
}

extension Configuration.BackdropSource {
  /// The shapes, which may reach beyond Great Britain.
  func shapes(parallel: Parallel = Parallel()) throws(LoadingError) -> MultiPolygons {
    try RegionLoader.load(layer, extent: .aroundGreatBritain, parallel: parallel).shapes
  }
}
