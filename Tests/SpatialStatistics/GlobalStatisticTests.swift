import Testing
import WardlightEssentials
import WardlightSpatialStatistics
import WardlightTestSupport

/// Values, expectations and variances of the whole map against spdep and esda.
@Suite struct GlobalStatisticTests {
  static let normal = InferenceOptions(permutations: 0, seed: 1)
  static let one = Parallel(threads: 1)
  static let columbus = Weights(neighbours: Columbus.neighbours)
  /// 24 of 49 neighbourhoods with at least 35 burglaries and thefts per 1,000 households.
  static let burgled: [Double] = Columbus.crime.map { $0 >= 35 ? 1 : 0 }

  /// spdep 1.2-7, `moran.test(CRIME, nb2listw(read.gal("columbus.gal"), style), randomisation)`; esda 2.9.0 `Moran` has the same I, VI_rand and VI_norm.
  @Test func moranOfColumbus() throws {
    let row = GlobalMoran.statistic(Columbus.crime, weights: Self.columbus, options: Self.normal, parallel: Self.one)
    expect(row, 0.5001885571828611, -1.0 / 48, 0.00868928920133206, 5.58938267504450)
    #expect(close(row.underNormality?.variance, 0.00856341311940500) && close(row.underNormality?.z, 5.63031278773818))
    let binary = GlobalMoran.statistic(
      Columbus.crime, weights: Self.columbus, standardization: .binary, options: Self.normal, parallel: Self.one)
    expect(binary, 0.515461436886279, -1.0 / 48, 0.00745439434278785, 6.21151273730375)
    #expect(close(binary.underNormality?.variance, 0.00734977476938300))
    #expect(close(row.pNormal, 2.27878270078e-8) && row.pPermutation.isNaN && row.reason == nil)
  }

  /// spdep 1.2-7, `geary.test`; its z has the opposite sign, esda's (`Geary`) has ours.
  @Test func gearyOfColumbus() throws {
    let row = GlobalGeary.statistic(Columbus.crime, weights: Self.columbus, options: Self.normal, parallel: Self.one)
    expect(row, 0.540528202702068, 1, 0.00938426377696502, -4.74306150050446)
    #expect(close(row.underNormality?.variance, 0.00982153543355425) && close(row.underNormality?.z, -4.63627475622083))
    let binary = GlobalGeary.statistic(
      Columbus.crime, weights: Self.columbus, standardization: .binary, options: Self.normal, parallel: Self.one)
    expect(binary, 0.591611324063041, 1, 0.0115834345601252, -3.79450401278773)
    #expect(close(binary.underNormality?.variance, 0.0138465958058029))
  }

  /// spdep 1.2-7, `globalG.test(…, B1correct = TRUE)`; esda 2.9.0 `G` has the same binary numbers.
  @Test func generalGOfColumbus() {
    let binary = GeneralG.statistic(Columbus.crime, weights: Self.columbus, options: Self.normal, parallel: Self.one)
    expect(binary, 0.127807457381954, 0.100340136054422, 0.0000350705730380717, 4.63815093198543)
    #expect(binary.underNormality == nil)
    let row = GeneralG.statistic(Columbus.crime, weights: Self.columbus, standardization: .row, options: Self.normal, parallel: Self.one)
    expect(row, 0.0232103598174112, 1.0 / 48, 0.000000506890576787552, 3.33869626813444)
  }

  /// spdep 1.2-7, `joincount.multi(factor(CRIME >= 35), …)`; esda 2.9.0 `Join_Counts` counts 54, 29 and 35 too.
  @Test func joinsOfColumbus() throws {
    let binary = try JoinCount.statistics(Self.burgled, weights: Self.columbus, options: Self.normal, parallel: Self.one)
    #expect(binary.black == 24)
    expect(binary.blackBlack, 54, 27.6938775510204, 18.2193589550454, 6.16297336995339)
    expect(binary.whiteWhite, 35, 30.1020408163265, 19.2470779019379, 1.11643324308736)
    expect(binary.blackWhite, 29, 60.2040816326531, 26.6300832100096, -6.04679, within: 1e-5)
    #expect(close(binary.blackWhite.variance, 26.6300832100096))
    let row = try JoinCount.statistics(
      Self.burgled, weights: Self.columbus, standardization: .row, options: Self.normal, parallel: Self.one)
    expect(row.blackBlack, 9.25099206349206, 5.75, 0.452282790649187, 5.20578340545385)
    expect(row.whiteWhite, 9.48333333333333, 6.25, 0.462743465094817, 4.75313700229965)
    #expect(close(row.blackWhite.value, 5.765674603174602) && close(row.blackWhite.variance, 1.338400812543142))
  }

