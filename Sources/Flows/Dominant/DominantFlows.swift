/// Nodal regions: which place each place depends on, by its largest outflow.
///
/// With x the flows between n places, a place's own flow left out:
///
/// - the **size** of a place is all that flows into it, Σᵢ xᵢⱼ;
/// - its **dominant** flow is its largest outflow;
/// - it is **subordinate** to the end of that flow where that place is larger, else it is a **terminal** point.
///
/// Since sizes rise along dominant flows, these make a forest: each tree is a region of one terminal point and all that depend on it, directly or through others.
///
/// **Ties.** Of equally large outflows the one to the place whose code comes first is taken. Places of equal size are not larger than each other, so that a place
/// whose dominant flow goes to one of its own size is terminal. Both are listed in ``ties``. A place that sends nothing is terminal where it receives something, and
/// ``Standing/isolated`` where it does not.
///
/// **Indirect association.** With B = A·x / max size, A the `indirect` weight, the series B + B² + B³ + … = B·(I − B)⁻¹ adds to the direct
/// association what goes by one place between, by two, and so on, each step weighing less. Sizes and outflows are then those of the series, its diagonal left out. The
/// paper has A = 1, where the series need not converge (two places that send only to each other); below 1 it always does.
///
/// It says which flow is largest, not that it is large: a place of two outflows, 3 and 2, has a dominant flow as one of 300 and 2 has. Small counts change it
/// with a single person.
///
/// Raw: nothing here is protected.
///
/// - SeeAlso: Nystuen & Dacey (1961), A graph theory interpretation of nodal regions, Papers of the Regional Science Association 7,
///   doi:10.1111/j.1435-5597.1961.tb01769.x.
public struct DominantFlows: Hashable, Sendable {
  /// The places; all columns below align with them.
  public let places: FlowEnds
  /// The size of each place: persons or links, with indirect association multiples of the largest direct size.
  public let sizes: [Double]
  /// The end of each place's largest outflow, whatever its size; `nil` where it sends nothing.
  public let largest: [Int?]
  /// That outflow; 0 where there is none.
  public let largestFlow: [Double]
  /// The place to which each is subordinate; `nil` for terminal points and isolated places.
  public let dominant: [Int?]
  /// What each place is.
  public let standings: [Standing]
  /// The terminal point of each place's region, a terminal point's own number for itself; `nil` for isolated places.
  public let regions: [Int?]
  /// How many dominant flows lead from each place to its terminal point, 0 for the terminal point itself; `nil` for isolated places.
  public let depths: [Int?]
  /// Where equal numbers were decided, in order of the places.
  public let ties: [Tie]

  /// What a place is among the others.
  public enum Standing: String, CaseIterable, Hashable, Sendable {
    /// Its dominant flow goes to a larger place.
    case subordinate
    /// Its dominant flow goes to a place that is not larger, or it sends nothing.
    case terminal
    /// It neither sends nor receives.
    case isolated
  }

  /// Equal numbers that were decided by a rule.
  public struct Tie: Hashable, Sendable {
    /// The place in question.
    public let place: Int
    /// What was equal.
    public let kind: Kind

    /// What can be equal.
    public enum Kind: Hashable, Sendable {
      /// The largest outflow goes to all of these, of which the first was taken.
      case outflows(to: [Int])
      /// The end of the dominant flow is as large as the place itself, which is therefore terminal.
      case sizes(with: Int)
    }
  }

  /// The terminal points, ascending.
  public var terminal: [Int] { standings.indices.filter { standings[$0] == .terminal } }

  /// The places that are directly subordinate to a place, ascending.
  ///
  /// - Complexity: O(places).
  public func subordinates(of place: Int) -> [Int] { dominant.indices.filter { dominant[$0] == place } }

  /// The places of a terminal point's region, itself first, then those nearest to it in depth, in order of their numbers.
  ///
  /// - Complexity: O(places log places).
  public func region(of terminal: Int) -> [Int] {
    let members = regions.indices.filter { regions[$0] == terminal }
    return members.sorted { (depths[$0] ?? 0, $0) < (depths[$1] ?? 0, $1) }
  }

  /// The dominant flows of a square matrix.
  ///
  /// - Parameters:
  ///   - flows: Flows between the same places. Flows that stay in their place do not count.
  ///   - indirect: `nil` for direct flows alone, else A, above 0 and below 1: how much of what reaches the largest place goes on from it.
  /// - Precondition: The matrix is square.
  /// - Complexity: O(pairs + places log places); with indirect association O(places³), and memory for places² numbers.
  public static func nystuenDacey(_ flows: FlowMatrix, indirect: Double? = nil) -> DominantFlows {
    precondition(
      flows.isSquare, "dominant flows are between the same places, not from \(flows.origins.count) to \(flows.destinations.count)")
    let others = flows.withoutSelfFlows()
    guard let indirect else { return DominantFlows(others.origins, LargestOutflows(others)) }
    return DominantFlows(others.origins, LargestOutflows(IndirectAssociation(others, weight: indirect)))
  }

  private init(_ places: FlowEnds, _ outflows: LargestOutflows) {
    let ranks = outflows.rows.indices.map { place in Self.rank(place, outflows) }
    let tree = DominantForest(ranks.map(\.dominant))
    self.places = places
    sizes = outflows.sizes
    largest = outflows.rows.map(\.ends.first)
    largestFlow = outflows.rows.map(\.flow)
    dominant = ranks.map(\.dominant)
    standings = ranks.map(\.standing)
    regions = zip(tree.roots, standings).map { $1 == .isolated ? nil : $0 }
    depths = zip(tree.depths, standings).map { $1 == .isolated ? nil : $0 }
    ties = ranks.flatMap(\.ties)
  }

  private static func rank(_ place: Int, _ outflows: LargestOutflows) -> (dominant: Int?, standing: Standing, ties: [Tie]) {
    let (row, sizes) = (outflows.rows[place], outflows.sizes)
    guard let end = row.ends.first else { return (nil, sizes[place] > 0 ? .terminal : .isolated, []) }
    var ties = row.ends.count > 1 ? [Tie(place: place, kind: .outflows(to: row.ends))] : []
    if sizes[end] == sizes[place] { ties.append(Tie(place: place, kind: .sizes(with: end))) }
    return sizes[end] > sizes[place] ? (end, .subordinate, ties) : (nil, .terminal, ties)
  }
}

/// A forest in which each place has a parent or is a root.
private struct DominantForest {
  private(set) var roots: [Int]
  private(set) var depths: [Int]

  init(_ parents: [Int?]) {
    roots = [Int](repeating: -1, count: parents.count)
    depths = [Int](repeating: 0, count: parents.count)
    for place in parents.indices { settle(place, parents) }
  }

  private mutating func settle(_ place: Int, _ parents: [Int?]) {
    var path: [Int] = []
    var next = place
    while roots[next] < 0, let parent = parents[next] {
      path.append(next)
      next = parent
    }
    if roots[next] < 0 { roots[next] = next }
    for (step, passed) in path.reversed().enumerated() {
      roots[passed] = roots[next]
      depths[passed] = depths[next] + step + 1
    }
  }
}
