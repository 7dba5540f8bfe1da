public import WardlightGazetteer
public import WardlightRecords

/// The wards in which persons live, by their referrals: what gives a link its ward.
///
/// Persons are joined by pseudonym, so that referrals and links must be read with one ``IdentifierKey``.
public struct ReferralWards: Sendable {
  /// The codes of the wards, in the order of their layer.
  public let codes: [String]
  private let places: [String: Int]
  /// Day and ward of each person's referrals, in order of day.
  private let referrals: [UInt64: [Referred]]

  private struct Referred: Hashable {
    let day: Int
    /// Below 0 where the referral is in no ward.
    let ward: Int
  }

  /// The wards of a layer and, where there are any, the referrals that were located in them.
  ///
  /// - Parameters:
  ///   - codes: Of the wards; locations carry their places.
  ///   - referrals: In any order; those that name nobody are not used.
  ///   - locations: Aligned with the referrals.
  /// - Complexity: O(referrals log referrals of a person).
  public init(codes: [String], referrals: [Referral] = [], locations: [Location] = []) {
    precondition(referrals.count == locations.count, "\(locations.count) locations for \(referrals.count) referrals")
    var known: [UInt64: [Referred]] = [:]
    for (referral, location) in zip(referrals, locations) {
      guard let person = referral.person else { continue }
      known[person.bits, default: []].append(Referred(day: referral.daysSince1970, ward: location.area ?? -1))
    }
    self.codes = codes
    self.referrals = known.mapValues { $0.sorted { ($0.day, $0.ward) < ($1.day, $1.ward) } }
    places = Dictionary(codes.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// The place of a ward by its code, or `nil` where the layer has no such ward.
  public func ward(ofCode code: String) -> Int? { places[code] }

  /// The ward of a person on a day: that of the latest referral not after it that is in a ward, else of the first that is.
  ///
  /// Of two referrals on one day the one whose ward is the later in order of code counts.
  public func ward(of person: UInt64, onDay day: Int) -> Int? {
    let inWards = referrals[person, default: []].filter { $0.ward >= 0 }
    return (inWards.last { $0.day <= day } ?? inWards.first)?.ward
  }

  /// The day of a person's first referral, in a ward or not; `nil` where the person has none.
  public func firstDay(of person: UInt64) -> Int? { referrals[person]?.first?.day }
}