  /// The four nearest neighbours of each in order of distance, j-th weighing j + (area mod 5) / 2 (areas from 1): neither symmetric nor equal.
  /// spdep 1.2-7, `nb2listw(knn2nb(knearneigh(cbind(X, Y), 4)), glist, style)`, neighbours in ascending order.
  @Test func unequalAsymmetricWeights() throws {
    let weights = Self.nearestFour
    let crime = Columbus.crime
    expect(
      GlobalMoran.statistic(crime, weights: weights, standardization: .binary, options: Self.normal, parallel: Self.one),
      0.599810429249898, -1.0 / 48, 0.00869543159709561, 6.65574728384173)
    let moran = GlobalMoran.statistic(crime, weights: weights, options: Self.normal, parallel: Self.one)
    expect(moran, 0.606104247108791, -1.0 / 48, 0.00847280776630869, 6.81099602660924)
    #expect(close(moran.underNormality?.variance, 0.00835033395105649))
    expect(
      GlobalGeary.statistic(crime, weights: weights, standardization: .binary, options: Self.normal, parallel: Self.one),
      0.388806027222996, 1, 0.0103060860762537, -6.02049472427704)
    let geary = GlobalGeary.statistic(crime, weights: weights, options: Self.normal, parallel: Self.one)
    expect(geary, 0.409927150412181, 1, 0.00942978963618858, -6.07651578132153)
    #expect(close(geary.underNormality?.variance, 0.0100054436446706))
    expect(
      GeneralG.statistic(crime, weights: weights, options: Self.normal, parallel: Self.one), 0.354125170611413, 0.293367346938776,
      0.000155907298962032, 4.86596505106949)
    let joins = try JoinCount.statistics(Self.burgled, weights: weights, options: Self.normal, parallel: Self.one)
    expect(joins.blackBlack, 143, 80.9693877551020, 110.161975395889, 5.91003714150939)
    expect(joins.whiteWhite, 127.5, 88.0102040816327, 114.052544595780, 3.69770618535421)
    #expect(close(joins.blackWhite.value, 74.5) && close(joins.blackWhite.variance, 265.572287588508))
  }

  /// Columbus without its second and third area; the first is then an island. spdep 1.2-7, `zero.policy = TRUE, adjust.n = FALSE` agrees. Its default,
  /// `adjust.n = TRUE`, takes the island out of n but not out of Σz², so that I = 0.480919214479871 is 46/47 of ours and E = −1/45, which
  /// is not the mean of I over arrangements of the 47 values; ours is. G also needs `adjust.x = FALSE`: spdep else leaves the island out of
  /// the denominator, which then changes with the value that an arrangement puts there.
  @Test func islandsCountAsAreas() throws {
    let map = Self.withIsland
    let moran = GlobalMoran.statistic(map.x, weights: map.weights, options: Self.normal, parallel: Self.one)
    expect(moran, 0.491373980012042, -1.0 / 46, 0.00903962332751857, 5.39682013624257)
    #expect(moran.areas == 47 && moran.islands == 1)
    #expect(close(moran.value * 46 / 47, 0.480919214479871))
    expect(
      GlobalGeary.statistic(map.x, weights: map.weights, options: Self.normal, parallel: Self.one), 0.549234072917544, 1,
      0.0104990749174756, -4.39921880789535)
    expect(
      GeneralG.statistic(map.x, weights: map.weights, standardization: .row, options: Self.normal, parallel: Self.one),
      0.0241186660241344, 0.0212765957446809, 0.000000790446962899768, 3.1966747122341)
    let joins = try JoinCount.statistics(
      map.x.map { !$0.isFinite ? .nan : $0 >= 35 ? 1 : 0 }, weights: map.weights, standardization: .row, options: Self.normal,
      parallel: Self.one)
    expect(joins.blackBlack, 9.28670634920635, 5.87234042553191, 0.508083620230281, 4.79007668646202)
    expect(joins.whiteWhite, 7.85833333333333, 5.38297872340426, 0.490971401594020, 3.53272087991191)
  }

