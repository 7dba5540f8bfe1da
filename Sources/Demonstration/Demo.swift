public import WardlightEssentials
public import WardlightGeometry

/// The demonstration as values.
public struct Demo: Sendable {
  /// A hexagon for each ward.
  public let wards: Areas
  /// A hexagon for each police force.
  public let forces: Areas
  /// What is known of each ward, aligned with ``wards``.
  public let wardFigures: [DemoFigures.Ward]
  /// The towns and cities outside London, in the order of their file.
  public let towns: [DemoFigures.Town]
  /// The fictitious postcodes, in order.
  public let postcodes: [Postcode]
  /// The referrals, in order of their dates.
  public let referrals: [Referral]
  /// The links of London's young people in order of their dates, then those that begin elsewhere in order of theirs.
  public let links: [Link]
  /// The rescue requests, in order of their dates.
  public let rescues: [Rescue]
  /// The seed from which the records were drawn.
  public let seed: UInt64

  /// A postcode that exists nowhere.
  public struct Postcode: Hashable, Sendable {
    /// For example `QX17 3BD`.
    public let text: String
    /// Where it lies: whole metres, EPSG:27700.
    public let place: Coordinate
    /// The code of its borough; empty outside London.
    public let district: String
    /// The code of its ward; empty outside London.
    public let ward: String
  }

  /// One row of `referrals.csv`, its cells as they stand there.
  public struct Referral: Hashable, Sendable {
    /// A person who does not exist.
    public let id: String
    /// The date as text; in a few rows no date at all.
    public let date: String
    /// A fictitious postcode; in a few rows empty, cut short or unknown.
    public let postcode: String
    /// The borough with statutory responsibility, or `Out of London`.
    public let responsibleBorough: String
    /// `intervention` or `intelligence`.
    public let type: String
  }

  /// One row of `links.csv`.
  public struct Link: Hashable, Sendable {
    /// A person who does not exist.
    public let id: String
    /// The date as text.
    public let date: String
    /// The borough with statutory responsibility, `Out of London`, or empty.
    public let responsibleBorough: String
    /// The county force; empty where none is known.
    public let force: String
    /// The town; empty where none is known.
    public let town: String
    /// Where the young person comes from, if not from the responsible borough: a city or a town outside London; empty else.
    public let origin: String
  }

  /// One row of `rescues.csv`.
  public struct Rescue: Hashable, Sendable {
    /// The date of the request.
    public let date: CalendarDate
    /// The county force as the published table spells it.
    public let force: String
    /// Whether the request ended in a rescue.
    public let isRescued: Bool
  }
}
