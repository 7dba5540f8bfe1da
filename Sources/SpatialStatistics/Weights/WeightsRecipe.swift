import Foundation
public import WardlightEssentials
public import WardlightGeometry

/// How weights are to be made, as one text says it.
///
/// - `queen`, `rook`: areas that share a point, or a piece, of their borders. `queen:2`: neighbours' neighbours too; `queen:2:only`: these alone.
/// - `knn:6`: the six nearest.
/// - `distance:1500`: those at most 1,500 m away. `distance:least`: the least distance that leaves no area without a neighbour.
/// - `inverse-distance:2000`: those at most 2,000 m away, weighing 1/d. `inverse-distance:2000:2`: weighing 1/d².
/// - `kernel:2000`: those less than 2,000 m away, weighing what the Epanechnikov kernel gives. `kernel:2000:quartic`: another kernel.
///   `kernel:adaptive:12`: from each area as far as its twelfth nearest neighbour.
/// - `FILE.gal`, `FILE.gwt`: what a file says.
///
/// Distances run between centroids.
public enum WeightsRecipe: Hashable, Sendable {
  /// Shared borders, so many steps away.
  case contiguity(Contiguity, order: Int, OrderScope)
  /// So many nearest.
  case nearest(Int)
  /// Within so many metres.
  case distance(Double)
  /// Within the least distance that leaves no islands.
  case leastDistance
  /// Within so many metres, weighing the distance to minus this power.
  case inverseDistance(Double, power: Double)
  /// What a kernel gives.
  case kernel(WeightKernel, KernelBandwidth)
  /// What a `.gal` or `.gwt` file says.
  case file(String)
}

extension WeightsRecipe {
  /// The recipe that a text names.
  ///
  /// - Throws: ``StatisticsError/unknownWeights(text:reason:)``.
  public init(_ text: String) throws(StatisticsError) {
    if WeightsFormat(path: text) != nil {
      self = .file(text)
      return
    }
    var parts = RecipeParts(text)
    switch parts.take() {
    case "queen": self = try parts.contiguity(.queen)
    case "rook": self = try parts.contiguity(.rook)
    case "knn": self = .nearest(try parts.count("a number of neighbours", "knn:6"))
    case "distance": self = parts.takes("least") ? .leastDistance : .distance(try parts.metres("distance:1500"))
    case "inverse-distance":
      self = .inverseDistance(try parts.metres("inverse-distance:2000"), power: try parts.power())
    case "kernel": self = try parts.kernel()
    default:
      throw parts.fault(
        "use queen, rook, knn:K, distance:METRES, inverse-distance:METRES, kernel:METRES, or the path of a .gal or .gwt file")
    }
    try parts.end()
  }

  /// The weights of a layer.
  ///
  /// - Parameters:
  ///   - shapes: The areas, in order of code.
  ///   - codes: Their codes.
  ///   - islands: What becomes of areas without neighbours.
  ///   - snap: Vertices at most this many metres apart count as one; for shared borders.
  ///   - parallel: Changes the time only.
  /// - Throws: ``StatisticsError``, as the function throws that makes these weights.
  public func weights(
    of shapes: MultiPolygons, codes: [String], islands: IslandPolicy = .report, snap: Double = 0.01, parallel: Parallel = Parallel()
  ) throws(StatisticsError) -> Weights {
    precondition(codes.count == shapes.count, "\(codes.count) codes do not align with \(shapes.count) areas")
    return try weights(of: shapes, codes: codes, snap: snap, parallel)
      .settlingIslands(islands, places: { () throws(StatisticsError) in try shapes.centroids() })
  }

