import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry
import WardlightLoading

/// One reading of a request, step by step.
struct MapRun {
  private let request: MapRequest
  private let parallel: Parallel
  private let reading: MapReading
  private let part: PartSelection

  init(_ request: MapRequest, _ parallel: Parallel) throws {
    self.request = request
    self.parallel = parallel
    reading = try MapReading(request, parallel)
    guard let members = request.part else {
      part = PartSelection(all: reading.areas)
      return
    }
    let figures = AreaFigures(areas: reading.areas, notices: [], columns: [:])
    part = try PartSelection(AreaPart(members: members), of: figures, request.layer, parallel)
  }

  func figures() throws -> MapFigures {
    let door = try Door(policy: request.policy, marking: request.marking, sources: [])
    let table = try MapTable(request, reading)
    let surroundings = MapSurroundings(request, reading, part, parallel)
    let groups = try surroundings.groups()
    let released = door.release(table.raw).selecting(columns: table.shown)
    return MapFigures(
      areas: isWhole ? reading.areas : reading.areas.selecting(part.shown),
      table: isWhole ? released : released.selecting(rows: part.shown),
      groups: groups?.shapes, groupNames: groups?.names ?? [], groupOfArea: groups?.ofArea, context: try surroundings.context(),
      water: try surroundings.water(),
      zooms: try surroundings.zooms(), locator: try surroundings.locator(),
      notices: reading.notices + protection(released, table), keys: table.keys, codeKey: table.codeKey, originKey: table.originKey)
  }

  private var isWhole: Bool { part.shown.count == reading.areas.count }

  /// How many cells the policy hides, and what a user may do who has no counts of persons.
  private func protection(_ table: Released<Table>, _ own: MapTable) -> [String] {
    guard request.policy.threshold != nil else { return [] }
    return zip(request.values, own.keys).compactMap { column, key in
      let cells = table.column(key).content.cells
      let hidden = cells.count {
        switch $0 {
        case .interval, .withheld: true
        default: false
        }
      }
      guard hidden > 0 else { return nil }
      return
        "Policy \(request.policy): \(column.field) is protected in \(hidden) of \(cells.count) \(reading.areas.geography.kind); where its figures are not about persons, say --policy public."
    }
  }
}
