import Foundation
import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

@testable import WardlightFlows

@Suite("Gravity model")
struct GravityModelTests {
  private static let seed = UInt64(20_261)
  private let options = FlowTestOptions(seed: 1)

  /// Places strewn over 40 km, and flows that follow the model with noise.
  private func world(_ origins: Int, _ destinations: Int, square: Bool = false, total: Int = 20_000) -> FlowMatrix {
    var random = KeyedRandom(seed: Self.seed, purpose: "gravity", index: UInt64(100 * origins + destinations))
    func ends(_ kind: String, _ count: Int) -> FlowEnds {
      FlowEnds(
        kind: kind, codes: (0..<count).map { "\(kind)\($0)" }, names: (0..<count).map { "\(kind) \($0)" },
        points: (0..<count).map { _ in Coordinate(easting: Double(random.below(40_000)), northing: Double(random.below(40_000))) })
    }
    let from = ends("borough", origins)
    let to = square ? from : ends("town", destinations)
    let metres = FlowDistances.between(from, to).metres
    var pairs: [FlowMatrix.Pair] = []
    let base = 5 * Double(total) / Double(origins * destinations)
    for cell in metres.indices {
      let mean = base * exp(-metres[cell] / 9_000) * (0.5 + Double(random.below(100)) / 100)
      pairs.append(
        FlowMatrix.Pair(origin: cell / to.count, destination: cell % to.count, count: Int(mean) + random.below(2 + Int(mean / 2))))
    }
    return FlowMatrix(origins: from, destinations: to, pairs: pairs)
  }

