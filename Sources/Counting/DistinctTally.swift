/// Counts different persons.
public enum DistinctTally {
  /// How many different persons each group has.
  ///
  /// - Parameters:
  ///   - groups: The group of each row, 0 ..< `groupCount`; negative for none.
  ///   - persons: Who, aligned with `groups`; a row without a person counts as a person of its own.
  ///   - groupCount: How many groups there are.
  /// - Complexity: O(rows log rows). The order of the rows does not matter.
  public static func counts(groups: [Int], persons: [UInt64?], groupCount: Int) -> [Int] {
    precondition(groups.count == persons.count, "\(persons.count) persons for \(groups.count) rows")
    var counts = [Int](repeating: 0, count: groupCount)
    var seen: Set<Membership> = []
    for (group, person) in zip(groups, persons) where group >= 0 {
      if let person, !seen.insert(Membership(group: group, person: person)).inserted { continue }
      counts[group] += 1
    }
    return counts
  }

  private struct Membership: Hashable {
    let group: Int
    let person: UInt64
  }
}

/// What a number counts.
public enum CountingUnit: String, Hashable, Sendable {
  /// Different persons.
  case persons
  /// Records, one for each row.
  case records
}
