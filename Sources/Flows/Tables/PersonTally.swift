/// Counts the different persons among links.
struct PersonTally {
  /// Who, link by link; a link without a person is a person of its own.
  private let persons: [UInt64?]

  init(_ persons: [UInt64?]) { self.persons = persons }

  private struct Membership: Hashable {
    let group: Int
    let person: UInt64
  }

  /// The group of each person's first link in it, for as many links as there are persons in groups; in the order of the links.
  ///
  /// - Parameter groups: The group of each link, `nil` for none.
  /// - Complexity: O(links).
  func firstOfEach(_ groups: [Int?]) -> [Int] {
    var seen: Set<Membership> = []
    seen.reserveCapacity(groups.count)
    return Swift.zip(groups, persons).compactMap { group, person in
      guard let group else { return nil }
      if let person, !seen.insert(Membership(group: group, person: person)).inserted { return nil }
      return group
    }
  }

  /// How many different persons have a link that fits.
  func different(_ fits: (Int) -> Bool) -> Int {
    var seen: Set<UInt64> = []
    return persons.indices.count { fits($0) && (persons[$0].map { seen.insert($0).inserted } ?? true) }
  }

  /// How many different persons have no link that fits.
  func none(_ fits: (Int) -> Bool) -> Int { different { _ in true } - different(fits) }

  /// How many persons have links in more than one group.
  func withSeveral(_ groups: [Int?]) -> Int {
    var first: [UInt64: Int] = [:]
    var several: Set<UInt64> = []
    for (group, person) in Swift.zip(groups, persons) {
      guard let group, let person else { continue }
      if let other = first.updateValue(group, forKey: person), other != group { several.insert(person) }
    }
    return several.count
  }

  /// How many persons of these are among others.
  func shared(with other: PersonTally) -> Int { Set(persons.compactMap { $0 }).intersection(other.persons.compactMap { $0 }).count }
}
