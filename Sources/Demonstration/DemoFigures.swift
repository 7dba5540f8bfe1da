public import WardlightGeometry

/// What the demonstration is made from: public figures about areas, and published tables whose margins its records must have.
public struct DemoFigures: Sendable {
  /// The wards of London, in order of code.
  public let wards: [Ward]
  /// The territorial police forces of England and Wales, in order of code.
  public let forces: [Force]
  /// The towns and cities outside London, in the order of their file.
  public let towns: [Town]
  /// The published tables.
  public let published: PublishedTables

  /// A ward: figures, not a boundary.
  public struct Ward: Hashable, Sendable {
    /// The code of 2018, `E05…`.
    public let code: String
    /// The name; names repeat across boroughs.
    public let name: String
    /// The code of the borough, `E09…`.
    public let boroughCode: String
    /// The name of the borough.
    public let borough: String
    /// The centre, EPSG:27700.
    public let centre: Coordinate
    /// The size in hectares.
    public let hectares: Double
    /// The population in the middle of 2015, by which the index of deprivation is weighted.
    public let population: Int
    /// The average score of the Index of Multiple Deprivation 2019 as it was published.
    public let score: Double
  }

  /// A police force area.
  public struct Force: Hashable, Sendable {
    /// The code of 2022, `E23…` or `W15…`.
    public let code: String
    /// The name.
    public let name: String
    /// The centre, EPSG:27700.
    public let centre: Coordinate
    /// The size in square kilometres.
    public let squareKilometres: Double
  }

  /// A town or city outside London.
  public struct Town: Hashable, Sendable {
    /// The name, in Wales often the Welsh one.
    public let name: String
    /// A second name; often empty.
    public let otherName: String
    /// `City` or `Town`.
    public let type: String
    /// The centre, EPSG:27700.
    public let centre: Coordinate
    /// The police force of the place.
    public let force: String
    /// The district of the place; empty in unitary authorities.
    public let district: String
    /// The county or unitary authority of the place; empty in metropolitan districts.
    public let county: String
  }
}