  /// spdep 1.2-7, `EBImoran.mc(SID74, BIR74, listw)$statistic` and `SID79, BIR79`; esda 2.9.0, `Moran_Rate`, gives the same I, and VI_rand.
  @Test(.enabled(if: SharedData.isPresent, SharedData.missing)) func empiricalBayesMoranOfSuddenInfantDeaths() throws {
    let weights = try PublishedMaps.gal(PublishedMaps.sids, numbers: "FIPSNO")
    let wanted = [("74", 0.271402966962865, 0.004262641751172873), ("79", 0.166223435525674, 0.00440950338405567)]
    for (year, value, variance) in wanted {
      let moran = try EmpiricalBayesMoran.statistic(
        cases: PublishedMaps.column("SID" + year, of: PublishedMaps.sids),
        population: PublishedMaps.column("BIR" + year, of: PublishedMaps.sids), weights: weights, options: Self.normal,
        parallel: Self.one)
      #expect(close(moran.value, value) && close(moran.variance, variance) && close(moran.expected, -1.0 / 99))
    }
  }

  /// spdep 1.2-7, rates SID74 / BIR74 of 1,000; and `joincount.test(factor(SID74 >= 5), style = "B")`.
  @Test(.enabled(if: SharedData.isPresent, SharedData.missing)) func suddenInfantDeaths() throws {
    let weights = try PublishedMaps.gal(PublishedMaps.sids, numbers: "FIPSNO")
    let cases = try PublishedMaps.column("SID74", of: PublishedMaps.sids)
    let rates = zip(cases, try PublishedMaps.column("BIR74", of: PublishedMaps.sids)).map { 1000 * $0 / $1 }
    expect(
      GlobalMoran.statistic(rates, weights: weights, options: Self.normal, parallel: Self.one), 0.247725171690214, -1.0 / 99,
      0.00427596509250088, 3.94284715149985)
    expect(
      GlobalGeary.statistic(rates, weights: weights, options: Self.normal, parallel: Self.one), 0.725278462108567, 1, 0.00577737456782617,
      -3.61432703578466)
    expect(
      GeneralG.statistic(rates, weights: weights, options: Self.normal, parallel: Self.one), 0.0545094448976545, 0.0466666666666667,
      0.00000843062363502017, 2.70109639854385)
    let joins = try JoinCount.statistics(cases.map { $0 >= 5 ? 1 : 0 }, weights: weights, options: Self.normal, parallel: Self.one)
    expect(joins.blackBlack, 77, 54.88, 27.7867246485471, 4.19629917754624)
    expect(joins.whiteWhite, 61, 59.5, 28.9693064667290, 0.278690529017405)
  }

  /// esda 2.9.0, PRICE and PATIO with `baltim_k4.gwt`, which is not symmetric: `Moran`, `Geary` by row, `G`, `Join_Counts` binary.
  @Test(.enabled(if: SharedData.isPresent, SharedData.missing)) func baltimore() throws {
    let weights = try PublishedMaps.gwt("geodata/statistics/baltimore/baltim_k4.gwt")
    let price = try PublishedMaps.column("PRICE", of: PublishedMaps.baltimore)
    expect(
      GlobalMoran.statistic(price, weights: weights, options: Self.normal, parallel: Self.one), 0.5130549257679353, -1.0 / 210,
      0.002016406713526439, 11.53153429074723)
    expect(
      GlobalGeary.statistic(price, weights: weights, options: Self.normal, parallel: Self.one), 0.4396577775791033, 1,
      0.0033036702790669383, -9.748886184018703)
    expect(
      GeneralG.statistic(price, weights: weights, options: Self.normal, parallel: Self.one), 0.02168208716461499, 0.01904761904761905,
      1.321116878668727e-07, 7.248069122477171)
    let patio = try JoinCount.statistics(
      try PublishedMaps.column("PATIO", of: PublishedMaps.baltimore), weights: weights, options: Self.normal, parallel: Self.one)
    #expect(patio.blackBlack.value == 19 && patio.blackWhite.value == 86.5 && patio.whiteWhite.value == 316.5)
  }

