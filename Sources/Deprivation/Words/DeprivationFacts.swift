/// The numbers that the plain words about deprivation are made of, as they may be published.
///
/// Whoever makes them passes released numbers, rounded where counts are protected; a number that may not be told, or cannot be, is its
/// reason instead. A part that the page does not have is `nil`, and nothing is said of it.
public struct DeprivationFacts: Hashable, Sendable {
  /// What the words are about.
  public var subject: Subject
  /// How many records there are; it decides whether anything is said and is itself never printed.
  public var records: Int
  /// The rank correlation of records with deprivation, above 0 where more deprived areas have more.
  public var association: Told<Association>
  /// What somebody else published of the same.
  public var published: [Published] = []
  /// The share of areas with many records that lie in the most deprived fifth.
  public var share: Told<Share>?
  /// The concentration index, below 0 where records are concentrated in deprived areas.
  public var concentration: Told<Estimate>?
  /// The relative index of inequality: the ratio of the rates at the most and at the least deprived end.
  public var ends: Told<Estimate>?
  /// How the rate changes with deprivation, by regression.
  public var model: Told<Model>?
  /// The areas that deprivation and population do not explain.
  public var unexplained: Told<Unexplained>?

  /// - Parameters:
  ///   - subject: What the words are about.
  ///   - records: How many records there are.
  ///   - association: The rank correlation.
  public init(_ subject: Subject, records: Int, association: Told<Association>) {
    self.subject = subject
    self.records = records
    self.association = association
  }

  /// Something that is known, or why it is not.
  public enum Told<Value: Hashable & Sendable>: Hashable, Sendable {
    /// It is known.
    case known(Value)
    /// It is not, because: the end of a sentence, without a full stop.
    case withheld(String)

    /// Whether it is known.
    var isKnown: Bool { if case .known = self { true } else { false } }
  }

  /// Place, records, areas and index.
  public struct Subject: Hashable, Sendable {
    /// The place: `Newham`.
    public let place: String
    /// What is counted, plural: `referrals`.
    public let records: String
    /// What the areas are, singular: `ward`.
    public let area: String
    /// What the areas are, plural: `wards`.
    public let areas: String
    /// The index by its title: `Index of Multiple Deprivation 2019, average score`.
    public let index: String

    /// Whether it is about all areas, which are no place by name.
    var isAllAreas: Bool { place == "all \(areas)" }

    /// `in Newham`, or `over all wards`.
    var whereabouts: String { (isAllAreas ? "over " : "in ") + place }

    /// - Parameters:
    ///   - place: The place: `Newham`; `all wards` where the areas have no name together.
    ///   - records: What is counted, plural.
    ///   - area: One area.
    ///   - areas: Several.
    ///   - index: The index by its title.
    public init(place: String, records: String, area: String = "ward", areas: String = "wards", index: String) {
      self.place = place
      self.records = records
      self.area = area
      self.areas = areas
      self.index = index
    }
  }

  /// A number and its 95 % interval; an end that is not known is `NaN`.
  public struct Estimate: Hashable, Sendable {
    /// The number.
    public let value: Double
    /// The lower end.
    public let lower: Double
    /// The upper end.
    public let upper: Double

    /// `value` from `lower` to `upper`.
    public init(_ value: Double, _ lower: Double, _ upper: Double) {
      self.value = value
      self.lower = lower
      self.upper = upper
    }
  }

  /// A rank correlation.
  public struct Association: Hashable, Sendable {
    /// ρ with the interval that takes areas for independent.
    public let rho: Estimate
    /// The number of areas.
    public let areas: Int
    /// What the likeness of neighbours leaves of it.
    public let effective: Told<Effective>

    /// - Parameters:
    ///   - rho: ρ with the interval that takes areas for independent.
    ///   - areas: The number of areas.
    ///   - effective: What the likeness of neighbours leaves of it.
    public init(rho: Estimate, areas: Int, effective: Told<Effective>) {
      self.rho = rho
      self.areas = areas
      self.effective = effective
    }
  }

