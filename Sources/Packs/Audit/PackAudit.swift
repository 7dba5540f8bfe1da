import WardlightDisclosure
public import WardlightEssentials

/// Tries to undo the suppression of finished packs, with nothing but what they tell.
public enum PackAudit {
  /// Reads packs and attacks them together, as a reader would who has them all.
  ///
  /// - Parameters:
  ///   - directories: The packs: of several boroughs, several months, several policies.
  ///   - parallel: How work is spread; the result does not depend on it.
  /// - Throws: ``AuditFault``.
  public static func run(_ directories: [String], parallel: Parallel) throws(AuditFault) -> AuditReport {
    let readings = parallel.map(directories.count) { place in
      Result { () throws(AuditFault) in try PackReading(directories[place]) }
    }
    var packs: [PackReading] = []
    for reading in readings { packs.append(try reading.get()) }
    return try run(packs, parallel: parallel)
  }

  /// Attacks packs that were read.
  ///
  /// Each protected count must keep as many possible values as the policies ask for, the mildest of them where there are several; what nobody protected is known.
  ///
  /// - Parameter grounds: What readers know besides: how all counts of the study add up, and earlier packs that are not at hand; counts of other studies
  ///   are left out.
  public static func run(_ packs: [PackReading], on grounds: ReleaseGrounds? = nil, parallel: Parallel) throws(AuditFault) -> AuditReport {
    let publication = try Publication(packs, grounds)
    let rules = packs.compactMap(\.policy.rules)
    guard let possible = rules.map(\.possible).min(), let threshold = rules.map(\.threshold).min() else {
      return AuditReport(packs: packs, attack: nil)
    }
    let attack: Attack
    do {
      attack = try Attack.run(
        publication.cells, dimensions: publication.dimensions, measures: publication.measures, possible: possible, threshold: threshold,
        parallel: parallel)
    } catch {
      throw .attack(error)
    }
    if let first = attack.contradictions.first { throw .doesNotAddUp(first.equations, places: first.places) }
    return AuditReport(packs: packs, attack: attack)
  }
}
