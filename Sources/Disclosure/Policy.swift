/// How counts are protected on their way out.
public enum Policy: Hashable, Sendable {
  /// Small counts leave as intervals, as the rules say.
  case protecting(ProtectionRules)
  /// Counts leave as they are, because their source is not about persons.
  case open
  /// Counts leave as they are for use inside the service, marked OFFICIAL-SENSITIVE.
  case `internal`

  /// Counts 1 to 4 are protected.
  public static let standard = Policy.protecting(.standard)
  /// The rule of NHS England: ``ProtectionRules/nhs``.
  public static let nhs = Policy.protecting(.nhs)
  /// The rule of the Department for Education: ``ProtectionRules/dfe``.
  public static let dfe = Policy.protecting(.dfe)

  /// Counts from 1 to one below the threshold leave as that interval.
  ///
  /// - Parameter least: From 3 to 1000: with 2, a count that is hidden could only be 1.
  /// - Precondition: The threshold is in that range.
  public static func threshold(_ least: Int) -> Policy { .protecting(ProtectionRules(threshold: least)) }

  /// What is protected and how; `nil` where nothing is.
  public var rules: ProtectionRules? {
    if case .protecting(let rules) = self { rules } else { nil }
  }

  /// The smallest count that leaves as it is, where counts are protected.
  public var threshold: Int? { rules?.threshold }
}

extension Policy: CustomStringConvertible {
  /// The policy as the command line spells it, in one spelling only: `threshold:5`, `nhs`, `threshold:10,rounding:5`.
  public var description: String {
    switch self {
    case .protecting(let rules): rules.description
    case .open: "public"
    case .internal: "internal"
    }
  }

  /// What the policy does, in sentences for readers.
  public var inWords: String {
    switch self {
    case .protecting(let rules): rules.inWords
    case .open: "All counts are shown."
    case .internal: "All counts are shown. Not for release outside the service."
    }
  }
}

/// The protective marking of a product.
public enum Marking: String, Hashable, Sendable {
  /// OFFICIAL.
  case official = "OFFICIAL"
  /// OFFICIAL-SENSITIVE.
  case officialSensitive = "OFFICIAL-SENSITIVE"
}
