import Testing
import WardlightGeometry
import WardlightSpatialStatistics

@Suite struct KernelWeightsTests {
  /// libpysal 4.14.1, `Kernel.from_array(P, bandwidth=10.0, function=…, fixed=True, diagonal=False)`, the rows of areas 2 and 4 with the area itself.
  @Test(arguments: WeightKernel.allCases) func fixedBandwidthsAgreeWithLibpysal(kernel: WeightKernel) throws {
    let weights = try Weights.kernel(kernel, .fixed(10), of: Places.few)
    #expect(weights.selfWeight == .fixed(kernel.value(0)))
    // Area 3 lies at exactly 10 from area 2: libpysal lists it with the weight 0, where it has none.
    expectRow(weights, 2, Self.rowOfArea2(kernel), within: 1e-11)
    expectRow(weights, 4, Self.rowOfArea4(kernel), within: 1e-11)
  }

  private static func rowOfArea2(_ kernel: WeightKernel) -> [(Int, Double)] {
    switch kernel {
    case .uniform: [(1, 0.5), (2, 0.5), (3, 0.5), (4, 0.5), (8, 0.5), (13, 0.5)]
    case .triangular: [(1, 0.271989011072), (2, 1.0), (4, 0.32917960675), (8, 0.32917960675), (13, 0.95)]
    case .epanechnikov: [(1, 0.3525), (2, 0.75), (4, 0.4125), (8, 0.4125), (13, 0.748125)]
    case .quartic: [(1, 0.20709375), (2, 0.9375), (4, 0.28359375), (8, 0.28359375), (13, 0.932818359375)]
    case .gaussian:
      [(1, 0.306070891221), (2, 0.398942280401), (3, 0.241970724519), (4, 0.318561881249), (8, 0.318561881249), (13, 0.398443914095)]
    }
  }

  private static func rowOfArea4(_ kernel: WeightKernel) -> [(Int, Double)] {
    switch kernel {
    case .uniform: [(1, 0.5), (2, 0.5), (4, 0.5), (6, 0.5), (8, 0.5), (13, 0.5)]
    case .triangular: [(1, 0.105572809), (2, 0.32917960675), (4, 1.0), (6, 0.139767473296), (8, 0.0513167019495), (13, 0.305377800528)]
    case .epanechnikov: [(1, 0.15), (2, 0.4125), (4, 0.75), (6, 0.195), (8, 0.075), (13, 0.388125)]
    case .quartic: [(1, 0.0375), (2, 0.28359375), (4, 0.9375), (6, 0.063375), (8, 0.009375), (13, 0.251068359375)]
    case .gaussian:
      [(1, 0.267419007764), (2, 0.318561881249), (4, 0.398942280401), (6, 0.275563129016), (8, 0.254376828856), (13, 0.313427083899)]
    }
  }

  /// libpysal 4.14.1, `Kernel.from_array(P, k=4, function="quartic", fixed=False, diagonal=False)`; there the fourth neighbour has a weight of 4e-14.
  @Test func adaptiveBandwidthsAgreeWithLibpysal() throws {
    let weights = try Weights.kernel(.quartic, .adaptive(4), of: Places.few)
    expectRow(weights, 0, [(0, 0.9375), (1, 0.299881676389), (2, 0.0161247403924), (13, 0.00727897690318)], within: 1e-6)
    expectRow(weights, 9, [(4, 0.368220409318), (6, 0.527343820312), (9, 0.9375), (14, 0.0602101244312)], within: 1e-6)
    #expect(try Weights.kernel(.uniform, .adaptive(4), of: Places.few).neighbours(of: 0).elementsEqual([1, 2, 3, 13]))
    #expect(!weights.isSymmetric)
  }

  @Test func kernelsHoldAHalfOnEachSide() {
    for kernel in WeightKernel.allCases where kernel != .gaussian {
      let sum = (0..<10_000).reduce(0.0) { $0 + kernel.value((Double($1) + 0.5) / 10_000) } / 10_000
      #expect(abs(sum - 0.5) < 1e-8, "\(kernel)")
      #expect(kernel.value(1.000001) == 0)
    }
    #expect(WeightKernel.gaussian.value(1) > 0.24)
    #expect(WeightKernel.gaussian.value(1.1) == 0)
  }

  @Test func oneAdaptiveNeighbourOfAKernelThatVanishesIsAnIsland() throws {
    #expect(try Weights.kernel(.triangular, .adaptive(1), of: Places.few).islands.count == 15)
    #expect(try Weights.kernel(.gaussian, .adaptive(1), of: Places.few).islands.isEmpty)
  }

  private func expectRow(_ weights: Weights, _ area: Int, _ expected: [(Int, Double)], within tolerance: Double) {
    let others = expected.filter { $0.0 != area }
    #expect(weights.neighbours(of: area).elementsEqual(others.map { Int32($0.0) }))
    for (weight, expected) in zip(weights.weights(of: area), others) { #expect(abs(weight - expected.1) < tolerance) }
    if case .fixed(let own) = weights.selfWeight { #expect(expected.contains { $0.0 == area && abs($0.1 - own) < tolerance }) }
  }
}
