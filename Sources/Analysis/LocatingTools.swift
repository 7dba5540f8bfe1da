import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightLoading

/// The areas of a request and what finds records in them.
struct LocatingTools: Sendable {
  let loaded: LoadedAreas
  let locator: Locator
  /// What the areas' codes are.
  let vintages: StudyVintages
  let codes: CheckedColumn

  var areas: Areas { loaded.areas }

  /// Reads areas and postcodes side by side.
  init(
    _ source: Configuration.AreaSource, numbers: [String] = [], postcodes: Configuration.PostcodeSource?, towns: Configuration.TownSource?,
    nearest: Double,
    parallel: Parallel
  ) throws {
    let (areas, directory) = parallel.pair(
      { Result { try Self.load(source, numbers, parallel) } },
      { Result { try postcodes.map { try PostcodeDirectory.load($0.files, parallel: parallel) } } })
    let (loaded, index) = try areas.get()
    var vintages = try StudyVintages()
    codes = try vintages.admit(loaded.areas, of: source)
    self.vintages = vintages
    self.loaded = loaded
    let names = try towns.map { try TownGazetteer(path: $0.file, forces: NameIndex(names: [])) }
    locator = Locator(index: index, postcodes: try directory.get(), towns: names, nearestWithin: nearest)
  }

  private static func load(
    _ source: Configuration.AreaSource, _ numbers: [String], _ parallel: Parallel
  ) throws(LoadingError) -> (LoadedAreas, PointInAreaIndex) {
    let loaded = try AreaLoader(
      source: source.layer, fields: AreaFields(code: source.code, name: source.name, numbers: numbers),
      geography: Geography(kind: source.kind, vintage: source.vintage, isHexagonMap: source.isHexagonMap), parallel: parallel
    ).load()
    return (loaded, PointInAreaIndex(loaded.areas.shapes))
  }
}