  private func weights(
    of shapes: MultiPolygons, codes: [String], snap: Double, _ parallel: Parallel
  ) throws(StatisticsError) -> Weights {
    switch self {
    case .contiguity(let kind, let order, let scope):
      let nearest = Weights.contiguity(kind, of: shapes, snap: snap, parallel: parallel)
      return order == 1 ? nearest : try nearest.ofOrder(order, scope, parallel: parallel)
    case .nearest(let k): return try .nearest(k, of: shapes.centroids(), parallel: parallel)
    case .distance(let metres): return try .within(metres, of: shapes.centroids(), parallel: parallel)
    case .leastDistance:
      let places = try shapes.centroids()
      return try .within(Weights.leastBand(of: places, parallel: parallel), of: places, parallel: parallel)
    case .inverseDistance(let metres, let power):
      return try .inverseDistance(within: metres, power: power, of: shapes.centroids(), parallel: parallel)
    case .kernel(let kernel, let bandwidth): return try .kernel(kernel, bandwidth, of: shapes.centroids(), parallel: parallel)
    case .file(let path): return try .read(path, codes: codes)
    }
  }
}

extension WeightsRecipe: CustomStringConvertible {
  /// The text that names this recipe.
  public var description: String {
    switch self {
    case .contiguity(let kind, 1, _): kind.rawValue
    case .contiguity(let kind, let order, let scope): "\(kind.rawValue):\(order)\(scope == .only ? ":only" : "")"
    case .nearest(let k): "knn:\(k)"
    case .distance(let metres): "distance:\(SignificantDecimal.text(metres))"
    case .leastDistance: "distance:least"
    case .inverseDistance(let metres, let power):
      "inverse-distance:\(SignificantDecimal.text(metres))\(power == 1 ? "" : ":" + SignificantDecimal.text(power))"
    case .kernel(let kernel, .fixed(let metres)): "kernel:\(SignificantDecimal.text(metres)):\(kernel.rawValue)"
    case .kernel(let kernel, .adaptive(let k)): "kernel:adaptive:\(k):\(kernel.rawValue)"
    case .file(let path): path
    }
  }
}

/// The parts of a recipe's text, from left to right.
private struct RecipeParts {
  private let text: String
  private var rest: [Substring].SubSequence

  init(_ text: String) {
    self.text = text
    rest = text.split(separator: ":", omittingEmptySubsequences: false)[...]
  }

  mutating func take() -> String { String(rest.popFirst() ?? "") }

  /// Takes the next part if it is this word.
  mutating func takes(_ word: String) -> Bool {
    guard rest.first == word[...] else { return false }
    rest.removeFirst()
    return true
  }

  func fault(_ reason: String) -> StatisticsError { .unknownWeights(text: text, reason: reason) }

  func end() throws(StatisticsError) {
    if let extra = rest.first { throw fault("the part “\(extra)” is one too many") }
  }

  mutating func count(_ meaning: String, _ example: String) throws(StatisticsError) -> Int {
    guard let count = Int(take()), count >= 1 else { throw fault("\(meaning) from 1 is missing, for example \(example)") }
    return count
  }

  mutating func metres(_ example: String) throws(StatisticsError) -> Double {
    guard let metres = DecimalNumber.value(take().utf8), metres > 0 else {
      throw fault("a distance in metres above 0 is missing, for example \(example)")
    }
    return metres
  }

  mutating func power() throws(StatisticsError) -> Double {
    guard !rest.isEmpty else { return 1 }
    guard let power = DecimalNumber.value(take().utf8), power > 0 else { throw fault("the power is not a number above 0") }
    return power
  }

  mutating func contiguity(_ kind: Contiguity) throws(StatisticsError) -> WeightsRecipe {
    guard !rest.isEmpty else { return .contiguity(kind, order: 1, .upTo) }
    let order = try count("an order", "\(kind.rawValue):2")
    return .contiguity(kind, order: order, takes("only") && order > 1 ? .only : .upTo)
  }

  mutating func kernel() throws(StatisticsError) -> WeightsRecipe {
    let bandwidth: KernelBandwidth =
      takes("adaptive") ? .adaptive(try count("a number of neighbours", "kernel:adaptive:12")) : .fixed(try metres("kernel:2000"))
    guard !rest.isEmpty else { return .kernel(.epanechnikov, bandwidth) }
    guard let kernel = WeightKernel(rawValue: take()) else {
      throw fault("the kernels are \(WeightKernel.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return .kernel(kernel, bandwidth)
  }
}
