/// How counts are protected on their way out.
public enum Policy: Hashable, Sendable {
  /// Counts from 1 to one below the threshold leave as that interval.
  case threshold(Int)
  /// Counts leave as they are, because their source is not about persons.
  case open
  /// Counts leave as they are for use inside the service, marked OFFICIAL-SENSITIVE.
  case `internal`

  /// Counts 1 to 4 are protected.
  public static let standard = Policy.threshold(5)

  /// Reads `threshold:N` with N from 2 to 1000, `public`, or `internal`.
  ///
  /// - Throws: ``DisclosureFault/unknownPolicy(_:)``.
  public init(text: String) throws(DisclosureFault) {
    switch text {
    case "public": self = .open
    case "internal": self = .internal
    default:
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0] == "threshold", let least = Int(parts[1]), (2...1000).contains(least) else {
        throw .unknownPolicy(text)
      }
      self = .threshold(least)
    }
  }

  /// The smallest count that leaves as it is, where counts are protected.
  public var threshold: Int? {
    if case .threshold(let least) = self { least } else { nil }
  }
}

extension Policy: CustomStringConvertible {
  /// The policy as the command line spells it.
  public var description: String {
    switch self {
    case .threshold(let least): "threshold:\(least)"
    case .open: "public"
    case .internal: "internal"
    }
  }

  /// What the policy does, in a sentence for readers.
  public var inWords: String {
    switch self {
    case .threshold(let least):
      "Counts from 1 to \(least - 1) are shown as 1–\(least - 1); what is computed from them is withheld or shown as a class."
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
