import Testing
import WardlightAnalysis
import WardlightDisclosure
import WardlightGeometry
import WardlightLoading
import WardlightSpatialStatistics
import WardlightTestSupport

/// Burglaries of three months against the indices of 2019: the references are those of scipy 1.x, R 4 and MASS on the same counts, and the calls stand beside
/// the numbers.
@Suite("Burglaries and deprivation in London", .enabled(if: SharedData.isPresent, SharedData.missing))
struct RealDeprivationTests {
  private let scratch: ScratchFolder
  private let burglaries: Burglaries

  init() throws {
    scratch = try ScratchFolder()
    burglaries = try Burglaries()
  }

  private func wards(_ index: IndexSource, policy: Policy = .open, part: String? = nil) throws -> DeprivationRequest {
    DeprivationRequest(
      layer: FigureLayer(
        layer: LayerSource(path: SharedData.path("geodata/wards/london_wards_2018.geojson")), code: "ward_code", name: "ward_name",
        counts: try scratch.file("wards.csv", burglaries.wardTable), kind: "wards"),
      value: "burglaries", population: "population", group: "borough", part: part, index: index,
      neighbours: try Neighbourhood(WeightsRecipe("queen")), inference: InferenceOptions(permutations: 199, seed: 1), policy: policy)
  }

  private var byWard: IndexSource { IndexSource(files: [deprivation("gla_iod2019_london_wards_2018.csv")]) }

  private var byLSOA: IndexSource {
    IndexSource(files: ["iod2019_lsoa_2011", "iod2019_lsoa_2011_domains"].map { "/vsigzip/" + deprivation($0 + ".csv.gz") })
  }

  private func deprivation(_ name: String) -> String { SharedData.path("geodata/deprivation/" + name) }

  private func isNear(_ value: Double?, _ wanted: Double, _ tolerance: Double = 1e-6) -> Bool {
    value.map { ($0 - wanted).magnitude <= tolerance } ?? false
  }

  /// scipy.stats.spearmanr and kendalltau of counts and `imd_average_score`, by `ward_code`.
  @Test("Wards and boroughs have the rank correlations that scipy finds")
  func association() throws {
    let table = try #require(try wards(byWard).run().findings.association)
    #expect(isNear(table.number("rho", is: "All wards"), 0.16913687150298626))
    #expect(isNear(table.number("tau", is: "All wards"), 0.11459708390135225))
    #expect(isNear(table.number("rho", is: "Newham"), 0.4393379727538155) && isNear(table.number("tau", is: "Newham"), 0.2826917959432124))
    #expect(isNear(table.number("rho", is: "Barnet"), 0.3234460095908868) && isNear(table.number("tau", is: "Barnet"), 0.23850001129919907))
    #expect(table.content.rows.count == 34 && table.number("records", is: "All wards") == 21_302)
    #expect(table.cell("reason", where: "name", is: "City of London") == .text("fewer than 5 pairs"))
  }

