extension FlowMatrix {
  /// The same flows the other way round.
  ///
  /// - Complexity: O(pairs).
  public func transposed() -> FlowMatrix {
    FlowMatrix(
      origins: destinations, destinations: origins,
      pairs: pairs.map { Pair(origin: $0.destination, destination: $0.origin, count: $0.count) })
  }

  /// What flows to each destination and to none of the finer places within it.
  ///
  /// From each count the counts of the same origin to those finer destinations are taken whose region is the destination's code or name; what would fall below
  /// 0, since a person with two towns of a force counts once in the force, is 0.
  ///
  /// - Parameter finer: Flows whose origins are of the same kind and whose destinations lie in regions; others take nothing away.
  /// - Complexity: O(pairs of both).
  public func less(_ finer: FlowMatrix) -> FlowMatrix {
    guard let regions = destinations.regions(of: finer.destinations), origins.kind == finer.origins.kind else { return self }
    let numbers = Dictionary(uniqueKeysWithValues: origins.codes.enumerated().map { ($1, $0) })
    var taken: [PairKey: Int] = [:]
    for pair in finer.pairs {
      guard let origin = numbers[finer.origins.codes[pair.origin]], let region = regions[pair.destination] else { continue }
      taken[PairKey(origin: origin, destination: region), default: 0] += pair.count
    }
    let left = pairs.map { pair in
      let within = taken[PairKey(origin: pair.origin, destination: pair.destination)] ?? 0
      return Pair(origin: pair.origin, destination: pair.destination, count: max(0, pair.count - within))
    }
    return FlowMatrix(origins: origins, destinations: destinations, pairs: left)
  }

  /// What none of some matrices has in finer places; the matrix itself may be among them.
  func less(finer others: [FlowMatrix]) -> FlowMatrix { others.reduce(self) { $0.less($1) } }

  private struct PairKey: Hashable {
    let origin: Int
    let destination: Int
  }
}

extension FlowEnds {
  /// For each finer place the number of the one of these in which it lies; `nil` where none lies in any, or where both are of one kind.
  fileprivate func regions(of finer: FlowEnds) -> [Int?]? {
    guard !finer.regions.isEmpty, finer.kind != kind else { return nil }
    var numbers: [String: Int] = [:]
    for (number, name) in names.enumerated() { numbers[name] = number }
    for (number, code) in codes.enumerated() { numbers[code] = number }
    let regions = finer.regions.map { numbers[$0] }
    return regions.contains { $0 != nil } ? regions : nil
  }
}
