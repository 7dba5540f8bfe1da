public import WardlightEssentials
public import WardlightSpatialStatistics

/// Where strong flows lie beside strong flows: Gi\* of each flow over the flows between neighbouring origins and neighbouring destinations.
///
/// The neighbours of the flow from i to j are all flows from k to l where k is i or a neighbour of i and l is j or a neighbour of j: the weight of
/// two flows is the product of the weights of their origins and of their destinations, 1 or 0, the flow itself included. With x the counts of all N cells,
/// zeros too, and k the number of cells in the neighbourhood, T = Σx over it and
///
/// z = (T − k·x̄) / √(s²·(Nk − k²) / (N − 1)), x̄ and s² the mean and the variance over the N cells.
///
/// This is ``WardlightSpatialStatistics/GetisOrd/giStar(_:weights:standardization:options:parallel:)`` on a map of N areas with the Kronecker product of both
/// weights. The permutation p holds the flow's own count and draws its k − 1 neighbours from the other N − 1 cells without replacement.
///
/// **What is compared.** Chance here is that any count could stand in any cell. Large origins and destinations therefore make high values wherever they
/// meet; what a flow has beyond size and distance is the question of the models of expected flows. A flow that is high alone among low ones can have z above 0 and a
/// permutation class of fewer, since z counts the flow itself and p does not.
///
/// **No result.** A flow without neighbouring flows (both of its ends are islands), one whose neighbourhood is the whole table, and counts that do not vary give `NaN`,
/// ``WardlightSpatialStatistics/ExcessClass/undefined`` and a reason, and do not count among the tests. Where flows that stay in their place are left out, these
/// cells leave N and every neighbourhood.
///
/// Raw: nothing here is protected.
///
/// - SeeAlso: Berglund & Karlström (1999), Identifying local spatial association in flow data, Journal of Geographical Systems 1,
///   doi:10.1007/s101090050013; Ord & Getis (1995), doi:10.1111/j.1538-4632.1995.tb00912.x.
public struct LocalFlowStatistic: Hashable, Sendable {
  /// The flows that were tested; all columns below align with them.
  public let pairs: [FlowMatrix.Pair]
  /// How many cells each has as neighbours, itself not counted.
  public let neighbourCounts: [Int]
  /// T, the sum over the flow and its neighbours; `NaN` for a flow that is left out.
  public let statistic: [Double]
  /// k·x̄, what T is expected to be by chance.
  public let expected: [Double]
  /// (T − expected) / √variance.
  public let z: [Double]
  /// The p-value by conditional permutation, or of z where no permutations are drawn.
  public let p: [Double]
  /// The p-value corrected for the number of tests.
  public let q: [Double]
  /// Whether there is more, or less, around a flow than chance explains.
  public let classes: [ExcessClass]
  /// Why a flow has no result; `nil` where it has one.
  public let reasons: [Reason?]
  /// How many flows the correction is for.
  public let tests: Int
  /// How significance was decided.
  public let options: FlowTestOptions
  /// Sentences about what these options cannot show.
  public let warnings: [String]

  /// Which flows are tested.
  public enum Scope: String, CaseIterable, Hashable, Sendable {
    /// Those that are above 0, in the order of ``FlowMatrix/pairs``. All cells take part in what they are compared with.
    case pairsAboveZero
    /// Every cell, row by row, which can show where flows are missing; for small tables.
    case allCells
  }

  /// Why a flow has no result.
  public enum Reason: String, CaseIterable, Hashable, Sendable {
    /// It stays in its place, and such flows are left out.
    case selfFlow = "it stays in its place"
    /// Neither end has a neighbour.
    case noNeighbours = "no neighbouring flows"
    /// Its neighbourhood is the whole table.
    case allCells = "every other flow is a neighbour"
    /// All cells have the same count.
    case noVariance = "the counts do not vary"
    /// All flows together are fewer than ``FlowTestOptions/leastTotal``.
    case notEnough = "too few flows to say anything"
  }

  /// Gi\* of flows.
  ///
  /// - Parameters:
  ///   - flows: The flows.
  ///   - originNeighbours: The neighbours of each origin, in their order. Who is a neighbour counts, not what a neighbour weighs.
  ///   - destinationNeighbours: The same of the destinations.
  ///   - selfFlows: Whether flows that stay in their place count.
  ///   - scope: Which flows are tested.
  ///   - options: How significance is decided.
  ///   - parallel: Changes the time only.
  /// - Complexity: With n origins of a neighbours and m destinations of b neighbours, O(pairs · a + n · m · b) for z, by two sparse products, and O(R · a · b + n · m)
  ///   for R permutations. Memory for n · m whole numbers.
  public static func giStar(
    _ flows: FlowMatrix, originNeighbours: Weights, destinationNeighbours: Weights, selfFlows: SelfFlows = .kept,
    scope: Scope = .pairsAboveZero, options: FlowTestOptions, parallel: Parallel
  ) -> LocalFlowStatistic {
    precondition(
      originNeighbours.count == flows.origins.count, "\(originNeighbours.count) rows of weights for \(flows.origins.count) origins")
    precondition(
      destinationNeighbours.count == flows.destinations.count,
      "\(destinationNeighbours.count) rows of weights for \(flows.destinations.count) destinations")
    let cells = FlowCells(flows, selfFlows)
    let hoods = FlowNeighbourhoods(cells, originNeighbours, destinationNeighbours).sums(of: cells.pairs(scope), parallel)
    return LocalFlowStatistic(cells, hoods, FlowCellMoments(cells, leastTotal: options.leastTotal), options, parallel)
  }

  private init(
    _ cells: FlowCells, _ hoods: [FlowNeighbourhoods.Sum], _ moments: FlowCellMoments, _ options: FlowTestOptions, _ parallel: Parallel
  ) {
    let reasons = hoods.map { moments.reason($0) }
    let z = zip(hoods, reasons).map { $1 == nil ? moments.z($0) : .nan }
    let tested = hoods.indices.filter { reasons[$0] == nil }
    let tests = tested.map { place in
      let hood = hoods[place]
      return SumVerdicts.Test(
        place: cells.position(hood.pair), neighbours: hood.cells - 1, sum: hood.total - hood.pair.count, z: z[place])
    }
    let verdicts = SumVerdicts.of(tests, values: cells.values, noun: "flow", options: options.inference, parallel: parallel)
    pairs = hoods.map(\.pair)
    neighbourCounts = hoods.map { max(0, $0.cells - 1) }
    statistic = zip(hoods, reasons).map { $1 == .selfFlow ? .nan : Double($0.total) }
    expected = zip(hoods, reasons).map { $1 == .selfFlow ? .nan : moments.expected($0) }
    self.z = z
    self.reasons = reasons
    self.tests = tests.count
    p = Self.spread(verdicts.p, tested, hoods.count, elsewhere: .nan)
    q = Self.spread(verdicts.q, tested, hoods.count, elsewhere: .nan)
    classes = Self.spread(verdicts.classes, tested, hoods.count, elsewhere: .undefined)
    self.options = options
    warnings = verdicts.warnings
  }

  private static func spread<Value>(_ known: [Value], _ places: [Int], _ count: Int, elsewhere: Value) -> [Value] {
    var all = [Value](repeating: elsewhere, count: count)
    for (value, place) in zip(known, places) { all[place] = value }
    return all
  }
}
