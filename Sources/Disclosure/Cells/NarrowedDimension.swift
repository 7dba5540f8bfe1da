extension Dimension {
  /// What of the dimension bears on counts of some of its members: enough for every equation between them, and no other member.
  ///
  /// Kept are the members named, all that lie around them, and the parts of a whole where one of the parts is kept: its brothers and sisters must be
  /// known for the sum. A member that nobody names is kept too where it lies in two of those (an LSOA in a ward of each of two years), since it ties
  /// their counts together. Time stays as it is.
  ///
  /// - Complexity: O(m) for the members and their places.
  func narrowed(to named: Set<String>) -> Dimension {
    guard case .nested(let within, let complete) = structure else { return self }
    let tree = MemberTree(within)
    let known = tree.around(named)
    let kept = tree.around(known.union(tree.ties(known.subtracting([Dimension.whole]))))
    let families = kept.filter { tree.parts[$0]?.contains(where: kept.contains) ?? false }
    let listed = within.mapValues { $0.filter(families.contains) }.filter { !$0.value.isEmpty }
    return Dimension(name, .nested(within: listed, complete: complete.intersection(families)))
  }
}

/// Members of a dimension, upward and downward.
private struct MemberTree {
  let within: [String: [String]]
  let parts: [String: [String]]

  init(_ within: [String: [String]]) {
    self.within = within
    var parts: [String: [String]] = [:]
    for (part, wholes) in within { for whole in wholes { parts[whole, default: []].append(part) } }
    self.parts = parts
  }

  /// These members and all that they lie in.
  func around(_ members: Set<String>) -> Set<String> { Self.reached(from: members, by: within) }

  /// The members that lie in two places at once, both of them within these.
  func ties(_ members: Set<String>) -> Set<String> {
    let inside = Self.reached(from: members, by: parts)
    return Set(within.filter { $0.value.count(where: inside.contains) > 1 }.keys)
  }

  private static func reached(from members: Set<String>, by step: [String: [String]]) -> Set<String> {
    var reached = members
    var waiting = Array(members)
    while let member = waiting.popLast() {
      for next in step[member] ?? [] where reached.insert(next).inserted { waiting.append(next) }
    }
    return reached
  }
}