  /// The chances are those of the statistic itself: `greater` of c finds what differs, `less` what is alike.
  @Test func alternativesSpeakOfTheStatistic() {
    func p(_ alternative: Alternative) -> (Double, Double) {
      let options = InferenceOptions(permutations: 999, alternative: alternative, seed: 4)
      let moran = GlobalMoran.statistic(Columbus.crime, weights: Self.columbus, options: options, parallel: Self.one)
      let geary = GlobalGeary.statistic(Columbus.crime, weights: Self.columbus, options: options, parallel: Self.one)
      #expect((moran.pPermutation < 0.5) == (moran.pNormal < 0.5) && (geary.pPermutation < 0.5) == (geary.pNormal < 0.5))
      return (moran.pPermutation, geary.pPermutation)
    }
    #expect(p(.greater) == (0.001, 1) && p(.less) == (1, 0.001) && p(.twoSided) == (0.002, 0.002))
  }

  static let nearestFour = unequal(
    [
      1, 2, 3, 7, 0, 2, 3, 7, 0, 3, 4, 7, 1, 2, 6, 7, 2, 7, 10, 14, 2, 4, 8, 9, 3, 7, 12, 13, 3, 10, 11, 12, 5, 14, 21, 25, 8, 16, 19, 22,
      11, 12, 13, 15, 10, 12, 13, 18, 10, 11, 13, 18, 11, 12, 17, 18, 10, 15, 24, 25, 11, 17, 18, 24, 9, 19, 22, 31, 13, 15, 18, 23, 12,
      13, 15, 17, 16, 22, 26, 32, 17, 23, 29, 33, 8, 25, 26, 32, 9, 16, 19, 31, 15, 17, 18, 29, 14, 15, 25, 28, 14, 21, 24, 27, 21, 27,
      32, 34, 25, 26, 28, 37, 24, 27, 29, 37, 23, 24, 28, 36, 33, 35, 41, 45, 19, 22, 39, 40, 19, 26, 27, 34, 20, 30, 35, 41, 26, 32, 37,
      43, 30, 33, 41, 45, 28, 29, 37, 42, 27, 28, 42, 43, 30, 35, 41, 45, 19, 31, 40, 46, 22, 31, 39, 46, 30, 33, 35, 45, 37, 43, 44, 47,
      34, 42, 47, 48, 36, 37, 42, 47, 30, 35, 38, 41, 22, 31, 39, 40, 42, 43, 44, 48, 42, 43, 44, 47,
    ])

  private static func unequal(_ nearest: [Int]) -> Weights {
    let rows = Weights(neighbours: (0..<49).map { Array(nearest[4 * $0..<4 * $0 + 4]) }).rows
    let values: [Double] = (0..<196).map { place in
      let (area, order) = (place / 4, place % 4)
      return Double(order + 1) + Double((area + 1) % 5) / 2
    }
    return Weights(rows: rows, values: values)
  }

  static var withIsland: (x: [Double], weights: Weights) {
    var x = Columbus.crime
    (x[1], x[2]) = (.nan, .infinity)
    return (x, columbus)
  }

  private func expect(
    _ found: GlobalStatistic, _ value: Double, _ expected: Double, _ variance: Double, _ z: Double, within tolerance: Double = 1e-9,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(close(found.value, value), "\(found.value) is not \(value)", sourceLocation: sourceLocation)
    #expect(close(found.expected, expected), "\(found.expected) is not \(expected)", sourceLocation: sourceLocation)
    #expect(close(found.variance, variance), "\(found.variance) is not \(variance)", sourceLocation: sourceLocation)
    #expect(close(found.z, z, within: tolerance), "\(found.z) is not \(z)", sourceLocation: sourceLocation)
  }
}

/// Whether two numbers agree to a share of the wanted one.
func close(_ found: Double?, _ wanted: Double, within tolerance: Double = 1e-9) -> Bool {
  guard let found else { return false }
  return abs(found - wanted) <= tolerance * max(1e-300, wanted.magnitude)
}
