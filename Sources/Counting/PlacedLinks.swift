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
  /// How the names were found.
  public let nameReport: NameReport
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
    /// The place of the force in which the town lies, where the record states a town that the gazetteer knows and no force. No table counts it: published ones count
    /// a force as known only where the record states it.
    public let impliedForce: Int?
  }

  /// Gives names their numbers.
  ///
  /// Misspelt forces are corrected where a single known force is nearest; misspelt boroughs stay names of their own, for the borough decides who is answerable.
  ///
  /// - Parameters:
  ///   - reading: The links.
  ///   - forces: The forces by name; those of the layer, say.
  ///   - boroughs: The boroughs by name.
  ///   - towns: The towns, their forces being `forces`; without it towns are counted as they are spelt.
  public init(_ reading: RecordReading<Link>, forces: NameIndex, boroughs: NameIndex, towns: TownGazetteer? = nil) {
    let links = reading.records
    let names = PlacedNames(links, forces: forces, boroughs: boroughs, towns: towns)
    rows = links.indices.map { index in
      let town = links[index].town.flatMap { names.towns.place(of: $0, force: names.forcePlaces[index]) }
      return Row(
        day: links[index].date.daysSince1970, person: links[index].person?.bits,
        borough: links[index].responsibleBorough.flatMap(names.boroughs.place), force: names.forcePlaces[index], town: town,
        impliedForce: links[index].force == nil ? town.flatMap(names.impliedForce) : nil)
    }
    self.boroughs = names.boroughs
    self.forces = names.forces
    self.towns = names.towns
    nameReport = names.report(links)
    rejected = reading.faults.count
    namesPersons = reading.namesPersons
  }

  /// The links of a period, from one borough or from all.
  public func rows(in period: Period, borough: Int? = nil) -> [Row] {
    let days = period.from.daysSince1970...period.to.daysSince1970
    return rows.filter { days.contains($0.day) && (borough == nil || $0.borough == borough) }
  }
}
