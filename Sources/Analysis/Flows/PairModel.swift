import WardlightDisclosure
import WardlightFlows
import WardlightSpatialStatistics

/// What one model says of every pair, whichever model it is.
struct PairModel {
  let expected: [Double]
  let residuals: [Double]
  let q: [Double]
  let classes: [ExcessClass]
  let alternative: Alternative
  /// The tails of a cell as it is.
  let tails: (_ cell: Int) -> CountTails
  /// The tails that a cell would have with another count; `nil` where its margins do not allow that count, or the tails come from draws.
  let tailsOfCount: (_ cell: Int, _ count: Int) -> CountTails?
}

extension FlowModels {
  /// The model that leads: gravity where there is one, else independence.
  var leading: PairModel { gravity.value.map(byDistance) ?? bySize }

  /// Independence of the two ends: what sizes alone lead one to expect.
  var bySize: PairModel {
    let (model, flows) = (independence, part.flows)
    let width = flows.destinations.count
    return PairModel(
      expected: model.expected, residuals: model.adjusted, q: model.q, classes: model.classes, alternative: model.options.alternative,
      tails: { CountTails(more: model.pMore[$0], fewer: model.pFewer[$0]) },
      tailsOfCount: { cell, count in
        let (row, column) = (flows.originTotals[cell / width], flows.destinationTotals[cell % width])
        guard model.evidence == .hypergeometric, (max(0, row + column - flows.total)...min(row, column)).contains(count) else { return nil }
        return CountTails(of: count, population: flows.total, marked: row, draws: column)
      })
  }

  /// Sizes and distance.
  private func byDistance(_ model: GravityModel) -> PairModel {
    PairModel(
      expected: model.expected, residuals: model.residuals, q: model.q, classes: model.classes,
      alternative: methods.inference.alternative,
      tails: { CountTails(more: model.pMore[$0], fewer: model.pFewer[$0]) },
      tailsOfCount: { cell, count in model.law.tails(of: Double(count), mean: model.expected[cell]) })
  }

  /// A model's classes as they may leave.
  func shown(_ model: PairModel) -> ShownFlowClass {
    ShownFlowClass(model.classes, own: model.tails, tails: model.tailsOfCount, model.alternative)
  }

  /// The clusters of flows that chance does not explain.
  var significantClusters: [FlowCluster] { clusters.value?.significant(at: methods.inference.alpha) ?? [] }

  /// Whether a cell stands out against either model.
  func isFound(_ cell: Int) -> Bool {
    [independence.classes[cell], gravity.value?.classes[cell] ?? .undefined].contains { $0 == .more || $0 == .fewer }
  }
}
