/// What the codes of a column tell of their vintage.
public struct Recognition: Hashable, Sendable {
  /// What kind of areas the codes are, by their first characters; `nil` where they are of no known kind.
  public let kind: AreaKind?
  /// Different codes, blank cells left out.
  public let count: Int
  /// Blank cells.
  public let blank: Int
  /// Every set of this kind that has at least one of the codes, the one that has most first; equal ones by year, the earlier first.
  public let candidates: [Candidate]
  /// The codes that some set of the kind has, ascending.
  public let known: [String]
  /// Codes of this kind that no set has, ascending; all of them where the register has no set of the kind.
  public let unregistered: [String]
  /// Codes of another kind than most, or of none, ascending.
  public let strangers: [String]

  /// A set, and how many of the codes it has.
  public struct Candidate: Hashable, Sendable {
    /// The set.
    public let set: CodeSet
    /// How many of the codes it has.
    public let found: Int
    /// The codes it lacks although another set of the kind has them, ascending.
    public let lacking: [String]
    /// What part of the codes that the register knows it has, above 0 and up to 1.
    public let share: Double
  }

  /// The sets that have all codes the register knows; a column of codes that never changed may have several.
  public var complete: [CodeSet] { candidates.filter { $0.lacking.isEmpty }.map(\.set) }

  /// The sets to which the codes may belong: the complete ones, or else the best.
  public var possible: [CodeSet] { complete.isEmpty ? candidates.prefix(1).map(\.set) : complete }

  /// Whether anything is known of the codes' vintage.
  public var isKnown: Bool { !candidates.isEmpty }
}

extension Recognition: CustomStringConvertible {
  /// `LSOAs 2011 or LSOAs 2021`, `wards 2018 to 2021 (95.3 % of the codes known)`, `not known`.
  public var description: String {
    guard let best = candidates.first else { return "not known" }
    guard complete.isEmpty else { return Self.names(complete) }
    return "\(best.set) (\(ShareText.percent(best.share)) of the codes)"
  }

  /// The names of sets, without one whose years lie within another's.
  static func names(_ sets: [CodeSet]) -> String {
    let shown = sets.filter { set in !sets.contains { $0 != set && $0.years != set.years && $0.years.contains(set.years) } }
    return shown.map(\.description).joined(separator: " or ")
  }
}

extension VintageRegister {
  /// Recognises a column of codes.
  ///
  /// The kind is that of most codes. A set counts as complete when it has every code that any set of the kind has: the register may cover London
  /// alone, and a ward of Kent then speaks neither for a year nor against it.
  ///
  /// - Parameter codes: In any order; blanks and repetitions do not matter, nor do spaces and case.
  /// - Complexity: O(codes · sets · log runs).
  public func recognise(_ codes: some Sequence<String>) -> Recognition {
    var different: Set<String> = []
    var blank = 0
    for code in codes {
      let cleaned = AreaCode.cleaned(code)
      if cleaned.isEmpty { blank += 1 } else { different.insert(cleaned) }
    }
    return recognise(different: different.sorted(), blank: blank)
  }

  private func recognise(different: [String], blank: Int) -> Recognition {
    let kinds = different.map { AreaCode.kind(of: $0) }
    let kind = Self.commonest(kinds)
    let ours = kind == nil ? [] : different.indices.filter { kinds[$0] == kind }.map { different[$0] }
    let strangers = kind == nil ? different : different.indices.filter { kinds[$0] != kind }.map { different[$0] }
    let sets: [CodeSet] = kind.map { self.sets(of: $0) } ?? []
    let holders = ours.map { code in sets.indices.filter { sets[$0].contains(code) } }
    let known = ours.indices.filter { !holders[$0].isEmpty }
    let candidates = sets.indices.compactMap { set -> Recognition.Candidate? in
      let lacking = known.filter { !holders[$0].contains(set) }
      guard lacking.count < known.count else { return nil }
      let found = known.count - lacking.count
      return .init(set: sets[set], found: found, lacking: lacking.map { ours[$0] }, share: Double(found) / Double(known.count))
    }
    let best = candidates.indices.sorted { (candidates[$1].found, $0) < (candidates[$0].found, $1) }
    return Recognition(
      kind: kind, count: different.count, blank: blank, candidates: best.map { candidates[$0] }, known: known.map { ours[$0] },
      unregistered: ours.indices.filter { holders[$0].isEmpty }.map { ours[$0] }, strangers: strangers)
  }

  /// The commonest kind; of equally common ones the first to be met.
  private static func commonest(_ kinds: [AreaKind?]) -> AreaKind? {
    var counts: [AreaKind: Int] = [:]
    var order: [AreaKind] = []
    for case let kind? in kinds {
      if counts[kind] == nil { order.append(kind) }
      counts[kind, default: 0] += 1
    }
    let most = counts.values.max() ?? 0
    return order.first { counts[$0] == most }
  }
}
