/// Which counts are protected, and how they and the others leave.
public struct ProtectionRules: Hashable, Sendable {
  /// The smallest count that is not protected.
  public let threshold: Int
  /// Whether a count of zero leaves as it is.
  public let zeros: Zeros
  /// To what counts are rounded that are not protected.
  public let rounding: Rounding
  /// The smallest population of which a rate leaves; `nil` for any.
  public let minimumPopulation: Int?
  /// The last rank that leaves as a number; those behind it are only said to be lower.
  public let topRank: Int?
  /// How many whole values a protected count must keep for a reader with a solver.
  public let possible: Int

  /// Whether a count of zero leaves as it is.
  public enum Zeros: String, Hashable, Sendable, CaseIterable {
    /// Zeros leave as they are, and are never hidden to protect others.
    case shown
    /// Zeros are hidden together with the small counts: both leave as `0–4`.
    case hidden
  }

  /// To what counts are rounded that are not protected. Totals are rounded by themselves, so that they need not be the sum of their parts as these are shown.
  public enum Rounding: Hashable, Sendable {
    /// Not at all.
    case none
    /// To the nearest multiple of 5 or 10, halves upwards.
    case to(Int)

    /// A count as it leaves.
    public func rounded(_ count: Int) -> Int {
      switch self {
      case .none: count
      case .to(let base): (count + base / 2) / base * base
      }
    }
  }

  /// How many possible values a protected count keeps where nothing else is asked for, as far as its interval has so many.
  public static let usualPossible = 3

  /// Counts 1 to 4 are protected, and nothing is rounded.
  public static let standard = ProtectionRules(threshold: 5)

  /// Counts 1 to 7 are protected, all others but zeros are rounded to the nearest 5, totals by themselves.
  ///
  /// Source: NHS Digital, *Disclosure control methodology for Hospital Episode Statistics (HES) and Emergency Care Data Set (ECDS)*, from September 2018, the rule for
  /// figures below the national level. There rounding takes the place of secondary suppression; here both are done.
  public static let nhs = ProtectionRules(threshold: 8, rounding: .to(5))

  /// Counts 1 to 5 are protected, with secondary suppression.
  ///
  /// Source: Department for Education, *Characteristics of children in need: 2020*, notes on confidentiality and rounding. The department rounds totals of regions and of
  /// England to the nearest 10 and leaves the figures of local authorities as they are; these rules round nothing, the total of London neither.
  public static let dfe = ProtectionRules(threshold: 6)

  /// Rules that fit together; ``PolicySettings`` checks those of a user.
  ///
  /// - Parameter possible: `nil` for ``usualPossible``, or as many as a small threshold leaves.
  /// - Precondition: The threshold is from 3 to 1000, from 2 where zeros are hidden; a protected count has at least `possible` values, and that is 2 or more.
  public init(
    threshold: Int, zeros: Zeros = .shown, rounding: Rounding = .none, minimumPopulation: Int? = nil, topRank: Int? = nil,
    possible: Int? = nil
  ) {
    let values = threshold - (zeros == .shown ? 1 : 0)
    precondition((2...1000).contains(values) && threshold <= 1000, "threshold \(threshold) leaves \(values) possible values")
    self.threshold = threshold
    self.zeros = zeros
    self.rounding = rounding
    self.minimumPopulation = minimumPopulation
    self.topRank = topRank
    self.possible = possible ?? min(Self.usualPossible, values)
    precondition((2...values).contains(self.possible), "\(self.possible) of \(values) possible values")
  }

  /// The interval as which all protected counts leave: `1–4`.
  public var primary: ClosedRange<Int> { (zeros == .shown ? 1 : 0)...threshold - 1 }

  /// The interval as which a small count leaves; `nil` for a count that is not protected for itself.
  ///
  /// - Parameter count: From 0.
  public func primary(_ count: Int) -> ClosedRange<Int>? { primary.contains(count) ? primary : nil }

  /// Whether a count that nobody published would be small: 0 is not, whatever is done with zeros that are published.
  func isSmall(_ count: Int) -> Bool { count >= 1 && count < threshold }

  /// The interval as which a count leaves that is hidden for the sake of others: the one of these that it lies in, whatever it is: from the threshold to one below its
  /// double, then up to steps of 1, 2, 5, 10, 20, 50, …, each at least double the last.
  ///
  /// With a threshold of 5: `5–9`, `10–19`, `20–49`, `50–99`, `100–199`, …
  ///
  /// - Parameter count: From 0; of a small one it is ``primary``. A zero that zeros hide for the sake of others would be `0–4`.
  public func band(_ count: Int) -> ClosedRange<Int> {
    guard count >= threshold else { return min(count, primary.lowerBound)...threshold - 1 }
    var (low, high) = (threshold, 2 * threshold)
    while count >= high { (low, high) = (high, Self.step(from: 2 * high)) }
    return low...high - 1
  }

  /// The smallest of 1, 2, 5, 10, … that is not below a number.
  private static func step(from number: Int) -> Int {
    var power = 1
    while 5 * power < number { power *= 10 }
    return [1, 2, 5].map { $0 * power }.first { $0 >= number } ?? 5 * power
  }
}

extension ProtectionRules {
  /// What the rules do, in sentences for readers.
  var inWords: String {
    ([counts] + [rounded, population, ranks].compactMap { $0 }).joined(separator: " ")
  }

  private var counts: String {
    let interval = "\(primary.lowerBound)–\(primary.upperBound)"
    return
      "Counts from \(primary.lowerBound) to \(primary.upperBound) are shown as \(interval), and others as a range where these could be computed from them; what is computed from ranges is withheld or shown as a class."
  }

  private var rounded: String? {
    guard case .to(let base) = rounding else { return nil }
    return "All other counts are rounded to the nearest \(base), totals by themselves, so that parts need not add up."
  }

  private var population: String? {
    minimumPopulation.map { "No rate is given for fewer than \($0) persons." }
  }

  private var ranks: String? { topRank.map { "Ranks behind \($0) are not told apart." } }
}
