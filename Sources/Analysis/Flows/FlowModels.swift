import WardlightEssentials
import WardlightFlows
import WardlightGeometry
import WardlightSpatialStatistics

/// What statistics say of one table of flows.
///
/// Models are of the places that have a point; others have no expected flows.
struct FlowModels: Sendable {
  /// The whole table.
  let flows: FlowMatrix
  /// The part of it that is modelled.
  let part: FlowPart
  let independence: IndependenceModel
  let gravity: Told<GravityModel>
  let local: Told<LocalFlowStatistic>
  let clusters: Told<FlowClusters>
  let methods: FlowMethods
  /// How many tables were drawn under independence: fewer than asked for where there are very many flows.
  let permutations: Int

  /// Something that is known, or why it is not, as a sentence.
  enum Told<Value: Sendable>: Sendable {
    case known(Value)
    case missing(String)

    var value: Value? { if case .known(let value) = self { value } else { nil } }

    var reason: String? { if case .missing(let reason) = self { reason } else { nil } }
  }

  /// What the models may use of a table.
  struct Wish {
    var methods: FlowMethods
    /// The areas at both ends, aligned with the ends of the table, where there are any; more places may follow behind them.
    var origins: Areas?
    var destinations: Areas?
    var isClustered = true
  }

  init(_ flows: FlowMatrix, _ wish: Wish, _ parallel: Parallel) {
    let part = FlowPart(flows)
    let options = Self.options(wish.methods, part.flows)
    self.flows = flows
    self.part = part
    methods = wish.methods
    permutations = options.permutations
    independence = IndependenceModel.test(part.flows, selfFlows: wish.methods.selfFlows, options: options, parallel: parallel)
    gravity = Self.gravity(part.flows, wish.methods, options, parallel)
    local = Self.local(part, wish, options, parallel)
    clusters = wish.isClustered ? Self.clusters(part.flows, wish.methods, options, parallel) : .missing("")
  }

  /// The most flows that are drawn anew in all tables under independence together.
  private static let mostDrawn = 300_000_000
  /// The most pairs of places for which tables with an empty diagonal are drawn, each by a walk that takes the longer the more pairs there are.
  private static let mostCellsOfChain = 100_000
  /// The most pairs of places among which clusters are looked for.
  private static let mostCells = 40_000

  private static func options(_ methods: FlowMethods, _ flows: FlowMatrix) -> FlowTestOptions {
    let asked = methods.inference
    let isChain = methods.selfFlows == .leftOut && flows.isSquare
    let cells = flows.origins.count * flows.destinations.count
    let most = isChain && cells > Self.mostCellsOfChain ? 0 : Self.mostDrawn / max(1, flows.total)
    let permutations = [asked.permutations, 999, 99, 0].filter { $0 <= asked.permutations }.first { $0 <= most } ?? 0
    return FlowTestOptions(
      permutations: permutations, alternative: asked.alternative, correction: asked.correction, alpha: asked.alpha, seed: asked.seed)
  }

  private static func gravity(
    _ flows: FlowMatrix, _ methods: FlowMethods, _ options: FlowTestOptions, _ parallel: Parallel
  ) -> Told<GravityModel> {
    let distances = FlowDistances.between(flows.origins, flows.destinations)
    do throws(FlowsError) {
      return .known(
        try GravityModel.fit(
          flows, distances: distances, decay: methods.decay, selfFlows: methods.selfFlows, options: options, parallel: parallel))
    } catch {
      return .missing("\(error)")
    }
  }

  private static func local(
    _ part: FlowPart, _ wish: Wish, _ options: FlowTestOptions, _ parallel: Parallel
  ) -> Told<LocalFlowStatistic> {
    do throws(StatisticsError) {
      let origins = try part.neighbours(part.origins, of: part.flows.origins, among: wish.origins)
      let destinations = try part.neighbours(part.destinations, of: part.flows.destinations, among: wish.destinations)
      return .known(
        .giStar(
          part.flows, originNeighbours: origins, destinationNeighbours: destinations, selfFlows: wish.methods.selfFlows, options: options,
          parallel: parallel))
    } catch {
      return .missing(error.sentence(codes: part.flows.origins.codes))
    }
  }

  private static func clusters(
    _ flows: FlowMatrix, _ methods: FlowMethods, _ options: FlowTestOptions, _ parallel: Parallel
  ) -> Told<FlowClusters> {
    guard methods.clusters == .on else { return .missing("") }
    let cells = flows.origins.count * flows.destinations.count
    guard cells <= mostCells else {
      return .missing(
        "Clusters of flows were not looked for: \(FixedDecimal.grouped(flows.origins.count)) × \(FixedDecimal.grouped(flows.destinations.count)) pairs are more than the \(FixedDecimal.grouped(mostCells)) among which that takes a reasonable time; add the flows up by group."
      )
    }
    let wanted = FlowClusterOptions(replicates: min(999, options.permutations), seed: options.seed)
    let found = FlowClusters.scan(flows, selfFlows: methods.selfFlows, options: wanted, parallel: parallel)
    return found.reason.map { .missing("Clusters of flows were not looked for: \($0)") } ?? .known(found)
  }
}

/// The part of a table of flows that models use: ends that have a point. A square table stays square.
struct FlowPart: Sendable {
  let flows: FlowMatrix
  /// The places of its origins in the whole table.
  let origins: [Int]
  let destinations: [Int]
  private let originNumbers: [Int: Int]
  private let destinationNumbers: [Int: Int]

  init(_ whole: FlowMatrix) {
    origins = whole.origins.points.indices.filter { whole.origins.points[$0] != nil }
    destinations = whole.destinations.points.indices.filter { whole.destinations.points[$0] != nil }
    originNumbers = Dictionary(uniqueKeysWithValues: origins.enumerated().map { ($1, $0) })
    destinationNumbers = Dictionary(uniqueKeysWithValues: destinations.enumerated().map { ($1, $0) })
    guard origins.count < whole.origins.count || destinations.count < whole.destinations.count else {
      flows = whole
      return
    }
    let (rows, columns) = (originNumbers, destinationNumbers)
    flows = FlowMatrix(
      origins: whole.origins.selecting(origins), destinations: whole.destinations.selecting(destinations),
      pairs: whole.pairs.compactMap { pair in
        guard let origin = rows[pair.origin], let destination = columns[pair.destination] else { return nil }
        return FlowMatrix.Pair(origin: origin, destination: destination, count: pair.count)
      })
  }

  /// Where a pair of the whole table stands in the columns of a model; `nil` where it takes no part.
  func cell(_ origin: Int, _ destination: Int) -> Int? {
    guard let row = originNumbers[origin], let column = destinationNumbers[destination] else { return nil }
    return row * flows.destinations.count + column
  }

  /// Neighbours by shared borders where the places are areas, else the four nearest.
  func neighbours(_ places: [Int], of ends: FlowEnds, among areas: Areas?) throws(StatisticsError) -> Weights {
    if let areas, places.last ?? 0 < areas.count { return .contiguity(.queen, of: areas.shapes.selecting(places)) }
    return try .nearest(min(4, max(1, ends.count - 1)), of: ends.points.compactMap { $0 })
  }
}

extension FlowEnds {
  /// Some of the places, in the order given.
  func selecting(_ places: [Int]) -> FlowEnds {
    FlowEnds(
      kind: kind, codes: places.map { codes[$0] }, names: places.map { names[$0] }, points: places.map { points[$0] },
      regions: regions.isEmpty ? [] : places.map { regions[$0] })
  }
}