  /// scipy.stats.spearmanr with `income_score`, `employment_score`, `idaci_score` and `idaopi_score`.
  @Test("Each measure of the GLA’s file has its own correlation")
  func measures() throws {
    let table = try #require(try wards(byWard).run().findings.measures)
    let references = [
      ("income_score", 0.1274966944642852), ("employment_score", 0.10922533158102557), ("idaci_score", 0.16312222685378908),
      ("idaopi_score", 0.19895805587749155),
    ]
    for (key, rho) in references { #expect(isNear(table.number("rho", where: "column", is: key), rho), "\(key)") }
  }

  @Test("Map and words agree in London and in a part of it, with and without protected counts", arguments: [Policy.open, .threshold(40)])
  func thirds(policy: Policy) throws {
    for part in [nil, "Newham"] {
      let findings = try wards(byWard, policy: policy, part: part).run().findings
      #expect(ClassesByEnds(findings: findings).disagreements == [] && findings.thirds?.value.count == (policy == .open ? 3 : 2))
    }
  }

  /// R: glm(n ~ imd_average_score + offset(log(population)), poisson); MASS::glm.nb of the same with glm.control(epsilon = 1e-14).
  @Test("The regressions are those of R")
  func model() throws {
    let table = try #require(try wards(byWard).run().findings.model)
    func number(_ key: String, _ family: String) -> Double? { table.number(key, where: "family", is: family) }
    #expect(isNear(number("rate_ratio_10", "Poisson"), 1.00748440588) && isNear(number("dispersion", "Poisson"), 8.64702155399))
    #expect(isNear(number("aic", "Poisson"), 7374.56602051, 1e-5))
    let family = "negative binomial"
    #expect(isNear(number("rate_ratio_10", family), 1.00674275612) && isNear(number("theta", family), 6.60941614651))
    #expect(isNear(number("rate_ratio_10_low", family), 0.968952301214) && isNear(number("rate_ratio_10_high", family), 1.046007090056))
    #expect(number("overdispersion_p", family).map { $0 > 0 && $0 < 1e-300 } == true, "a p that no number can hold is not 0")
    #expect(isNear(number("aic", family), 5084.18906592, 1e-5) && table.cell("used", where: "family", is: family) == .text("yes"))
  }

  /// scipy.stats.spearmanr and kendalltau of counts and `imd_score`, by LSOA.
  @Test("LSOAs are joined with their own index, all seven domains beside it")
  func lsoas() throws {
    let request = DeprivationRequest(
      layer: FigureLayer(
        layer: LayerSource(path: SharedData.path("geodata/lsoa/london_lsoa_2011.shp")), code: "LSOA11CD",
        counts: try scratch.file("lsoas.csv", burglaries.lsoaTable), kind: "LSOAs"),
      value: "burglaries", index: byLSOA, neighbours: try Neighbourhood(WeightsRecipe("queen")),
      inference: InferenceOptions(permutations: 19, seed: 1), policy: .open)
    let findings = try request.run().findings
    let table = try #require(findings.association)
    #expect(isNear(table.number("rho", is: "All LSOAs"), 0.04553217616501714))
    #expect(isNear(table.number("tau", is: "All LSOAs"), 0.03204085115130005))
    #expect(findings.measures?.content.rows.count == 8)
  }

  @Test("An index of LSOAs, summarised for wards, tells what the GLA’s file by ward tells, and both stand beside each other")
  func summarised() throws {
    var index = byLSOA
    index.lookups = [LookupSource(path: SharedData.path("geodata/lookups/lsoa_2011_to_ward_2018_bestfit.csv"))]
    var request = try wards(index, policy: .standard, part: "Newham")
    request.comparison = byWard
    let outcome = try request.run()
    let table = try #require(outcome.findings.association)
    #expect(table.content.rows.count == 2)
    #expect(isNear(table.number("rho", is: "Newham"), 0.44, 0.01) && isNear(table.number("rho", is: "All wards"), 0.17, 0.01))
    #expect(outcome.findings.areas.count == 20 && outcome.summary?.content.rows.count == 633)
    #expect(isNear(outcome.summary?.number("average_score", where: "id", is: "E05000026"), 31.251, 0.01))
    #expect(outcome.comparison?.content.rows.count == 633)
    #expect(outcome.findings.measures?.content.rows.count == 16)
  }

  @Test("An index of LSOAs does not pass for one of wards, nor one without residents for a summary")
  func refused() throws {
    var error = #expect(throws: AnalysisError.self) { try wards(byLSOA).run() }
    #expect(error?.description.contains("LSOA") == true, "\(error?.description ?? "")")
    let request = DeprivationRequest(
      layer: FigureLayer(
        layer: LayerSource(path: SharedData.path("geodata/wards/london_wards_2022.geojson")), code: "WD25CD", kind: "wards"),
      index: IndexSource(
        files: ["/vsigzip/" + deprivation("iod2025_lsoa_2021.csv.gz")],
        lookups: [LookupSource(path: SharedData.path("geodata/lookups/lsoa_2021_to_ward_2024.csv"), from: "lsoa21_code", to: "ward24_code")]
      ),
      neighbours: try Neighbourhood(WeightsRecipe("queen")), inference: InferenceOptions(permutations: 9, seed: 1), policy: .open)
    error = #expect(throws: AnalysisError.self) { try request.run() }
    #expect(error?.description.contains("the file has no populations") == true, "\(error?.description ?? "")")
  }
}
