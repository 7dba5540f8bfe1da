import WardlightEssentials

/// The members of one dimension as sets of elements, so that which lies in which, and what they share, is plain.
///
/// A nested member is the set of the elements of all members within it and, unless they make it up entirely, of one element of its own: its
/// rest. A period is the set of the stretches of days between all days on which some period starts or ends.
struct MemberSets {
  /// The dimension's name.
  let dimension: String
  /// The member that stands for everything comes first.
  static let whole: Int32 = 0
  private(set) var names: [String]
  /// The elements of each member, rising.
  private(set) var sets: [[Int32]]
  /// How many elements there are.
  let elementCount: Int
  private var placeOfName: [String: Int32]
  private var placeOfSet: [[Int32]: Int32] = [:]
  /// The first day of each element of a dimension of periods and, last, the day behind the last element.
  private let days: [Int]

  private init(_ dimension: String, names: [String], sets: [[Int32]], elementCount: Int, days: [Int] = []) {
    self.dimension = dimension
    self.names = names
    self.sets = sets
    self.elementCount = elementCount
    self.days = days
    placeOfName = [:]
    for (place, name) in names.enumerated() { placeOfName[name] = Int32(place) }
    // Of several members that are one set, pieces go by the first that is not everything.
    for place in sets.indices.dropFirst() where placeOfSet[sets[place]] == nil { placeOfSet[sets[place]] = Int32(place) }
    if placeOfSet[sets[0]] == nil { placeOfSet[sets[0]] = Self.whole }
  }

  /// The sets of a dimension.
  ///
  /// - Parameter members: The members that keys name; in a dimension of periods there are no others.
  /// - Throws: ``DisclosureFault/memberWithinItself(dimension:member:)`` and ``DisclosureFault/unreadablePeriod(dimension:member:)``.
  init(_ dimension: Dimension, members: Set<String>) throws(DisclosureFault) {
    switch dimension.structure {
    case .time: try self.init(periodsOf: dimension.name, members)
    case .nested(let within, let complete): try self.init(nestOf: dimension.name, within, complete)
    }
  }

  /// Where a member stands.
  func place(of member: String) throws(DisclosureFault) -> Int32 {
    guard let place = placeOfName[member] else { throw .unknownMember(dimension: dimension, member: member) }
    return place
  }

  /// The member that is a set of elements: one that exists, or a new one, named with the names of all others at hand.
  mutating func member(of elements: [Int32], named name: ([String]) -> String) -> Int32 {
    if let place = placeOfSet[elements] { return place }
    let place = Int32(names.count)
    let free = freeName(period(of: elements) ?? name(names))
    names.append(free)
    sets.append(elements)
    placeOfName[free] = place
    placeOfSet[elements] = place
    return place
  }

  private func freeName(_ wanted: String) -> String {
    guard placeOfName[wanted] != nil else { return wanted }
    var number = 2
    while placeOfName["\(wanted) (\(number))"] != nil { number += 1 }
    return "\(wanted) (\(number))"
  }
}

// MARK: Periods

extension MemberSets {
  private init(periodsOf dimension: String, _ members: Set<String>) throws(DisclosureFault) {
    let names = members.subtracting([Dimension.whole]).sorted()
    var ranges: [Range<Int>] = []
    for name in names { ranges.append(try Self.days(of: name, dimension)) }
    let days = Set(ranges.flatMap { [$0.lowerBound, $0.upperBound] }).sorted()
    let outside = Int32(max(0, days.count - 1))
    var place: [Int: Int32] = [:]
    for (index, day) in days.enumerated() { place[day] = Int32(index) }
    let sets = ranges.map { range in
      Array((place[range.lowerBound] ?? 0)..<(place[range.upperBound] ?? 0))
    }
    self.init(
      dimension, names: [Dimension.whole] + names, sets: [Array(0...outside)] + sets, elementCount: Int(outside) + 1, days: days)
  }

