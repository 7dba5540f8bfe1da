internal import WardlightGazetteer

/// What the names of towns in records stand for, each spelling within each force looked up once.
struct TownReading: Sendable {
  /// The towns.
  let gazetteer: TownGazetteer
  private let knownForces: Int
  private let resolutions: [StatedTown: TownResolution]

  private struct StatedTown: Hashable {
    let name: String
    let force: Int?
  }

  /// - Parameters:
  ///   - names: The town of each record.
  ///   - forces: The place of each record's force in the directory, aligned with `names`.
  ///   - knownForces: How many of those places are forces of the gazetteer; a force beyond them confines nothing.
  init(_ gazetteer: TownGazetteer, names: [String?], forces: [Int?], knownForces: Int) {
    var resolutions: [StatedTown: TownResolution] = [:]
    for (name, force) in zip(names, forces) {
      guard let name else { continue }
      let stated = StatedTown(name: name, force: force.flatMap { $0 < knownForces ? $0 : nil })
      if resolutions[stated] == nil { resolutions[stated] = gazetteer.resolve(name, inForce: stated.force) }
    }
    self.gazetteer = gazetteer
    self.knownForces = knownForces
    self.resolutions = resolutions
  }

  /// What the town of a record stands for.
  func resolution(_ name: String, force: Int?) -> TownResolution {
    let known = force.flatMap { $0 < knownForces ? $0 : nil }
    return resolutions[StatedTown(name: name, force: known)] ?? gazetteer.resolve(name, inForce: known)
  }
}
