public import WardlightEssentials
public import WardlightGazetteer
public import WardlightRecords

/// Links whose names of boroughs, forces and towns have become numbers.
public struct PlacedLinks: Sendable {
  /// The boroughs that are known, then others that records name.
  public let boroughs: NameDirectory
  /// The forces that are known, then others that records name, such as `Scotland`.
  public let forces: NameDirectory
  /// The towns that records name.
  public let towns: TownDirectory
  /// The links, in the order of the records.
  public let rows: [Row]
  /// How many rows were rejected on reading.
  public let rejected: Int
  /// Whether persons can be counted: at least one link names one.
  public let namesPersons: Bool

  /// One link.
  public struct Row: Hashable, Sendable {
    /// The date as a number of days since 1 January 1970.
    public let day: Int
    /// The pseudonym of the person, `nil` where the record names nobody.
    public let person: UInt64?
    /// The place of the responsible borough in ``PlacedLinks/boroughs``, `nil` where the record names none.
    public let borough: Int?
    /// The place of the force in ``PlacedLinks/forces``.
    public let force: Int?
    /// The place of the town in ``PlacedLinks/towns``.
    public let town: Int?
  }

  /// Gives names their numbers.
  ///
  /// - Parameters:
  ///   - reading: The links.
  ///   - forces: The forces by name; those of the layer, say.
  ///   - boroughs: The boroughs by name.
  public init(_ reading: RecordReading<Link>, forces: NameIndex, boroughs: NameIndex) {
    let links = reading.records
    let forceNames = NameDirectory(known: forces, names: links.lazy.compactMap(\.force))
    let boroughNames = NameDirectory(known: boroughs, names: links.lazy.compactMap(\.responsibleBorough))
    let forcePlaces = links.map { $0.force.flatMap(forceNames.place) }
    let towns = TownDirectory(names: links.map(\.town), forces: forcePlaces, forceNames: forceNames.names)
    rows = links.indices.map { index in
      Row(
        day: links[index].date.daysSince1970, person: links[index].person?.bits,
        borough: links[index].responsibleBorough.flatMap(boroughNames.place), force: forcePlaces[index],
        town: links[index].town.flatMap { towns.place(of: $0, force: forcePlaces[index]) })
    }
    self.boroughs = boroughNames
    self.forces = forceNames
    self.towns = towns
    rejected = reading.faults.count
    namesPersons = reading.namesPersons
  }

  /// The links of a period, from one borough or from all.
  public func rows(in period: Period, borough: Int? = nil) -> [Row] {
    let days = period.from.daysSince1970...period.to.daysSince1970
    return rows.filter { days.contains($0.day) && (borough == nil || $0.borough == borough) }
  }
}

extension NameDirectory {
  /// A directory of known names and of all that records say.
  init(known: NameIndex, names: some Sequence<String>) {
    var frequencies: [String: Int] = [:]
    for name in names { frequencies[name, default: 0] += 1 }
    let spellings = frequencies.keys.sorted()
    self.init(known: known, spellings: spellings, frequencies: spellings.map { frequencies[$0] ?? 0 })
  }
}
