public import WardlightEssentials
public import WardlightGazetteer
public import WardlightRecords

/// Links whose names of boroughs, forces and towns have become numbers.
public struct PlacedLinks: Sendable {
  /// The boroughs that are known, then others that records name, of which those that no table has stand together.
  public let boroughs: NameDirectory
  /// The forces that are known, then others that records name, such as `Scotland`, of which those that no table has stand together.
  public let forces: NameDirectory
  /// The towns that records name, as destinations or as origins.
  public let towns: TownDirectory
  /// Origins that are no borough, town or force that is known, in alphabetical order; together unless they are wanted as they are spelt.
  public let elsewhere: NameDirectory
  /// The categories that records state, in alphabetical order.
  public let categories: NameDirectory
  /// The places in ``forces`` of London's own: the Metropolitan Police, the City of London, and names that records use for both.
  public let londonForces: Set<Int>
  /// The links, in the order of the records.
  public let rows: [Row]
  /// How many rows were rejected on reading.
  public let rejected: Int
  /// How the names were found.
  public let nameReport: NameReport
  /// What is odd about links beside their names.
  public let linkReport: LinkReport
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
    /// Where the link begins: as it states, else the responsible borough.
    public let origin: Origin
    /// The place of the person's ward in its layer: as the record states it, else by the person's referrals; `nil` where neither says.
    public let ward: Int?
    /// The place of the category in ``PlacedLinks/categories``, `nil` where the record states none.
    public let category: Int?

    /// Whether the link ends where it begins: in the town or, where no town is stated, in the force.
    public var isSelfFlow: Bool {
      switch origin {
      case .town(let place): town == place
      case .force(let place): town == nil && force == place
      case .borough, .london, .elsewhere, .unknown: false
      }
    }
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
  ///   - wards: The wards of the persons; without it no link has a ward.
  ///   - unrecognised: What becomes of names of boroughs, forces and origins, and with `towns` of towns, that nothing has; without `towns` nothing can be held against them.
  /// - Complexity: O(links), and a search among all names for each spelling.
  public init(
    _ reading: RecordReading<Link>, forces: NameIndex, boroughs: NameIndex, towns: TownGazetteer? = nil, wards: ReferralWards? = nil,
    unrecognised: UnrecognisedNames = .together
  ) {
    let links = reading.records
    let names = PlacedNames(links, forces: forces, boroughs: boroughs, towns: towns, unrecognised: unrecognised)
    rows = links.indices.map { Row(links[$0], force: names.forcePlaces[$0], names, wards) }
    self.boroughs = names.boroughs
    self.forces = names.forces
    self.towns = names.towns
    elsewhere = names.elsewhere
    categories = names.categories
    londonForces = names.londonForces
    nameReport = names.report(links)
    rejected = reading.faults.count
    namesPersons = reading.namesPersons
    let findings = LinkFindings(londonForces: names.londonForces, towns: names.towns, wards: wards, rows)
    linkReport = LinkReport(zip(links, rows).flatMap(findings.entries), rows: rows)
  }

  /// The links of a period that a filter admits: all of London's unless something else is said.
  public func rows(in period: Period, of filter: LinkFilter = LinkFilter()) -> [Row] {
    let days = period.from.daysSince1970...period.to.daysSince1970
    return rows.filter { days.contains($0.day) && filter.admits($0) }
  }

  /// Whether a link leads to London: to one of its forces or, where it states no force, to a town of one.
  public func leadsToLondon(_ row: Row) -> Bool { row.leads(to: londonForces, towns: towns) }
}

extension PlacedLinks.Row {
  init(_ link: Link, force: Int?, _ names: PlacedNames, _ wards: ReferralWards?) {
    day = link.date.daysSince1970
    person = link.person?.bits
    borough = link.responsibleBorough.flatMap(names.boroughs.place)
    self.force = force
    town = link.town.flatMap { names.towns.place(of: $0, force: force) }
    impliedForce = link.force == nil ? town.flatMap(names.impliedForce) : nil
    origin = names.origin(link)
    let stated = link.ward.flatMap { wards?.ward(ofCode: $0) }
    ward = stated ?? person.flatMap { [day] in wards?.ward(of: $0, onDay: day) }
    category = link.category.flatMap(names.categories.place)
  }

  func leads(to forces: Set<Int>, towns: TownDirectory) -> Bool {
    (force ?? town.flatMap { towns.forces[$0] }).map(forces.contains) ?? false
  }
}

/// Finds what is odd about a link.
private struct LinkFindings {
  private let londonForces: Set<Int>
  private let towns: TownDirectory
  private let wards: ReferralWards?
  /// Whether at least one link's person has a referral. Where none has, the identifiers are not the same ones, and there is nothing to say of any person.
  private let sharesPersons: Bool

  init(londonForces: Set<Int>, towns: TownDirectory, wards: ReferralWards?, _ rows: [PlacedLinks.Row]) {
    self.londonForces = londonForces
    self.towns = towns
    self.wards = wards
    sharesPersons = rows.contains { row in row.person.map { wards?.firstDay(of: $0) != nil } ?? false }
  }

  func entries(_ link: Link, _ row: PlacedLinks.Row) -> [LinkReport.Entry] {
    LinkReport.Finding.allCases.filter { holds($0, link, row) }.map { LinkReport.Entry(source: link.source, finding: $0) }
  }

  private func holds(_ finding: LinkReport.Finding, _ link: Link, _ row: PlacedLinks.Row) -> Bool {
    switch finding {
    case .inLondon: row.leads(to: londonForces, towns: towns)
    case .selfFlow: row.isSelfFlow
    case .beforeReferral: row.person.flatMap { wards?.firstDay(of: $0) }.map { row.day < $0 } ?? false
    case .withoutReferral: sharesPersons && row.person.map { wards?.firstDay(of: $0) == nil } ?? false
    case .unknownWard: link.ward.map { wards != nil && wards?.ward(ofCode: $0) == nil } ?? false
    }
  }
}
