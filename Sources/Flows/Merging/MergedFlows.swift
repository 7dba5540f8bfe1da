import WardlightGeometry

/// Flows in which the small ones of each origin into each region are one flow to "other places" there.
///
/// Origins stay as they are. The destinations are all that there were, in their order, and behind them one for each region into which something was merged. So
/// every sum of an origin, and of a region, is what it was.
///
/// **What is merged.** A pair whose count is below the limit, and, where only so many of the largest are to be kept, every pair that is not among them: a pair is
/// among the k largest where no more than k pairs have as much or more, so that of equal counts at the cut all are kept or none. A flow that stays in its place is
/// never merged, since in another place it would be one that leaves, and is not one of the k.
///
/// **What may be told.** The matrix is for figures that need no protection: a sum of few cells can give them away. For release ``groups`` say which pairs go
/// together, and ``Group/sumNarrows(below:)`` whether their sum would say more of one of them than that it is protected. How many flows a group has says
/// nothing of how many persons any of them is.
///
/// Raw: nothing here is protected.
public struct MergedFlows: Hashable, Sendable {
  /// The flows, small ones merged.
  public let matrix: FlowMatrix
  /// What was merged, in order of origin and region.
  public let groups: [Group]
  /// How many pairs were kept as they are, with those that stay in their place.
  public let keptPairs: Int
  /// The smallest count that was kept; `nil` where none was.
  public let leastKept: Int?

  /// Flows of one origin into one region that became one.
  public struct Group: Hashable, Sendable {
    /// The origin.
    public let origin: Int
    /// The region; empty where the destinations have none.
    public let region: String
    /// The destination in ``MergedFlows/matrix`` that stands for them.
    public let destination: Int
    /// The pairs as they were, in order of destination.
    public let members: [FlowMatrix.Pair]

    /// The sum of the members.
    public var count: Int { members.reduce(0) { $0 + $1.count } }

    /// Whether the sum of the group narrows what is known of one of its members, when all are known to lie from 1 to threshold − 1.
    ///
    /// Among n members that sum to s each lies from max(1, s − (n − 1)(t − 1)) to min(t − 1, s − (n − 1)); the sum tells nothing where that is 1 to t − 1 still. The sum
    /// of one member is that member.
    ///
    /// - Parameter threshold: t, the least count that is not protected. A member of t or more is not protected, and always makes this `true`.
    public func sumNarrows(below threshold: Int) -> Bool {
      let (others, most) = (members.count - 1, threshold - 1)
      guard members.allSatisfy({ $0.count <= most }) else { return true }
      return most > 1 && (count - others * most > 1 || count - others < most)
    }
  }

  /// Merges the small flows of each origin into each region.
  ///
  /// - Parameters:
  ///   - flows: The flows. Where the destinations have no regions, all lie in one.
  ///   - limit: Counts below this are merged; 1 or less merges none for its size.
  ///   - largest: How many of the largest pairs are kept at most; `nil` for all that reach the limit.
  ///   - name: What a merged destination of a region is called; the region is empty where there are none.
  /// - Complexity: O(pairs log pairs).
  public static func merge(
    _ flows: FlowMatrix, below limit: Int, keepingLargest largest: Int? = nil,
    name: (_ region: String) -> String = { $0.isEmpty ? "other places" : "other \($0)" }
  ) -> MergedFlows {
    let least = max(limit, largest.map { Self.least(flows.withoutSelfFlows(), $0) } ?? 0)
    let regions = MergedRegions(flows.destinations)
    let square = flows.isSquare
    let (small, kept) = flows.pairs.split { $0.count < least && !(square && $0.origin == $0.destination) }
    let groups = regions.groups(small)
    let ends = regions.ends(groups, name)
    let matrix = FlowMatrix(origins: flows.origins, destinations: ends.places, pairs: kept + ends.groups.map(\.pair))
    return MergedFlows(matrix: matrix, groups: ends.groups, keptPairs: kept.count, leastKept: kept.map(\.count).min())
  }

