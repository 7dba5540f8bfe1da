/// A column of populations that an index brings with it.
public struct IndexPopulation: Hashable, Sendable {
  /// The column, as the file calls it.
  public let field: String
  /// Who is counted.
  public let group: Group
  /// The year in whose middle they were counted; `nil` where the heading does not say.
  public let year: Int?
  /// When and who, in words: `mid-2015`, `mid-2015, excluding prisoners`.
  public let note: String

  /// Who is counted in a population.
  public enum Group: Hashable, Sendable {
    /// Everybody.
    case all
    /// Children, 0 to 15.
    case children
    /// Adults of 16 to 59.
    case adults
    /// People of 60 and over.
    case older
    /// The population of working age, as the employment domain defines it.
    case workingAge
  }

  /// A column by what its heading says.
  init(field: String, group: Group, year: Int?, excludesPrisoners: Bool) {
    self.field = field
    self.group = group
    self.year = year
    note =
      (year.map { "mid-\($0)" } ?? "of an unstated year") + (excludesPrisoners ? ", excluding prisoners" : "")
  }

  /// The population with the year that a release weights by, where the heading says none.
  func dated(_ year: Int) -> IndexPopulation {
    IndexPopulation(field: field, group: group, year: year, note: "mid-\(year), by the release")
  }

  private init(field: String, group: Group, year: Int, note: String) {
    self.field = field
    self.group = group
    self.year = year
    self.note = note
  }
}

extension IndexPopulation.Group {
  /// What the group is called: `population aged 16 to 59`.
  public var inWords: String {
    switch self {
    case .all: "total population"
    case .children: "children aged 0 to 15"
    case .adults: "population aged 16 to 59"
    case .older: "population aged 60 and over"
    case .workingAge: "population of working age"
    }
  }
}
