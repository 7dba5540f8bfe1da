/// Where a record is, how that was found, and how sure it is.
public struct Location: Hashable, Sendable {
  /// The area, or why there is none.
  public let outcome: Outcome
  /// How the place was found.
  public let method: Method
  /// Half a `Double` is enough for whole metres, and there may be a million locations.
  private let roughness: Float

  /// About how many metres the place may be off; `NaN` for coordinates, whose source does not say, and where there is no place.
  public var uncertainty: Double { Double(roughness) }

  /// How a place is found.
  public enum Method: String, CaseIterable, Hashable, Sendable {
    /// The record has coordinates.
    case coordinates
    /// The record has a postcode that the directory knows.
    case postcode
    /// The same, once O and 0 or I and 1 were exchanged.
    case repairedPostcode = "repaired postcode"
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
  public init(method: Method, outcome: Outcome, uncertainty: Double = .nan) {
    self.method = method
    self.outcome = outcome
    roughness = Float(uncertainty)
  }

  /// The area that counts the record, or `nil`.
  public var area: Int? {
    switch outcome {
    case .inside(let area), .nearest(let area, _): area
    case .outside, .noLocation, .ambiguous: nil
    }
  }
}