  @Test("Model and data have the same totals and the same mean distance", arguments: GravityModel.Decay.allCases, SelfFlows.allCases)
  func reproducesMargins(decay: GravityModel.Decay, selfFlows: SelfFlows) throws {
    for flows in [world(13, 21), world(17, 17, square: true)] {
      let distances = FlowDistances.between(flows.origins, flows.destinations)
      let fit = try GravityFit.fit(flows, distances: distances, decay: decay, selfFlows: selfFlows)
      let counted = selfFlows == .leftOut ? flows.withoutSelfFlows() : flows
      let width = flows.destinations.count
      for row in 0..<flows.origins.count {
        let sum = fit.expected[row * width..<(row + 1) * width].reduce(0) { $0 + ($1.isNaN ? 0 : $1) }
        #expect((sum / Double(counted.originTotals[row]) - 1).magnitude < 1e-11, "seed \(Self.seed)")
      }
      for column in 0..<width {
        let sum = (0..<flows.origins.count).reduce(0.0) {
          $0 + (fit.expected[$1 * width + column].isNaN ? 0 : fit.expected[$1 * width + column])
        }
        #expect((sum / Double(counted.destinationTotals[column]) - 1).magnitude < 2e-9, "seed \(Self.seed)")
      }
      let g = { (cell: Int) in decay == .power ? log(distances.metres[cell]) : distances.metres[cell] / 1_000 }
      let model = fit.expected.indices.reduce(0.0) { $0 + (fit.expected[$1].isNaN ? 0 : fit.expected[$1] * g($1)) }
      let data = counted.pairs.reduce(0.0) { $0 + Double($1.count) * g($1.origin * width + $1.destination) }
      #expect((model / data - 1).magnitude < 1e-8, "seed \(Self.seed)")
      if decay == .exponential { #expect((fit.meanDistance.fitted / fit.meanDistance.observed - 1).magnitude < 1e-8) }
      checkFactors(fit, counted, distances)
    }
  }

  /// T = A·O·B·D·f(d) with B weighted to 1.
  private func checkFactors(_ fit: GravityFit, _ flows: FlowMatrix, _ distances: FlowDistances) {
    let width = flows.destinations.count
    for cell in fit.expected.indices where !fit.expected[cell].isNaN {
      let (row, column) = (cell / width, cell % width)
      let metres = distances.metres[cell]
      let f = fit.decay == .power ? pow(metres, -fit.beta) : exp(-fit.beta * metres / 1_000)
      let ends = Double(flows.originTotals[row]) * Double(flows.destinationTotals[column])
      let product = fit.originFactors[row] * fit.destinationFactors[column] * ends * f
      #expect((product / fit.expected[cell] - 1).magnitude < 1e-9)
    }
    let weighted = zip(fit.destinationFactors, flows.destinationTotals).reduce(0.0) { $0 + $1.0 * Double($1.1) }
    #expect((weighted / Double(flows.total) - 1).magnitude < 1e-9)
  }

  @Test("Its table is the one that Furness's method balances from f, and its deviance is least at its beta")
  func agreesWithFurness() throws {
    let flows = world(9, 14)
    let distances = FlowDistances.between(flows.origins, flows.destinations)
    let fit = try GravityFit.fit(flows, distances: distances)
    func deviance(_ beta: Double) throws -> Double {
      let f = distances.metres.map { exp(-beta * $0 / 1_000) }
      let table = try Furness.balance(
        f, origins: flows.originTotals.map(Double.init), destinations: flows.destinationTotals.map(Double.init)
      )
      .table(of: f)
      if beta == fit.beta { for (cell, value) in table.enumerated() { #expect((value / fit.expected[cell] - 1).magnitude < 1e-8) } }
      return 2 * flows.pairs.reduce(0.0) { $0 + Double($1.count) * log(Double($1.count) / table[$1.origin * 14 + $1.destination]) }
    }
    #expect((try deviance(fit.beta) - fit.deviance).magnitude < 1e-6)
    #expect((try deviance(0) - fit.nullDeviance).magnitude < 1e-6)
    // The second difference of the profile deviance is twice the information.
    let step = fit.standardError
    let rise = (try deviance(fit.beta + step) - fit.deviance) + (try deviance(fit.beta - step) - fit.deviance)
    #expect((rise / 2 - 1).magnitude < 1e-3)
  }

  @Test("More of the same flows change no beta and leave a smaller error; the order of places changes nothing")
  func scalesAndPermutes() throws {
    let flows = world(12, 12, square: true)
    let fit = try GravityFit.fit(flows, distances: .between(flows.origins, flows.origins), selfFlows: .leftOut)
    let nine = FlowMatrix(
      origins: flows.origins, destinations: flows.destinations,
      pairs: flows.pairs.map { FlowMatrix.Pair(origin: $0.origin, destination: $0.destination, count: 9 * $0.count) })
    let scaled = try GravityFit.fit(nine, distances: .between(flows.origins, flows.origins), selfFlows: .leftOut)
    #expect((scaled.beta / fit.beta - 1).magnitude < 1e-8)
    #expect((scaled.standardError * 3 / fit.standardError - 1).magnitude < 1e-6)
    #expect((scaled.deviance / 9 / fit.deviance - 1).magnitude < 1e-8)
    let order = [5, 3, 11, 0, 1, 10, 2, 9, 4, 6, 8, 7]
    let ends = FlowEnds(
      kind: "borough", codes: order.map { flows.origins.codes[$0] }, names: order.map { flows.origins.names[$0] },
      points: order.map { flows.origins.points[$0] })
    let place = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    let moved = FlowMatrix(
      origins: ends, destinations: ends,
      pairs: flows.pairs.map { FlowMatrix.Pair(origin: place[$0.origin] ?? 0, destination: place[$0.destination] ?? 0, count: $0.count) })
    let other = try GravityFit.fit(moved, distances: .between(ends, ends), selfFlows: .leftOut)
    #expect((other.beta / fit.beta - 1).magnitude < 1e-8)
    for row in 0..<12 {
      for column in 0..<12 where row != column {
        #expect((other.expected[row * 12 + column] / fit.expected[order[row] * 12 + order[column]] - 1).magnitude < 1e-8)
      }
    }
  }

  @Test("The number of threads changes no byte", arguments: [SelfFlows.kept, .leftOut])
  func threads(selfFlows: SelfFlows) throws {
    let flows = world(150, 150, square: true, total: 100_000)
    let distances = FlowDistances.between(flows.origins, flows.origins)
    let models = try [1, 2, 5].map {
      try GravityModel.fit(flows, distances: distances, selfFlows: selfFlows, options: options, parallel: Parallel(threads: $0))
    }
    for model in models.dropFirst() {
      #expect(model.beta.bitPattern == models[0].beta.bitPattern && model.deviance.bitPattern == models[0].deviance.bitPattern)
      #expect(model.standardError.bitPattern == models[0].standardError.bitPattern)
      #expect(model.expected.map(\.bitPattern) == models[0].expected.map(\.bitPattern))
      #expect(model.q.map(\.bitPattern) == models[0].q.map(\.bitPattern) && model.classes == models[0].classes)
    }
  }

  @Test("Places without flows leave the model, wherever they are")
  func zeroMargins() throws {
    let flows = world(8, 9)
    let distances = FlowDistances.between(flows.origins, flows.destinations)
    let fit = try GravityFit.fit(flows, distances: distances)
    var points = flows.origins.points
    points.append(nil)
    let origins = FlowEnds(
      kind: "borough", codes: flows.origins.codes + ["empty"], names: flows.origins.names + ["Empty"], points: points)
    let wider = FlowMatrix(origins: origins, destinations: flows.destinations, pairs: flows.pairs)
    let model = try GravityModel.fit(
      wider, distances: .between(origins, flows.destinations), options: options, parallel: Parallel())
    #expect((model.beta / fit.beta - 1).magnitude < 1e-8 && model.degreesOfFreedom == fit.degreesOfFreedom)
    #expect(model.expected[72...].allSatisfy { $0.isNaN } && model.classes[72...].allSatisfy { $0 == .undefined })
    #expect(model.originFactors[8].isNaN && model.reason(origin: 8, destination: 0) == "Nothing flows from this origin.")
  }

  @Test("A link that is planted is found, by Poisson's law or one with a larger variance, and few others are")
  func findsLink() throws {
    let flows = world(20, 20)
    let planted = FlowMatrix(
      origins: flows.origins, destinations: flows.destinations,
      pairs: flows.pairs + [FlowMatrix.Pair(origin: 4, destination: 7, count: 900)])
    let model = try GravityModel.fit(
      planted, distances: .between(flows.origins, flows.destinations), options: options, parallel: Parallel())
    #expect(model.classes[4 * 20 + 7] == .more && model.pMore[4 * 20 + 7] < 1e-6)
    #expect(model.dispersion > 1 && model.law == .negativeBinomial(dispersion: model.dispersion))
    #expect(model.tests == 400 && model.reason == nil && model.warnings.isEmpty)
    for cell in 0..<400 {
      #expect(model.pMore[cell] + model.pFewer[cell] >= 1 - 1e-9)
      #expect(
        (model.residuals[cell] - (Double(planted[cell / 20, cell % 20]) - model.expected[cell]) / model.expected[cell].squareRoot())
          .magnitude < 1e-9)
    }
    let sum = model.residuals.reduce(0) { $0 + $1 * $1 }
    #expect((sum / model.pearson - 1).magnitude < 1e-9)
  }

  @Test("The law with variance φT has that variance, its probability of nothing and its bound")
  func law() {
    let law = GravityModel.Law.negativeBinomial(dispersion: 3)
    var (mean, square, left) = (0.0, 0.0, 1.0)
    for count in 0..<400 {
      let next = law.tails(of: Double(count + 1), mean: 6).more
      let p = left - next
      mean += p * Double(count)
      square += p * Double(count) * Double(count)
      left = next
      #expect(law.boundOfMore(Double(count), mean: 6) >= law.tails(of: Double(count), mean: 6).more - 1e-12)
    }
    #expect((mean - 6).magnitude < 1e-9 && (square - mean * mean - 18).magnitude < 1e-8)
    #expect((law.probabilityOfNone(6) - law.tails(of: 0, mean: 6).fewer).magnitude < 1e-14)
    #expect((GravityModel.Law.poisson.probabilityOfNone(6) - exp(-6)).magnitude < 1e-16)
  }

  @Test("Few flows are not enough to call a link, and say so")
  func sparse() throws {
    let flows = world(6, 6)
    let few = FlowMatrix(
      origins: flows.origins, destinations: flows.destinations,
      pairs: (0..<9).map { FlowMatrix.Pair(origin: $0 % 6, destination: ($0 * $0 + $0 / 6) % 6, count: 1) })
    let distances = FlowDistances.between(flows.origins, flows.destinations)
    let model = try GravityModel.fit(few, distances: distances, options: options, parallel: Parallel())
    #expect(model.reason == "Not enough: there are fewer than 10 flows in all." && model.tests == 0)
    #expect(model.classes.allSatisfy { $0 == .undefined } && model.warnings.count == 1)
    let asked = FlowTestOptions(leastTotal: 0, seed: 1)
    let tested = try GravityModel.fit(few, distances: distances, options: asked, parallel: Parallel())
    #expect(!tested.classes.contains(.more) && !tested.classes.contains(.fewer))
  }
}
