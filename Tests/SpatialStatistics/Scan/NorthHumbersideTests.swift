import Testing
import WardlightEssentials
import WardlightGeometry

@testable import WardlightSpatialStatistics

/// Childhood leukaemia and lymphoma in North Humberside, 1974–1986: 62 cases and 141 controls (Cuzick & Edwards 1990), as in R's spatstat.data 3.0-0 `humberside`,
/// put together by place, coordinates in 100 m.
///
/// The clusters are those of a separate program in Python that adds up whole numbers over every circle; no output of SaTScan for them was at hand.
@Suite struct NorthHumbersideTests {
  @Test func bernoulliCirclesAgreeWithASeparateProgram() throws {
    let result = try ScanStatistic.clusters(
      centres: Self.centres, cases: [Self.cases], model: .bernoulli(population: [Self.persons]),
      options: ScanOptions(replicates: 199, mostClusters: 4, seed: 1990), parallel: Parallel(threads: 2))
    #expect(result.cases == 62)
    #expect(result.population == 203)
    let expected: [(statistic: Double, areas: [Int], centre: Int, cases: Int, radius: Double)] = [
      (4.836516364, [13, 17, 18, 25], 17, 4, 4.123106), (4.836516364, [168, 169, 171, 172], 169, 4, 5.830952),
      (3.712696947, [114, 117, 123, 129, 133, 134], 129, 5, 7.615773), (3.712696947, [147, 151, 152, 153, 154, 157], 151, 5, 12.041595),
    ]
    for (cluster, expected) in zip(result.clusters, expected) {
      #expect(abs(cluster.statistic - expected.statistic) < 1e-9)
      #expect(cluster.areas == expected.areas)
      #expect(cluster.centre == expected.centre)
      #expect(cluster.cases == expected.cases)
      #expect(abs(cluster.extent.longer - expected.radius) < 1e-6)
      // With these few persons no cluster is out of the ordinary.
      #expect(cluster.pMonteCarlo > 0.3)
    }
  }

  private static let rows: [[Double]] = table.split(whereSeparator: { $0 == "," || $0 == "\n" }).map { row in
    row.split(separator: " ").compactMap { Double(String($0)) }
  }
  private static let centres = rows.map { Coordinate(easting: $0[0], northing: $0[1]) }
  private static let cases = rows.map { $0[2] }
  private static let persons = rows.map { $0[3] }

