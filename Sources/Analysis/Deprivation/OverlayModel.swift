import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

/// What deprivation and population would lead one to expect, area by area, and what they leave unexplained.
struct OverlayModel: Sendable {
  /// Both families and which of them is used; a fault where there is no model at all.
  let choice: Result<CountModel.Choice, RegressionFault>
  /// What the used model leaves unexplained.
  let residuals: ModelResiduals?
  /// Where areas with more than expected lie together.
  let hotSpots: LocalStatistics?
  /// What the covariate is called in coefficients.
  let covariate: String
  /// The standard deviation of the covariate among the areas of the model; `NaN` without a model.
  let deviation: Double

  init(_ input: OverlayInput, _ figures: OverlayFigures, _ population: OverlayPopulation, _ parallel: Parallel) {
    let measure = input.index.measures[0]
    let (values, covariate) = (measure.deprivation, measure.title)
    choice = Result { () throws(RegressionFault) in
      try CountModel.preferred(
        figures.values, on: [Covariate(name: covariate, values: values)], population: population.people, alpha: input.inference.alpha)
    }
    self.covariate = covariate
    let model = (try? choice.get())?.preferred
    deviation = model.map { Self.deviation(values, used: $0.expected) } ?? .nan
    let options = input.inference
    residuals = model.map {
      ModelResiduals($0, alternative: options.alternative, correction: options.correction, alpha: options.alpha)
    }
    hotSpots = residuals?.hotSpots(weights: input.neighbours.weights, options: options, parallel: parallel)
  }

  /// The model that is used; `nil` where there is none.
  var used: CountModel? { (try? choice.get())?.preferred }

  /// Why there is no model; `nil` where there is one.
  func fault(codes: [String]) -> String? {
    if case .failure(let fault) = choice { fault.sentence(codes: codes) } else { nil }
  }

  private static func deviation(_ values: [Double], used: [Double]) -> Double {
    let known = values.indices.filter { !used[$0].isNaN }.map { values[$0] }
    let mean = known.reduce(0) { $0 + $1 / Double(known.count) }
    return (known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(known.count - 1)).squareRoot()
  }
}
