extension Policy {
  /// Reads `public`, `internal`, or rules with commas between: `threshold:5`, `nhs`, `dfe`, `nhs,top_rank:20`, `threshold:10,rounding:5,zeros:hidden`.
  ///
  /// - Throws: ``DisclosureFault/unknownPolicy(_:)`` for a text that is none of these, or ``DisclosureFault/contradiction(key:reason:)`` for rules that do not go together.
  public init(text: String) throws(DisclosureFault) {
    let items = text.split(separator: ",", omittingEmptySubsequences: false).map { item in
      item.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    }
    var settings = PolicySettings()
    for item in items {
      guard let first = item.first, let last = item.last else { throw .unknownPolicy(text) }
      do {
        try settings.set(item.count == 1 ? .preset : PolicySettings.Key(rawValue: first), last)
      } catch .unknownPolicy {
        throw .unknownPolicy(text)
      }
    }
    self = try settings.policy()
  }
}

/// What a policy is put together from: the keys of `policy` in `wardlight.yaml`, and the parts of `--policy`.
public struct PolicySettings: Sendable {
  private var values: [Key: String] = [:]

  /// One of the settings.
  public enum Key: String, CaseIterable, Sendable {
    /// `nhs`, `dfe`, `public` or `internal`.
    case preset
    /// The smallest count that is not protected.
    case threshold
    /// `shown` or `hidden`.
    case zeros
    /// `none`, `5` or `10`.
    case rounding
    /// The smallest population of which a rate leaves.
    case minimumPopulation = "minimum_population"
    /// The last rank that leaves as a number.
    case topRank = "top_rank"
    /// How many whole values a protected count keeps.
    case possible
  }

  /// No settings: those of ``ProtectionRules/standard``.
  public init() {}

  /// Takes a setting.
  ///
  /// - Throws: ``DisclosureFault/unknownPolicy(_:)`` where there is no such setting or the text is no value of it,
  ///   ``DisclosureFault/contradiction(key:reason:)`` where it was set before.
  public mutating func set(_ key: Key?, _ text: String) throws(DisclosureFault) {
    guard let key, key.takes(text) else { throw .unknownPolicy(text) }
    guard values[key] == nil else { throw .contradiction(key: key, reason: "it is given twice") }
    values[key] = text
  }

  /// The policy of all settings.
  ///
  /// - Throws: ``DisclosureFault/contradiction(key:reason:)`` for settings that do not go together.
  public func policy() throws(DisclosureFault) -> Policy {
    switch values[.preset] {
    case "public": return try alone(.open)
    case "internal": return try alone(.internal)
    case "nhs": return try .protecting(rules(on: .nhs, "nhs"))
    case "dfe": return try .protecting(rules(on: .dfe, "dfe"))
    default: return try .protecting(rules(on: .standard, nil))
    }
  }

  /// A policy that protects nothing, beside which no other setting has a place.
  private func alone(_ policy: Policy) throws(DisclosureFault) -> Policy {
    if let other = Key.allCases.first(where: { $0 != .preset && values[$0] != nil }) {
      throw .contradiction(key: other, reason: "policy \(policy) protects no counts, so that it has no place beside it")
    }
    return policy
  }

  private func rules(on base: ProtectionRules, _ preset: String?) throws(DisclosureFault) -> ProtectionRules {
    let (threshold, rounding) = (values[.threshold].flatMap { Int($0) }, values[.rounding].map(Self.rounding))
    if let preset {
      try keep(.threshold, threshold, base.threshold, preset)
      try keep(.rounding, rounding, base.rounding, preset)
    }
    let draft = Draft(
      threshold: threshold ?? base.threshold, zeros: values[.zeros].flatMap(ProtectionRules.Zeros.init) ?? base.zeros,
      rounding: rounding ?? base.rounding, possible: number(.possible))
    try draft.check()
    return ProtectionRules(
      threshold: draft.threshold, zeros: draft.zeros, rounding: draft.rounding, minimumPopulation: number(.minimumPopulation),
      topRank: number(.topRank), possible: draft.possible)
  }