  /// How many independent areas the areas are worth, and the interval of ρ with so many.
  public struct Effective: Hashable, Sendable {
    /// The effective number.
    public let areas: Double
    /// The lower end of the 95 % interval of ρ.
    public let lower: Double
    /// The upper end.
    public let upper: Double

    /// - Parameters:
    ///   - areas: The effective number.
    ///   - lower: The lower end of the 95 % interval of ρ.
    ///   - upper: The upper end.
    public init(areas: Double, lower: Double, upper: Double) {
      self.areas = areas
      self.lower = lower
      self.upper = upper
    }
  }

  /// A correlation that was published elsewhere.
  public struct Published: Hashable, Sendable {
    /// Who published it, as the beginning of a sentence: `The assessment of 2021`.
    public let source: String
    /// The place it is about.
    public let place: String
    /// ρ.
    public let rho: Double
    /// Why it differs from what stands here: a whole sentence, or empty.
    public let note: String

    /// - Parameters:
    ///   - source: Who published it.
    ///   - place: The place it is about.
    ///   - rho: ρ.
    ///   - note: Why it differs from what stands here.
    public init(source: String, place: String, rho: Double, note: String = "") {
      self.source = source
      self.place = place
      self.rho = rho
      self.note = note
    }
  }

  /// Of the areas with many records, those in the most deprived fifth.
  public struct Share: Hashable, Sendable {
    /// From how many records on an area has many.
    public let least: Int
    /// The fifth of what: `London’s wards`.
    public let fifthOf: String
    /// The share found, in per cent; `NaN` where no area has so many.
    public let observed: Double
    /// What a draw by lot would give, in per cent.
    public let byAreas: Double
    /// Where a draw by lot would lie nineteen times in twenty, in per cent; `nil` where it is not told.
    public let range: ClosedRange<Double>?
    /// What equal rates among residents would give, in per cent; `nil` or `NaN` where it is not known.
    public let byPopulation: Double?
    /// Whether every area has so many, so that the share is that of all areas.
    public let isOfAll: Bool

    /// - Parameters:
    ///   - least: From how many records on an area has many.
    ///   - fifthOf: The fifth of what.
    ///   - observed: The share found, in per cent.
    ///   - byAreas: What a draw by lot would give, in per cent.
    ///   - range: Where a draw by lot would lie nineteen times in twenty, in per cent.
    ///   - byPopulation: What equal rates among residents would give, in per cent.
    ///   - isOfAll: Whether every area has so many.
    public init(
      least: Int, fifthOf: String, observed: Double, byAreas: Double, range: ClosedRange<Double>? = nil, byPopulation: Double? = nil,
      isOfAll: Bool = false
    ) {
      self.least = least
      self.fifthOf = fifthOf
      self.observed = observed
      self.byAreas = byAreas
      self.range = range
      self.byPopulation = byPopulation
      self.isOfAll = isOfAll
    }
  }

  /// How the rate changes with deprivation.
  public struct Model: Hashable, Sendable {
    /// How many times as high the rate is for each step, with its 95 % interval.
    public let ratio: Estimate
    /// The step, as the words that follow `each`: `10 points of score`.
    public let step: String
    /// The kind of regression: `negative binomial`.
    public let family: String

    /// - Parameters:
    ///   - ratio: How many times as high the rate is for each step.
    ///   - step: The step.
    ///   - family: The kind of regression.
    public init(ratio: Estimate, step: String, family: String) {
      self.ratio = ratio
      self.step = step
      self.family = family
    }
  }

  /// Areas that deprivation and population do not explain.
  public struct Unexplained: Hashable, Sendable {
    /// How many areas have more records than expected.
    public let more: Int
    /// How many have fewer.
    public let fewer: Int
    /// Of how many it may not be told.
    public let hidden: Int

    /// - Parameters:
    ///   - more: How many areas have more records than expected.
    ///   - fewer: How many have fewer.
    ///   - hidden: Of how many it may not be told, because that would narrow a protected count.
    public init(more: Int, fewer: Int, hidden: Int = 0) {
      self.more = more
      self.fewer = fewer
      self.hidden = hidden
    }
  }
}
