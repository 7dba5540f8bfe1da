/// One column of an index of deprivation: what it measures, in which form, and which way it runs.
public struct DeprivationMeasure: Hashable, Sendable {
  /// What is measured.
  public let domain: Domain
  /// What the numbers are.
  public let form: Form
  /// What a rank or a decile puts in order: the score of an LSOA, the average score of a ward; `nil` of anything else.
  public let ranked: Form?
  /// Which end is the deprived one.
  public let direction: Direction
  /// The column, as the file calls it.
  public let field: String
  /// What the measure is called: `IMD score`, `Income rank`.
  public let title: String

  /// A measure by its parts; without a title it is called by its domain and form.
  public init(
    domain: Domain, form: Form, ranked: Form? = nil, direction: Direction, field: String, title: String? = nil
  ) {
    self.domain = domain
    self.form = form
    self.ranked = ranked
    self.direction = direction
    self.field = field
    self.title = title ?? Self.title(domain, form, ranked)
  }

  /// What deprivation is measured by.
  public enum Domain: Hashable, Sendable {
    /// All seven domains in one: the Index of Multiple Deprivation.
    case multiple
    /// Income.
    case income
    /// Employment.
    case employment
    /// Education, skills and training.
    case education
    /// Health deprivation and disability.
    case health
    /// Crime.
    case crime
    /// Barriers to housing and services.
    case housing
    /// The living environment.
    case environment
    /// Income deprivation affecting children.
    case idaci
    /// Income deprivation affecting older people.
    case idaopi
    /// A sub-domain, or anything else by its name.
    case other(String)

    /// The seven domains, in the order of the official files.
    public static let seven: [Domain] = [.income, .employment, .education, .health, .crime, .housing, .environment]
  }

  /// What the numbers of a measure are.
  public enum Form: Hashable, Sendable {
    /// A score of a small area.
    case score
    /// A rank; 1 is the most deprived.
    case rank
    /// A tenth of the areas; 1 is the most deprived.
    case decile
    /// The population-weighted mean of the small areas' scores.
    case averageScore
    /// The population-weighted mean of the small areas' ranks, which runs one way in some files and the other way in others.
    case averageRank
    /// The share of residents in the most deprived 30 % of small areas, those beyond the most deprived tenth in part.
    case extent
    /// The population-weighted mean rank of the small areas where the most deprived tenth of the residents live.
    case localConcentration
    /// The share of small areas in the most deprived tenth of the country.
    case share
    /// A number of deprived persons.
    case scale
    /// Anything else.
    case other
  }

  /// Which end of a measure is the deprived one.
  public enum Direction: Hashable, Sendable {
    /// A higher number means more deprivation, as of a score.
    case higherIsMoreDeprived
    /// A lower number means more deprivation, as of a rank.
    case lowerIsMoreDeprived

    /// The sign that makes a higher number mean more deprivation.
    public var sign: Double { self == .higherIsMoreDeprived ? 1 : -1 }
  }

  /// Values turned so that a higher one means more deprivation; `NaN` stays.
  public func oriented(_ values: [Double]) -> [Double] { direction == .higherIsMoreDeprived ? values : values.map { -$0 } }

  private static func title(_ domain: Domain, _ form: Form, _ ranked: Form?) -> String {
    let words = [ranked == .score ? nil : ranked?.inWords, form.inWords].compactMap { $0 }
    return ([domain.short] + (ranked == nil || ranked == .score ? words : ["\(form.inWords) of the \(words[0])"])).joined(separator: " ")
  }
}

extension DeprivationMeasure.Domain {
  /// The full name: `Barriers to housing and services`.
  public var title: String {
    switch self {
    case .multiple: "Index of Multiple Deprivation"
    case .income: "Income"
    case .employment: "Employment"
    case .education: "Education, skills and training"
    case .health: "Health deprivation and disability"
    case .crime: "Crime"
    case .housing: "Barriers to housing and services"
    case .environment: "Living environment"
    case .idaci: "Income deprivation affecting children"
    case .idaopi: "Income deprivation affecting older people"
    case .other(let name): name
    }
  }

  /// A short name: `IMD`, `Housing and services`.
  public var short: String {
    switch self {
    case .multiple: "IMD"
    case .education: "Education"
    case .health: "Health"
    case .housing: "Housing and services"
    case .environment: "Living environment"
    case .idaci: "IDACI"
    case .idaopi: "IDAOPI"
    default: title
    }
  }
}

extension DeprivationMeasure.Form {
  /// What the form is called: `average score`.
  public var inWords: String {
    switch self {
    case .score: "score"
    case .rank: "rank"
    case .decile: "decile"
    case .averageScore: "average score"
    case .averageRank: "average rank"
    case .extent: "extent"
    case .localConcentration: "local concentration"
    case .share: "share of LSOAs in the most deprived 10 %"
    case .scale: "number of people"
    case .other: "measure"
    }
  }

  /// The direction that the form has in every file; `nil` where files differ.
  var usualDirection: DeprivationMeasure.Direction? {
    switch self {
    case .score, .averageScore, .extent, .share, .scale: .higherIsMoreDeprived
    case .rank, .decile: .lowerIsMoreDeprived
    case .averageRank, .localConcentration, .other: nil
    }
  }
}
