/// How the members of one dimension that are counted beside each other add up.
///
/// Where of any two members one lies in the other or they share nothing, they form trees, and each is the sum of those directly within it and
/// of a remainder. Members that overlap are cut into pieces, each the elements of the same overlapping members, and are the sums of these.
///
/// The sum of the sizes of all members is *s*, the largest number of members that share an element *k*.
/// - Complexity: O(s log s) for trees, O(s · k) where members overlap.
struct LineShape {
  /// One member and those it is made of.
  struct Link {
    let whole: Int32
    let parts: [Int32]
    /// Whether the parts make up the whole.
    let isComplete: Bool
  }

  /// The links, wholes in order of falling size.
  let links: [Link]

  /// The shape of some members.
  ///
  /// - Parameters:
  ///   - members: Members, each once.
  ///   - sets: Their elements; pieces and remainders that no member is are added.
  ///   - remainders: Whether what parts leave of a whole becomes a part itself.
  init(of members: [Int32], in sets: inout MemberSets, remainders: Bool) {
    if let forest = Forest(members, sets) {
      links = forest.links(in: &sets, remainders: remainders)
      return
    }
    let overlaps = Overlaps(of: members, in: sets)
    var made: [Link] = []
    var family = members.filter { !overlaps.isCut($0) }
    var isFamily = Set(family)
    for cluster in overlaps.clusters {
      let pieces = Self.pieces(of: cluster, beside: family, in: &sets)
      family += pieces.map(\.member).filter { isFamily.insert($0).inserted }
      made += cluster.map { whole in
        Link(whole: whole, parts: pieces.filter { $0.holders.contains(whole) }.map(\.member), isComplete: true)
      }
    }
    guard let forest = Forest(family, sets) else { preconditionFailure("pieces of overlapping members of \(sets.dimension) overlap") }
    links = made + forest.links(in: &sets, remainders: remainders)
  }

  /// The pieces into which overlapping members cut each other, and which of them hold each.
  private static func pieces(
    of cluster: [Int32], beside family: [Int32], in sets: inout MemberSets
  ) -> [(member: Int32, holders: Set<Int32>)] {
    var holders: [Int32: [Int32]] = [:]
    for member in cluster { for element in sets.sets[Int(member)] { holders[element, default: []].append(member) } }
    var elements: [[Int32]: [Int32]] = [:]
    for element in holders.keys.sorted() { elements[holders[element, default: []], default: []].append(element) }
    var onLine: [[Int32]: Int32] = [:]
    for member in family { onLine[sets.sets[Int(member)]] = member }
    return elements.sorted { $0.value[0] < $1.value[0] }.map { holders, elements in
      let member = onLine[elements] ?? sets.member(of: elements) { names in Self.name(holders.map { names[Int($0)] }) }
      return (member, Set(holders))
    }
  }

  private static func name(_ holders: [String]) -> String {
    switch holders.count {
    case 1: "\(holders[0]) without what overlaps it"
    case 2: "\(holders[0]) where it overlaps \(holders[1])"
    default: "\(holders[0]) where it overlaps \(holders[1]) and \(holders.count - 2) more"
    }
  }
}

/// Members of which any two share nothing or lie one in the other.
private struct Forest {
  private let order: [Int32]
  private let children: [[Int32]]
  private let owner: [Int32]

  /// The forest of some members, or `nil` where two overlap.
  init?(_ members: [Int32], _ sets: MemberSets) {
    order = members.sorted { left, right in
      let sizes = (sets.sets[Int(left)].count, sets.sets[Int(right)].count)
      return sizes.0 != sizes.1 ? sizes.0 > sizes.1 : left < right
    }
    // The smallest member so far that holds each element, by its place in the order.
    var owner = [Int32](repeating: -1, count: sets.elementCount)
    var children = [[Int32]](repeating: [], count: members.count)
    for (place, member) in order.enumerated() {
      let elements = sets.sets[Int(member)]
      guard let first = elements.first else { continue }
      let parent = owner[Int(first)]
      for element in elements {
        if owner[Int(element)] != parent { return nil }
        owner[Int(element)] = Int32(place)
      }
      if parent >= 0 { children[Int(parent)].append(member) }
    }
    self.children = children
    self.owner = owner
  }

  func links(in sets: inout MemberSets, remainders: Bool) -> [LineShape.Link] {
    order.indices.compactMap { place in
      let whole = order[place]
      let parts = children[place].sorted()
      if parts.isEmpty { return nil }
      let left = sets.sets[Int(whole)].filter { owner[Int($0)] == Int32(place) }
      if left.isEmpty || !remainders { return LineShape.Link(whole: whole, parts: parts, isComplete: left.isEmpty) }
      let remainder = sets.member(of: left) { Self.name(of: whole, without: parts, $0) }
      return LineShape.Link(whole: whole, parts: parts + [remainder], isComplete: true)
    }
  }

  private static func name(of whole: Int32, without parts: [Int32], _ all: [String]) -> String {
    let names = parts.map { all[Int($0)] }
    let whole = whole == MemberSets.whole ? "all" : all[Int(whole)]
    switch names.count {
    case 1: return "\(whole) without \(names[0])"
    case 2: return "\(whole) without \(names[0]) and \(names[1])"
    default: return "\(whole) without \(names[0]), \(names[1]) and \(names.count - 2) more"
    }
  }
}

/// Which members overlap without one lying in the other.
struct Overlaps {
  /// Members that overlap, in groups that hang together, each rising.
  let clusters: [[Int32]]
  private let cut: Set<Int32>

  func isCut(_ member: Int32) -> Bool { cut.contains(member) }

  init(of members: [Int32], in sets: MemberSets) {
    let shared = SharedElements(of: members, in: sets)
    var leader: [Int32: Int32] = [:]
    func root(_ member: Int32) -> Int32 {
      var at = member
      while let up = leader[at], up != at { at = up }
      return at
    }
    for member in members {
      for (other, count) in shared.counts(of: member) where other > member {
        guard count < min(sets.sets[Int(member)].count, sets.sets[Int(other)].count) else { continue }
        let ends = (root(member), root(other))
        leader[max(ends.0, ends.1)] = min(ends.0, ends.1)
        leader[min(ends.0, ends.1)] = min(ends.0, ends.1)
      }
    }
    cut = Set(leader.keys)
    var groups: [Int32: [Int32]] = [:]
    for member in cut.sorted() { groups[root(member), default: []].append(member) }
    clusters = groups.sorted { $0.key < $1.key }.map(\.value)
  }
}

/// How many elements members have in common.
struct SharedElements {
  private let holders: [Int32: [Int32]]
  private let sets: [[Int32]]

  init(of members: [Int32], in sets: MemberSets) {
    var holders: [Int32: [Int32]] = [:]
    for member in members { for element in sets.sets[Int(member)] { holders[element, default: []].append(member) } }
    self.holders = holders
    self.sets = sets.sets
  }

  /// The members that share elements with one, itself left out, and how many.
  func counts(of member: Int32) -> [Int32: Int] {
    var counts: [Int32: Int] = [:]
    for element in sets[Int(member)] {
      for other in holders[element, default: []] where other != member { counts[other, default: 0] += 1 }
    }
    return counts
  }
}
