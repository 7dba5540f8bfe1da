extension Dimension {
  /// What of the dimension bears on counts of some of its members: enough for every equation between them, and no other member.
  ///
  /// Kept are the members named, all that lie around them, and the parts of a whole where one of the parts is kept: its brothers and sisters must be
  /// known for the sum. A member that nobody names is kept too where it lies in two of these and neither of them lies in the other (an LSOA in a
  /// ward of each of two years), since it ties their counts together. Time stays as it is.
  ///
  /// - Complexity: O(m · a²) for m members with a named ones around each.
  func narrowed(to named: Set<String>) -> Dimension {
    guard case .nested(let within, let complete) = structure else { return self }
    let tree = MemberTree(within)
    var (known, kept) = (named, tree.around(named))
    var families: Set<String> = []
    var isGrowing = true
    while isGrowing {
      kept.formUnion(tree.around(tree.ties(between: known.subtracting([Dimension.whole]))))
      families = kept.filter { tree.parts[$0]?.contains(where: kept.contains) ?? false }
      let more = kept.union(families.flatMap { tree.parts[$0] ?? [] })
      isGrowing = more.count > known.count
      known = more
    }
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
  func around(_ members: Set<String>) -> Set<String> {
    var reached = members
    var waiting = Array(members)
    while let member = waiting.popLast() {
      for next in within[member] ?? [] where reached.insert(next).inserted { waiting.append(next) }
    }
    return reached
  }

  /// The members that lie in two of these at once, of which neither lies in the other.
  func ties(between members: Set<String>) -> Set<String> {
    let around = Dictionary(uniqueKeysWithValues: members.map { ($0, self.around([$0])) })
    return Set(
      within.keys.filter { member in
        let own = self.around([member]).intersection(members).subtracting([member])
        return own.contains { one in own.contains { !(around[one]?.contains($0) ?? true) && !(around[$0]?.contains(one) ?? true) } }
      })
  }
}