  /// The least count of which there are, with all larger ones, no more than so many; one more than the largest where even that is too frequent.
  private static func least(_ flows: FlowMatrix, _ largest: Int) -> Int {
    precondition(largest >= 0, "\(largest) of the largest flows cannot be kept")
    let counts = flows.counts.sorted(by: >)
    guard counts.count > largest else { return 0 }
    return counts[largest] + 1
  }
}

extension MergedFlows.Group {
  fileprivate var pair: FlowMatrix.Pair { FlowMatrix.Pair(origin: origin, destination: destination, count: count) }
}

extension [FlowMatrix.Pair] {
  fileprivate func split(_ isFirst: (FlowMatrix.Pair) -> Bool) -> ([FlowMatrix.Pair], [FlowMatrix.Pair]) {
    (filter(isFirst), filter { !isFirst($0) })
  }
}

/// The regions of destinations, in the order of their names.
private struct MergedRegions {
  private let destinations: FlowEnds
  private let names: [String]
  /// The region of each destination.
  private let numbers: [Int]

  init(_ destinations: FlowEnds) {
    let regions = destinations.regions.isEmpty ? [String](repeating: "", count: destinations.count) : destinations.regions
    let names = Set(regions).sorted()
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    self.destinations = destinations
    self.names = names
    numbers = regions.map { places[$0] ?? 0 }
  }

  /// Small pairs by origin and region.
  struct Members {
    let origin: Int
    let region: Int
    var pairs: [FlowMatrix.Pair]
  }

  /// - Parameter pairs: In order of origin and destination.
  func groups(_ pairs: [FlowMatrix.Pair]) -> [Members] {
    let order = pairs.indices.sorted { one, other in
      let (first, second) = (pairs[one], pairs[other])
      return (first.origin, numbers[first.destination], one) < (second.origin, numbers[second.destination], other)
    }
    return order.reduce(into: []) { groups, place in
      let pair = pairs[place]
      if let last = groups.last, last.origin == pair.origin, last.region == numbers[pair.destination] {
        groups[groups.count - 1].pairs.append(pair)
      } else {
        groups.append(Members(origin: pair.origin, region: numbers[pair.destination], pairs: [pair]))
      }
    }
  }

  /// The destinations with those that stand for merged ones, and the groups that flow there.
  func ends(_ groups: [Members], _ name: (String) -> String) -> (places: FlowEnds, groups: [MergedFlows.Group]) {
    let used = Set(groups.map(\.region)).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, destinations.count + $0) })
    let merged = groups.map { group in
      MergedFlows.Group(origin: group.origin, region: names[group.region], destination: numbers[group.region] ?? 0, members: group.pairs)
    }
    let places = FlowEnds(
      kind: destinations.kind, codes: destinations.codes + codes(of: used), names: destinations.names + used.map { name(names[$0]) },
      points: destinations.points + used.map { centre(of: $0) },
      regions: destinations.regions.isEmpty ? [] : destinations.regions + used.map { names[$0] })
    return (places, merged)
  }

  /// `other:` and the region, which no place has as its code; where one has, as many times over as it takes.
  private func codes(of regions: [Int]) -> [String] {
    let taken = Set(destinations.codes)
    return regions.map { region in
      var code = "other:\(names[region])"
      while taken.contains(code) { code = "other:" + code }
      return code
    }
  }

  /// The mean of the places of a region that have one; `nil` where none has.
  private func centre(of region: Int) -> Coordinate? {
    let points = numbers.indices.filter { numbers[$0] == region }.compactMap { destinations.points[$0] }
    guard !points.isEmpty else { return nil }
    let sum = points.reduce((0.0, 0.0)) { ($0.0 + $1.easting, $0.1 + $1.northing) }
    return Coordinate(easting: sum.0 / Double(points.count), northing: sum.1 / Double(points.count))
  }
}
