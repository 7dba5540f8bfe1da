import WardlightCounting
import WardlightDisclosure
import WardlightGazetteer
import WardlightGeometry
import WardlightRecords

/// How the counts of a study's referrals and rescues are cut down, and how the members lie in each other.
struct StudyDimensions {
  let study: Study

  /// Those of referrals and rescues; those of links lie with the flows.
  var all: [Dimension] {
    [residence, responsible, type, account] + (study.rescues.map { [$0.dimension] } ?? [])
      + (study.flows == nil ? [Dimension(CountName.period, .time)] : [])
  }

  /// Wards lie in boroughs and these in London; where deprivation is known, wards lie in tenths of the people too.
  private var residence: Dimension {
    let (wards, boroughs) = (study.areas.wards.codes, study.areas.boroughs.codes)
    var within = [
      CountName.london: [Dimension.whole], CountName.outside: [Dimension.whole], CountName.notRecorded: [Dimension.whole],
      CountName.noLocation: [CountName.notRecorded], CountName.ambiguous: [CountName.notRecorded],
    ]
    for reason in study.tallies.referrals.statedReasons { within[reason.reason.rawValue] = [CountName.noLocation] }
    for borough in boroughs { within[borough] = [CountName.london] }
    for (ward, borough) in zip(wards, study.areas.boroughOfWard) { within[ward] = [boroughs[borough]] }
    let tenths = study.deprivation?.overlay.tenths ?? []
    for (tenth, areas) in tenths.enumerated() {
      within[CountName.tenth(tenth)] = [CountName.london]
      for area in areas { within[wards[area], default: []].append(CountName.tenth(tenth)) }
    }
    let sums = [Dimension.whole, CountName.london, CountName.notRecorded, CountName.noLocation] + boroughs
    return Dimension(
      CountName.residence, .nested(within: within, complete: Set(sums + tenths.indices.map(CountName.tenth))))
  }

  private var responsible: Dimension {
    let members = study.areas.boroughs.codes + [CountName.other, CountName.notRecorded]
    return Dimension(CountName.responsible, Self.flat(members, isComplete: true))
  }

  /// Both types make up all referrals where each states one.
  private var type: Dimension {
    let (located, window) = (study.referrals.located, study.configuration.period)
    let stated = ReferralType.allCases.reduce(0) { $0 + located.total(in: window, type: $1) }
    return Dimension(
      CountName.type, Self.flat(ReferralType.allCases.map(\.rawValue), isComplete: stated == located.total(in: window)))
  }

  /// Rows that were rejected or are of another time are parts of no other count.
  private var account: Dimension {
    Dimension(
      CountName.account,
      .nested(
        within: [CountName.nearest: [Dimension.whole], CountName.rejected: [Dimension.whole], CountName.outOfPeriod: [Dimension.whole]],
        complete: []))
  }

  /// Dimensions of links beside those of referrals and rescues.
  func joining(_ dimensions: [Dimension]) -> [Dimension] { all + dimensions }

  private static func flat(_ members: [String], isComplete: Bool) -> Dimension.Structure {
    .nested(
      within: Dictionary(uniqueKeysWithValues: Set(members).map { ($0, [Dimension.whole]) }), complete: isComplete ? [Dimension.whole] : [])
  }
}

extension RescueListing {
  /// How requests and rescues add up.
  static let measures = [Measure(CountName.requests, .sums), Measure(CountName.rescues, .sums, within: CountName.requests)]

  /// The forces that requests name. Where each names one they make up all, as a reader will think of them.
  var dimension: Dimension {
    let within = Dictionary(uniqueKeysWithValues: listed.map { ($0, [Dimension.whole]) })
    return Dimension(CountName.force, .nested(within: within, complete: namesAllForces ? [Dimension.whole] : []))
  }
}
