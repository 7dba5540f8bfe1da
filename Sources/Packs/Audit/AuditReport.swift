import Foundation
public import WardlightDisclosure

/// What came of an attack on finished packs.
public struct AuditReport: Sendable {
  /// The packs, in the order given.
  public let packs: [Pack]
  /// How many protected counts were attacked.
  public let protected: Int
  /// How many counts were attacked besides that may be small: in ranges that have larger numbers too, and those that nobody published but that follow from published ones.
  public let further: Int
  /// The counts that keep too few possible values.
  public let breaches: [Attack.Breach]
  /// Measures whose tables cross in too many ways for the attack to reckon with each combination: a reader may find narrower ranges than it did.
  public let withoutInterior: [String]
  /// What the packs say that none of their counts explains.
  public let remarks: [AuditRemark]

  /// A pack in short.
  public struct Pack: Hashable, Sendable {
    /// The path as it was given.
    public let name: String
    /// The policy as the command line spells it.
    public let policy: String
    /// How many tables have counts whose meaning is known.
    public let tables: Int
    /// How many texts about such counts were read, in all files.
    public let readings: Int
    /// How many different counts they tell of.
    public let counts: Int
    /// Whether the policy protects counts at all.
    public let isProtected: Bool
  }

  init(packs: [PackReading], attack: Attack?) {
    self.packs = packs.map { pack in
      Pack(
        name: pack.name, policy: pack.policy.description, tables: pack.tableCount, readings: pack.readCount,
        counts: Set(pack.cells.map(\.key)).count, isProtected: pack.policy.rules != nil)
    }
    protected = Set(packs.flatMap { $0.cells.filter(\.isProtected).map(\.key) }).count
    further = max(0, (attack?.attacked ?? 0) - protected)
    withoutInterior = attack?.withoutInterior ?? []
    breaches = attack?.breaches ?? []
    remarks = packs.flatMap(\.remarks)
  }

  /// What tells more than a range that is shown beside it, without any reckoning.
  public var tellings: [AuditRemark] { remarks.filter { $0.kind == .narrowsRange } }

  /// Whether something protected was recovered.
  public var isBreached: Bool { !breaches.isEmpty || !tellings.isEmpty }
}

/// The report for readers.
extension AuditReport {
  /// The report, line by line.
  public var lines: [String] {
    packs.map(\.line) + limits + remarkLines + breaches.enumerated().flatMap { $1.lines(number: $0 + 1) } + [verdict]
  }

  private var limits: [String] {
    if withoutInterior.isEmpty { return [] }
    return [
      """
      Limit of this attack (\(withoutInterior.map { $0.replacing("_", with: " ") }.joined(separator: ", "))): every table and total was reckoned with, but not every \
      combination of their rows and columns, of which there are too many; a reader who reckons with all of them may find narrower ranges.
      """
    ]
  }

  private var remarkLines: [String] {
    AuditRemark.Kind.allCases.flatMap { kind -> [String] in
      let said = remarks.filter { $0.kind == kind }
      return said.isEmpty ? [] : ["\(kind.rawValue):"] + said.map { "  \($0.place): \($0.text)" }
    }
  }

  private var verdict: String {
    guard packs.contains(where: \.isProtected) else {
      return "Nothing to attack: under \(packs.map(\.policy).distinct.joined(separator: " and ")) no count is protected."
    }
    let total = breaches.count + tellings.count
    let attack = "\(protected) protected \(protected == 1 ? "count" : "counts") and \(further) that may be small attacked"
    return total == 0 ? "\(attack): none was recovered." : "\(attack): \(total) recovered or narrowed too far."
  }
}

extension AuditReport.Pack {
  fileprivate var line: String {
    "\(name): \(tables) tables, \(readings) readings of \(counts) counts, policy \(policy)"
      + (isProtected ? "" : ", which protects none")
  }
}

extension Attack.Breach {
  fileprivate func lines(number: Int) -> [String] {
    [
      "\(number). \(place): \(key)",
      isDecided
        ? "   shown as \(shown.words), but it can only be \(feasible.words):"
        : "   shown as \(shown.words), and not proved to be more than \(feasible.words):",
    ] + equations.map { "     \($0)" } + ["   Remedy: \(remedy)"]
  }
}

extension ClosedRange<Int> {
  fileprivate var words: String { lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound)–\(upperBound)" }
}

extension [String] {
  fileprivate var distinct: [String] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}

/// The report for machines.
extension AuditReport {
  /// The report as JSON, keys in order of the alphabet.
  public func json() throws -> String {
    try Machine(
      packs: packs.map { .init(name: $0.name, policy: $0.policy, tables: $0.tables, readings: $0.readings, counts: $0.counts) },
      protected: protected, further: further, breached: isBreached, limited: withoutInterior,
      breaches: breaches.map {
        .init(
          key: $0.key.description, measure: $0.key.measure, members: $0.key.members, place: $0.place, shown: Machine.ends($0.shown),
          feasible: Machine.ends($0.feasible), equations: $0.equations, remedy: $0.remedy)
      },
      remarks: remarks.map { .init(kind: $0.kind.rawValue, place: $0.place, text: $0.text) }
    ).manifestText()
  }

  private struct Machine: Encodable {
    let packs: [Pack]
    let protected, further: Int
    let breached: Bool
    /// ``AuditReport/withoutInterior``
    let limited: [String]
    let breaches: [Breach]
    let remarks: [Remark]

    struct Pack: Encodable { let name, policy: String, tables, readings, counts: Int }
    struct Remark: Encodable { let kind, place, text: String }
    struct Breach: Encodable {
      let key, measure: String
      let members: [String: String]
      let place: String
      let shown, feasible: [Int]
      let equations: [String]
      let remedy: String
    }

    static func ends(_ range: ClosedRange<Int>) -> [Int] { [range.lowerBound, range.upperBound] }
  }
}
