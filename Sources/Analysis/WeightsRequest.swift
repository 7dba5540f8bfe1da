public import WardlightEssentials
import WardlightGeometry
public import WardlightSpatialStatistics

/// Who is whose neighbour in a layer of areas, for a file that other programs read too.
///
/// Boundaries are no records: what is made of them alone leaves as it is.
public struct WeightsRequest: Hashable, Sendable {
  /// The areas.
  public var layer: FigureLayer
  /// Who is whose neighbour.
  public var neighbours: Neighbourhood

  /// A request of all its parts.
  public init(layer: FigureLayer, neighbours: Neighbourhood) {
    self.layer = layer
    self.neighbours = neighbours
  }

  /// Makes the weights.
  ///
  /// - Throws: ``AnalysisError``: for a layer that cannot be read, and for weights that cannot be made.
  public func run(parallel: Parallel = Parallel()) throws(AnalysisError) -> WeightsOutcome {
    let figures = try layer.figures(of: [], parallel: parallel)
    let areas = figures.areas
    do throws(StatisticsError) {
      let weights = try neighbours.weights(of: areas, parallel: parallel)
      var notices = figures.notices
      if neighbours.recipe == .leastDistance { notices.append(try Self.bandSentence(areas, parallel)) }
      return WeightsOutcome(weights: weights, codes: areas.codes, field: layer.code, notices: notices)
    } catch {
      throw .statistics(error, codes: areas.codes)
    }
  }

  private static func bandSentence(_ areas: Areas, _ parallel: Parallel) throws(StatisticsError) -> String {
    // Rounded up, so that whoever types the number again leaves no area out.
    let band = try (Weights.leastBand(of: areas.shapes.centroids(), parallel: parallel) * 1e6).rounded(.up) / 1e6
    return
      "The least distance that leaves no area without a neighbour is \(SignificantDecimal.text(band)) \(areas.plane.unit?.plural ?? "units")."
  }
}

/// The weights of a layer and what they are like.
public struct WeightsOutcome: Sendable {
  /// The weights, in order of code.
  public let weights: Weights
  /// The codes of the areas.
  public let codes: [String]
  /// What should be known about the layer.
  public let notices: [String]
  private let field: String

  init(weights: Weights, codes: [String], field: String, notices: [String]) {
    (self.weights, self.codes, self.field, self.notices) = (weights, codes, field, notices)
  }

  /// The text of a file of weights.
  ///
  /// - Parameters:
  ///   - format: Its format.
  ///   - layer: What its heading calls the layer.
  public func text(_ format: WeightsFormat, layer: String) -> String { weights.text(format, codes: codes, layer: layer, field: field) }

  /// Sentences about who has neighbours, and who has none.
  public var summary: [String] {
    let summary = WeightsSummary(weights)
    let neighbours = "on average \(FixedDecimal.text(summary.mean, decimals: 2)) neighbours, from \(summary.least) to \(summary.most)"
    let areas = "\(FixedDecimal.grouped(summary.areas)) areas, \(FixedDecimal.grouped(summary.links)) links: \(neighbours)."
    let parts =
      summary.components == 1 ? "All areas are connected." : "The map falls into \(summary.components) parts without a link between them."
    let ways =
      summary.isSymmetric
      ? "Each link runs both ways with the same weight." : "Some links run one way only, or weigh less one way than the other."
    return [areas, parts, ways] + islandSentence(summary.islands)
  }

  private func islandSentence(_ islands: [Int]) -> [String] {
    guard !islands.isEmpty else { return ["No area is without neighbours."] }
    let names = islands.map { codes[$0] }.joined(separator: ", ")
    return ["\(islands.count == 1 ? "1 area has" : "\(islands.count) areas have") no neighbour: \(names)."]
  }
}
