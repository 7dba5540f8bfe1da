import Foundation
import WardlightEssentials
public import WardlightSpatialStatistics

/// The residual of each pair and its tails under a law.
struct GravityTails: Sendable {
  private(set) var residuals: [Double] = []
  private(set) var more: [Double] = []
  private(set) var fewer: [Double] = []
  let law: GravityModel.Law

  init(_ fit: GravityFit, _ flows: FlowMatrix, _ law: GravityModel.Law, _ parallel: Parallel) {
    self.law = law
    let blocks = parallel.mapRanges(flows.origins.count, size: 16) { rows in Block(fit.expected, flows, law, rows) }
    residuals.reserveCapacity(fit.expected.count)
    more.reserveCapacity(fit.expected.count)
    fewer.reserveCapacity(fit.expected.count)
    for block in blocks {
      residuals += block.residuals
      more += block.more
      fewer += block.fewer
    }
  }

  /// Some rows.
  private struct Block: Sendable {
    var residuals: [Double]
    var more: [Double]
    var fewer: [Double]

    init(_ expected: [Double], _ flows: FlowMatrix, _ law: GravityModel.Law, _ rows: Range<Int>) {
      let width = flows.destinations.count
      let means = expected[rows.lowerBound * width..<rows.upperBound * width]
      residuals = means.map { -$0.squareRoot() }
      more = means.map { $0.isNaN ? .nan : 1 }
      fewer = means.map { law.probabilityOfNone($0) }
      for row in rows {
        for place in flows.starts[row]..<flows.starts[row + 1] {
          let cell = (row - rows.lowerBound) * width + Int(flows.columns[place])
          set(cell, count: Double(flows.counts[place]), mean: means[means.startIndex + cell], law)
        }
      }
    }

    private mutating func set(_ cell: Int, count: Double, mean: Double, _ law: GravityModel.Law) {
      let tails = law.tails(of: count, mean: mean)
      residuals[cell] = (count - mean) / mean.squareRoot()
      (more[cell], fewer[cell]) = (tails.more, tails.fewer)
    }
  }
}

extension GravityModel.Law {
  /// The tails of a flow.
  ///
  /// - Parameters:
  ///   - count: A whole number of at least 0.
  ///   - mean: T, above 0.
  public func tails(of count: Double, mean: Double) -> CountTails {
    switch self {
    case .poisson: CountTails(of: count, mean: mean, theta: nil)
    case .negativeBinomial(let dispersion): CountTails(of: count, mean: mean, theta: mean / (dispersion - 1))
    }
  }

  /// The probability of no flow: e^−T, or φ^(−T/(φ − 1)).
  func probabilityOfNone(_ mean: Double) -> Double {
    switch self {
    case .poisson: exp(-mean)
    case .negativeBinomial(let dispersion): exp(-mean * log(dispersion) / (dispersion - 1))
    }
  }

  /// A number that the upper tail of a flow above T does not exceed: Chernoff's bound.
  func boundOfMore(_ count: Double, mean: Double) -> Double {
    guard count > mean else { return 1 }
    switch self {
    case .poisson: return exp(count - mean - count * log(count / mean))
    case .negativeBinomial(let dispersion):
      let theta = mean / (dispersion - 1)
      return exp((count + theta) * log((count + theta) / (mean + theta)) - count * log(count / mean))
    }
  }
}
