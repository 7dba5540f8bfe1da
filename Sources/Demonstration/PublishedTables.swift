/// The published tables that the records of the demonstration must reproduce, cell by cell.
///
/// Source: Rescue and Response county lines project, strategic assessment of year 3 (Greater London Authority, 2021).
public struct PublishedTables: Hashable, Sendable {
  /// Referrals by the borough that held statutory responsibility, May–April years 2019/20 and 2020/21.
  public let referrals: [BoroughReferrals]
  /// The wards with most referrals by residence, 1 September 2018 to 30 April 2021.
  public let topWards: [TopWard]
  /// Linked individuals of 2020/21 by county force, the top ten, with the rank of the year before.
  public let topForces: [RankedCount]
  /// Linked individuals of 2020/21 by town, the top ten, with the rank of the year before.
  public let topTowns: [RankedCount]
  /// The rank of each borough by linked individuals in both years.
  public let boroughRanks: [BoroughRanks]
  /// Rescue requests and rescues by county force.
  public let rescues: [ForceRescues]
  /// The figures that stand in the text of the assessment instead of a table.
  public let totals: PublishedTotals

  /// One row of the referrals by borough.
  public struct BoroughReferrals: Hashable, Sendable {
    /// The borough, or `Out of London (not mapped)`.
    public let borough: String
    /// Referrals of 2019/20.
    public let before: Int
    /// Referrals of 2020/21.
    public let latest: Int
  }

  /// One ward with many referrals.
  public struct TopWard: Hashable, Sendable {
    /// The ward.
    public let ward: String
    /// Its borough.
    public let borough: String
    /// Referrals over the whole window.
    public let referrals: Int
  }

  /// A force or town with its linked individuals.
  public struct RankedCount: Hashable, Sendable {
    /// The force or town.
    public let name: String
    /// Individuals in 2020/21.
    public let individuals: Int
    /// The rank in 2019/20.
    public let rankBefore: Int
  }

  /// The ranks of one borough, `nil` where the source lost the cell.
  public struct BoroughRanks: Hashable, Sendable {
    /// The borough.
    public let borough: String
    /// The rank in 2019/20.
    public let before: Int?
    /// The rank in 2020/21.
    public let latest: Int?
  }

  /// Rescue requests of one force.
  public struct ForceRescues: Hashable, Sendable {
    /// The force as published; `London` and `Scotland` are no force of England and Wales.
    public let force: String
    /// Requests.
    public let requests: Int
    /// How many of them ended in a rescue.
    public let rescues: Int
  }
}

/// The published figures that stand in the text of the assessment and in no table.
public struct PublishedTotals: Hashable, Sendable {
  /// Linked individuals of 2020/21.
  public var individuals = 1_784
  /// Those of them with a known county force: 95 %.
  public var individualsWithForce = 1_695
  /// Those of them with a known town: 29 %.
  public var individualsWithTown = 517
  /// Linked individuals of 2019/20.
  public var individualsBefore = 3_290
  /// Those of them with a known town: 59 %.
  public var individualsWithTownBefore = 1_941
  /// Those of them with a known county force; not published, taken to be the same 95 %.
  public var individualsWithForceBefore = 3_126
  /// The most referrals that a ward below the top nine may have.
  public var mostReferralsElsewhere = 8
  /// The most linked individuals that a town below the top ten may have.
  public var mostIndividualsInOtherTowns = 11
  /// Spearman's rho of a ward's referrals and its score of deprivation, over London.
  public var correlation = 0.46
  /// The share of the wards with five or more referrals that lie in the most deprived fifth of London's wards.
  public var deprivedShare = 0.37
  /// What is published about single boroughs.
  public var boroughs = [
    Borough(name: "Newham", residences: 118, correlation: 0.49), Borough(name: "Brent", residences: 107, correlation: 0.24),
    Borough(name: "Lambeth", residences: 98, correlation: 0.21),
  ]

  /// What is published about one borough.
  public struct Borough: Hashable, Sendable {
    /// The borough.
    public let name: String
    /// Mapped residences over the whole window.
    public let residences: Int
    /// Spearman's rho of referrals and deprivation over its wards.
    public let correlation: Double
  }

  /// The totals of the assessment.
  public init() {}
}
