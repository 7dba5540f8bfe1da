import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightGazetteer
import WardlightRecords

/// The referrals of a study by place and time. Raw: nothing here is protected.
struct ReferralStudy: Sendable {
  let located: LocatedReferrals
  let window: Period
  private let groups: [Int]
  private let boroughs: NameIndex

  init(_ located: LocatedReferrals, _ window: Period, _ areas: StudyAreas) {
    self.located = located
    self.window = window
    groups = areas.boroughOfWard
    boroughs = areas.boroughIndex
  }

  /// By ward of residence over the window.
  var byWard: [Int] { located.counts(in: window) }

  /// By borough of residence, mapped residences alone.
  func byResidence(in period: Period, type: ReferralType? = nil) -> [Int] {
    var sums = [Int](repeating: 0, count: boroughs.names.count)
    for (borough, count) in zip(groups, located.counts(in: period, type: type)) { sums[borough] += count }
    return sums
  }

  /// By responsible borough.
  func byResponsibility(in period: Period) -> NamedCounts { located.countsByResponsibleBorough(in: period, boroughs: boroughs) }

  /// Residences in one borough, or in London.
  func residences(of borough: Int?, in period: Period, type: ReferralType? = nil) -> Int {
    let counts = byResidence(in: period, type: type)
    return borough.map { counts[$0] } ?? counts.reduce(0, +)
  }

  /// Referrals for which one borough is responsible, or all of them.
  func responsibilities(of borough: Int?, in period: Period) -> Int {
    let counts = byResponsibility(in: period)
    return borough.map { counts.counts[$0] } ?? counts.total
  }
}
