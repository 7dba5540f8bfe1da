/// Where a record is, how that was found, and how sure it is.
///
/// Kept small, for there may be a million of them: metres and shares are held with the seven digits of a `Float`.
public struct Location: Hashable, Sendable {
  private let number: Int32
  private let beyond: Float
  private let roughness: Float
  private let share: Float
  private let kind: Kind
  private let reason: NoLocation?
  /// How the place was found.
  public let method: Method

  private enum Kind: UInt8, Hashable { case inside, nearest, outside, noLocation, ambiguous }

  /// The area, or why there is none.
  public var outcome: Outcome {
    switch kind {
    case .inside: .inside(area: Int(number))
    case .nearest: .nearest(area: Int(number), metres: Double(beyond))
    case .outside: .outside
    case .noLocation: .noLocation(reason ?? .noPlace)
    case .ambiguous: .ambiguous
    }
  }

  /// About how many metres the place may be off; `NaN` for coordinates, whose source does not say, and where there is no place.
  ///
  /// A postcode's is that of its grid reference. A district's or sector's is the distance from the middle of its postcodes (the medians of their eastings
  /// and northings) within which 95 % of them lie.
  public var uncertainty: Double { Double(roughness) }

  /// How sure the area is: the share of the points that may be meant which the area takes in; `NaN` without an area.
  ///
  /// It is 1 for coordinates and for a full postcode. For a sector or district it is the share of its postcodes in use that are counted to the area, for a named
  /// place that of the postcodes within its uncertainty, and `NaN` where there is no directory to tell.
  public var confidence: Double { Double(share) }

  /// How a place is found.
  public enum Method: String, CaseIterable, Hashable, Sendable {
    /// The record has coordinates.
    case coordinates
    /// The record has a postcode that the directory knows.
    case postcode
    /// The same, once O and 0 or I and 1 were exchanged.
    case repairedPostcode = "repaired postcode"
    /// The record has a postcode, repaired or not, that is no longer in use; its last place is taken.
    case terminatedPostcode = "terminated postcode"
    /// The record has a sector of postcodes, most of which lie in the area.
    case sector
    /// The record has a district of postcodes, most of which lie in the area.
    case district
    /// The record names a place.
    case place
    /// Not at all.
    case none
  }

  /// What became of a record.
  public enum Outcome: Hashable, Sendable {
    /// In an area.
    case inside(area: Int)
    /// Outside all areas, and so many metres from the nearest, which is within the tolerance.
    case nearest(area: Int, metres: Double)
    /// Outside all areas.
    case outside
    /// Nowhere, and why.
    case noLocation(NoLocation)
    /// In one of several areas, and nothing says in which.
    case ambiguous
  }

  /// A location by its parts.
  ///
  /// - Parameters:
  ///   - method: How it was found.
  ///   - outcome: The area, or why there is none.
  ///   - uncertainty: In metres; `NaN` where it is not known.
  ///   - confidence: From 0 to 1; `nil` for 1 with an area and `NaN` without.
  public init(method: Method, outcome: Outcome, uncertainty: Double = .nan, confidence: Double? = nil) {
    let parts = Self.parts(outcome)
    (kind, number, beyond, reason) = (parts.kind, Int32(parts.area ?? -1), Float(parts.metres), parts.reason)
    self.method = method
    roughness = Float(uncertainty)
    share = parts.area == nil ? .nan : Float(confidence ?? 1)
  }

  /// The area that counts the record, or `nil`.
  public var area: Int? { number < 0 ? nil : Int(number) }

  private static func parts(_ outcome: Outcome) -> (kind: Kind, area: Int?, metres: Double, reason: NoLocation?) {
    switch outcome {
    case .inside(let area): (.inside, area, 0, nil)
    case .nearest(let area, let metres): (.nearest, area, metres, nil)
    case .outside: (.outside, nil, 0, nil)
    case .noLocation(let reason): (.noLocation, nil, 0, reason)
    case .ambiguous: (.ambiguous, nil, 0, nil)
    }
  }
}