  /// What a preset is about cannot be changed beside it.
  private func keep<Value: Equatable>(_ key: Key, _ value: Value?, _ ofPreset: Value, _ preset: String) throws(DisclosureFault) {
    if let value, value != ofPreset {
      throw .contradiction(
        key: key, reason: "it is “\(values[key] ?? "")”, and the preset “\(preset)” says otherwise; leave out one of them")
    }
  }

  private func number(_ key: Key) -> Int? { values[key].flatMap { Int($0) } }

  private static func rounding(_ text: String) -> ProtectionRules.Rounding { Int(text).map { .to($0) } ?? .none }
}

extension PolicySettings.Key {
  /// What the setting may be, for messages.
  public var expected: String {
    switch self {
    case .preset: "nhs, dfe, public or internal"
    case .threshold: "a whole number from 2 to 1000"
    case .zeros: "shown or hidden"
    case .rounding: "none, 5 or 10"
    case .minimumPopulation: "a whole number from 1 to 1000000000"
    case .topRank, .possible: "a whole number from 1 to 1000"
    }
  }

  /// Whether a text is a value of the setting.
  public func takes(_ text: String) -> Bool {
    switch self {
    case .preset: ["nhs", "dfe", "public", "internal"].contains(text)
    case .zeros: ProtectionRules.Zeros(rawValue: text) != nil
    case .rounding: ["none", "5", "10"].contains(text)
    case .threshold: Self.number(text, 2...1000)
    case .minimumPopulation: Self.number(text, 1...1_000_000_000)
    case .topRank, .possible: Self.number(text, 1...1000)
    }
  }

  /// Whether a text is a number of a range as it is usually written: no sign, no leading zero.
  private static func number(_ text: String, _ range: ClosedRange<Int>) -> Bool {
    Int(text).map { range.contains($0) && String($0) == text } ?? false
  }
}

/// Rules that may not go together yet.
private struct Draft {
  let threshold: Int
  let zeros: ProtectionRules.Zeros
  let rounding: ProtectionRules.Rounding
  let possible: Int?

  private var primary: ClosedRange<Int> { (zeros == .shown ? 1 : 0)...threshold - 1 }

  func check() throws(DisclosureFault) {
    guard primary.count > 1 else {
      throw .contradiction(key: .threshold, reason: "with 2, a hidden count could only be 1; it must be 3 or more where zeros are shown")
    }
    if case .to(let base) = rounding, threshold < base {
      throw .contradiction(
        key: .rounding,
        reason:
          "a threshold of \(threshold) is below rounding to \(base), by which counts from it would leave up to twice as large; give a threshold of \(base) or more"
      )
    }
    guard let possible else { return }
    let shown = "\(primary.lowerBound)–\(primary.upperBound)"
    if possible > primary.count {
      throw .contradiction(key: .possible, reason: "\(possible) possible values are asked for, and \(shown) has only \(primary.count)")
    }
    if possible < 2 { throw .contradiction(key: .possible, reason: "a count with one possible value is known; it must be 2 or more") }
  }
}

extension ProtectionRules: CustomStringConvertible {
  /// The rules as the command line spells them, in one spelling only.
  public var description: String {
    let base: (text: String, rules: ProtectionRules) =
      switch (threshold, rounding) {
      case (Self.nhs.threshold, Self.nhs.rounding): ("nhs", .nhs)
      default: ("threshold:\(threshold)", ProtectionRules(threshold: max(threshold, 3)))
      }
    var parts = [base.text]
    if zeros != base.rules.zeros { parts.append("zeros:\(zeros.rawValue)") }
    if case .to(let unit) = rounding, rounding != base.rules.rounding { parts.append("rounding:\(unit)") }
    parts += [minimumPopulation.map { "minimum_population:\($0)" }, topRank.map { "top_rank:\($0)" }].compactMap { $0 }
    if possible != min(Self.usualPossible, primary.count) { parts.append("possible:\(possible)") }
    return parts.joined(separator: ",")
  }
}
