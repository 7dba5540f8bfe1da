public import WardlightEssentials
public import WardlightGazetteer
public import WardlightRecords

extension LocatedReferrals {
  /// What became of every row.
  public func reconciliation(in period: Period) -> Reconciliation {
    var tally = LandingTally()
    for row in rows(in: period, nil) { tally.add(row.landing) }
    return tally.reconciliation(records: count, rejected: rejected)
  }

  /// Referrals by area of residence, aligned with the areas.
  ///
  /// - Parameter type: One type, or `nil` for all, those that state none among them.
  public func counts(in period: Period, type: ReferralType? = nil) -> [Int] {
    var counts = [Int](repeating: 0, count: areaCount)
    for row in rows(in: period, type) where row.area >= 0 { counts[Int(row.area)] += 1 }
    return counts
  }

  /// All referrals of a period, mapped or not.
  public func total(in period: Period, type: ReferralType? = nil) -> Int { rows(in: period, type).reduce(0) { sum, _ in sum + 1 } }

  /// Referrals by the borough with statutory responsibility, mapped or not.
  ///
  /// - Parameter boroughs: The boroughs by name; what they do not have (`Out of London`, say) is counted under its own name.
  public func countsByResponsibleBorough(in period: Period, boroughs: NameIndex, type: ReferralType? = nil) -> NamedCounts {
    var bySpelling = [Int](repeating: 0, count: boroughNames.count)
    var unstated = 0
    for row in rows(in: period, type) {
      if row.borough >= 0 { bySpelling[Int(row.borough)] += 1 } else { unstated += 1 }
    }
    return NamedCounts(spellings: boroughNames, counts: bySpelling, unstated: unstated, index: boroughs)
  }
}
