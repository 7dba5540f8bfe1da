public import WardlightEssentials
public import WardlightGazetteer
public import WardlightRecords

/// Rescue requests whose forces have become numbers.
public struct PlacedRescues: Sendable {
  /// The forces that are known, then others that records name, of which those that no table has stand together.
  public let forces: NameDirectory
  /// The places in ``forces`` of London's own.
  public let londonForces: Set<Int>
  /// The requests, in the order of the records.
  public let rows: [Row]
  /// How many rows were rejected on reading.
  public let rejected: Int
  /// How the names of forces were found.
  public let nameReport: NameReport

  /// One request.
  public struct Row: Hashable, Sendable {
    /// The date as a number of days since 1 January 1970.
    public let day: Int
    /// The place of the force in ``PlacedRescues/forces``, `nil` where the record names none.
    public let force: Int?
    /// Whether the request ended in a rescue.
    public let isRescued: Bool
  }

  /// Gives forces their numbers; misspelt ones are corrected where a single known force is nearest.
  ///
  /// - Parameters:
  ///   - reading: The requests.
  ///   - forces: The forces by name; those of the layer, say.
  ///   - unrecognised: What becomes of names that nothing has.
  public init(_ reading: RecordReading<Rescue>, forces: NameIndex, unrecognised: UnrecognisedNames = .together) {
    let directory = NameDirectory(
      known: forces, names: reading.records.lazy.compactMap(\.force), typingErrors: .corrected, unrecognised: unrecognised)
    rows = reading.records.map { record in
      Row(day: record.date.daysSince1970, force: record.force.flatMap(directory.place), isRescued: record.outcome == .rescued)
    }
    self.forces = directory
    londonForces = LondonForces(known: forces).places(in: directory)
    rejected = reading.faults.count
    var tally = NameTally()
    for record in reading.records {
      if let force = record.force { tally.add(.init(directory.match(force)), .force, record.source) }
    }
    nameReport = NameReport(tally)
  }

  /// The requests of a period.
  public func rows(in period: Period) -> [Row] {
    let days = period.from.daysSince1970...period.to.daysSince1970
    return rows.filter { days.contains($0.day) }
  }
}