  /// Easting, northing, cases, and cases and controls together.
  private static let table = """
    4727 4509 1 1, 4794 4548 0 1, 4820 4457 1 1, 4882 4420 1 1, 4883 4413 1 1, 4946 4273 0 1, 4950 4269 1 1, 4980 4430 0 1
    4983 4254 0 1, 4985 4252 1 1, 5020 4295 0 1, 5020 4581 0 1, 5022 4295 0 1, 5022 4300 1 1, 5023 4379 0 1, 5024 4269 1 1
    5025 4569 0 1, 5026 4300 1 1, 5026 4301 1 1, 5026 4306 0 1, 5027 4394 0 1, 5027 4521 1 1, 5029 4522 0 1, 5030 4287 0 1
    5030 4290 0 1, 5030 4299 1 1, 5031 4404 0 1, 5032 4268 0 2, 5033 4297 0 1, 5034 4378 0 1, 5035 4305 0 1, 5036 4290 0 1
    5040 4271 1 1, 5040 4290 0 2, 5040 4296 0 1, 5044 4267 0 1, 5045 4301 0 2, 5045 4400 0 1, 5046 4323 1 1, 5047 4280 1 1
    5047 4300 0 2, 5048 4333 0 1, 5049 4297 0 1, 5049 4325 0 1, 5050 4294 0 1, 5051 4308 0 1, 5058 4293 0 1, 5061 4279 0 1
    5061 4288 1 1, 5062 4281 0 1, 5062 4332 1 1, 5063 4311 1 1, 5063 4330 1 1, 5064 4287 0 2, 5064 4339 1 2, 5065 4273 0 1
    5066 4287 0 1, 5067 4281 1 1, 5067 4285 1 1, 5067 4312 1 1, 5068 4287 0 1, 5068 4331 0 1, 5071 4282 0 1, 5072 4299 0 1
    5072 4340 0 1, 5073 4283 0 1, 5073 4284 0 1, 5073 4297 0 1, 5073 4336 0 1, 5074 4298 0 1, 5075 4301 0 1, 5076 4331 0 1
    5077 4277 0 1, 5078 4278 1 1, 5079 4329 0 1, 5080 4277 1 1, 5080 4283 1 1, 5080 4287 0 1, 5080 4307 0 1, 5081 4312 0 1
    5082 4331 0 1, 5084 4315 1 1, 5087 4326 0 1, 5088 4308 1 1, 5088 4318 1 1, 5088 4319 1 1, 5089 4306 1 2, 5090 4367 0 2
    5091 4306 0 1, 5093 4331 0 1, 5093 4335 0 1, 5094 4343 0 1, 5095 4340 0 1, 5097 4333 0 1, 5097 4346 0 1, 5098 4337 0 1
    5098 4360 1 1, 5099 4334 1 1, 5102 4338 0 1, 5102 4630 0 1, 5103 4353 0 1, 5105 4319 0 1, 5106 4450 0 1, 5107 4340 0 1
    5108 4336 1 1, 5109 4343 0 1, 5110 4320 1 1, 5110 4336 1 1, 5111 4311 0 1, 5111 4314 0 1, 5111 4335 0 1, 5112 4314 0 1
    5112 4320 0 1, 5113 4299 0 1, 5113 4317 1 1, 5114 4338 0 1, 5115 4302 0 1, 5115 4311 1 1, 5115 4335 0 1, 5115 4474 1 1
    5116 4301 0 1, 5116 4306 1 1, 5116 4308 0 1, 5117 4308 1 1, 5117 4325 0 1, 5117 4327 1 2, 5119 4297 0 1, 5119 4307 0 1
    5120 4306 0 1, 5120 4315 1 1, 5121 4298 0 1, 5121 4300 0 1, 5123 4303 0 1, 5123 4315 0 1, 5124 4317 1 1, 5124 4332 0 1
    5129 4309 0 1, 5129 4326 0 1, 5130 4310 0 1, 5131 4305 1 1, 5131 4315 0 1, 5132 4307 1 1, 5134 4319 1 1, 5135 4303 0 1
    5136 4303 0 1, 5138 4327 1 2, 5139 4308 0 1, 5140 4305 1 1, 5140 4326 1 2, 5141 4332 0 1, 5147 4654 1 1, 5149 4298 1 1
    5150 4303 0 1, 5150 4308 1 1, 5150 4310 1 1, 5150 4380 0 1, 5152 4328 0 1, 5153 4300 1 1, 5160 4565 0 1, 5167 4262 0 1
    5167 4681 0 1, 5169 4677 1 1, 5170 4681 0 1, 5170 4701 0 1, 5171 4682 0 1, 5172 4674 0 1, 5172 4675 0 1, 5173 4330 0 2
    5173 4674 1 1, 5176 4669 1 1, 5177 4659 0 1, 5177 4667 1 1, 5177 4669 1 1, 5181 4471 0 1, 5181 4680 0 1, 5182 4678 0 1
    5184 4672 0 1, 5186 4681 0 1, 5189 4285 1 1, 5190 4347 0 1, 5190 4676 0 1, 5197 4284 0 1, 5199 4476 0 1, 5205 4484 0 1
    5205 4485 0 1, 5245 4253 0 1, 5249 4313 0 1, 5250 4313 0 1, 5268 4243 0 1, 5311 4225 0 1, 5338 4281 1 1
    """
}