  /// The days of a period as numbers, the last one excluded.
  private static func days(of member: String, _ dimension: String) throws(DisclosureFault) -> Range<Int> {
    let ends = member.split(separator: ".", omittingEmptySubsequences: false)
    guard ends.count == 3, ends[1].isEmpty, let from = CalendarDate(text: ends[0]), let to = CalendarDate(text: ends[2]), from <= to,
      "\(from)..\(to)" == member
    else { throw .unreadablePeriod(dimension: dimension, member: member) }
    return from.daysSince1970..<to.daysSince1970 + 1
  }

  /// The period that some elements are, where they are one stretch of days.
  private func period(of elements: [Int32]) -> String? {
    guard let first = elements.first, let last = elements.last, Int(last) + 1 < days.count, Int(last - first) + 1 == elements.count else {
      return nil
    }
    let from = CalendarDate(daysSince1970: days[Int(first)])
    return "\(from)..\(CalendarDate(daysSince1970: days[Int(last) + 1] - 1))"
  }
}

// MARK: Members that lie in each other

extension MemberSets {
  private init(nestOf dimension: String, _ within: [String: [String]], _ complete: Set<String>) throws(DisclosureFault) {
    let known = Set(within.keys).union(within.values.joined()).subtracting([Dimension.whole])
    let names = [Dimension.whole] + known.sorted()
    var place: [String: Int] = [:]
    for (index, name) in names.enumerated() { place[name] = index }
    let parents = names.map { name in (within[name] ?? []).compactMap { place[$0] } }
    let order = try Self.childrenFirst(parents, names, dimension)
    var sets = [[Int32]](repeating: [], count: names.count)
    for member in order {
      let isMadeUp = complete.contains(names[member]) && !sets[member].isEmpty
      sets[member] = Self.union(sets[member] + (isMadeUp ? [] : [Int32(member)]))
      for parent in parents[member] where parent != 0 { sets[parent] += sets[member] }
      sets[0] += parents[member].contains { $0 != 0 } ? [] : sets[member]
    }
    // Everything holds what lies in no other member, and with it all.
    let isMadeUp = complete.contains(Dimension.whole) && !sets[0].isEmpty
    sets[0] = Self.union(sets[0] + (isMadeUp ? [] : [0]))
    self.init(dimension, names: names, sets: sets, elementCount: names.count)
  }

  /// The members but the whole, each behind all that lie within it.
  private static func childrenFirst(_ parents: [[Int]], _ names: [String], _ dimension: String) throws(DisclosureFault) -> [Int] {
    var waiting = [Int](repeating: 0, count: parents.count)
    for parent in parents.joined() { waiting[parent] += 1 }
    var order = parents.indices.dropFirst().filter { waiting[$0] == 0 }
    var next = 0
    while next < order.count {
      for parent in parents[order[next]] {
        waiting[parent] -= 1
        if waiting[parent] == 0, parent != 0 { order.append(parent) }
      }
      next += 1
    }
    guard order.count == parents.count - 1, parents[0].isEmpty else {
      throw .memberWithinItself(dimension: dimension, member: names[firstInCircle(parents, placed: Set(order))])
    }
    return order
  }

  /// A member from which the way up leads back to itself.
  private static func firstInCircle(_ parents: [[Int]], placed: Set<Int>) -> Int {
    // Whoever waits for a member within it is on a circle or above one; going down from there leads onto it.
    var child = [Int?](repeating: nil, count: parents.count)
    for member in parents.indices where !placed.contains(member) {
      for parent in parents[member] where child[parent] == nil { child[parent] = member }
    }
    var seen: Set<Int> = []
    var at = parents.indices.first { child[$0] != nil } ?? 0
    while seen.insert(at).inserted, let down = child[at] { at = down }
    return at
  }

  private static func union(_ elements: [Int32]) -> [Int32] {
    var result: [Int32] = []
    result.reserveCapacity(elements.count)
    for element in elements.sorted() where result.last != element { result.append(element) }
    return result
  }
}
