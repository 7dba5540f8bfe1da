import Testing
import WardlightAnalysis
import WardlightFlows
import WardlightSpatialStatistics
import WardlightTestSupport

@Suite("Flows in wardlight.yaml")
struct FlowsConfigurationTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func read(_ lines: String) throws -> Configuration {
    let text = """
      title: Test
      period: {from: 2019-01-01, to: 2020-12-31}
      wards: {file: wards.gpkg, code: c, name: n, borough_code: bc, borough: b}
      referrals: {file: records.csv}
      links: {file: links.csv, columns: {origin: from_where, category: role, ward: ward_code}}
      statistics: {permutations: 999, seed: 5}
      \(lines)
      """
    return try Configuration.read(try scratch.file("wardlight.yaml", text))
  }

  private func complaint(_ lines: String) -> String {
    do {
      _ = try read(lines)
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test("Without a node flows are tested as hot spots are")
  func usual() throws {
    let configuration = try read("")
    #expect(configuration.flows == FlowMethods(inference: configuration.inference) && configuration.flows.inference.permutations == 999)
    #expect(configuration.links?.files.count == 1)
  }

  @Test("Decay, permutations, clusters, merging and scale are understood")
  func whole() throws {
    let configuration = try read("flows: {decay: power, permutations: 199, clusters: false, merge_below: 5, scale: 2.5}")
    #expect(
      configuration.flows.decay == .power && configuration.flows.inference.permutations == 199 && configuration.flows.inference.seed == 5)
    #expect(configuration.flows.clusters == .off && configuration.flows.mergeBelow == 5 && configuration.flowScale == 2.5)
  }

  @Test("What is misspelt or no number is refused with line and column")
  func refused() {
    #expect(complaint("flows: {dekay: power}").contains("“flows.dekay” is not a known key; did you mean “decay”?"))
    #expect(complaint("flows: {decay: linear}").contains("“flows.decay” is “linear” and should be exponential or power"))
    #expect(complaint("flows: {merge_below: 1}").contains("should be a whole number from 2 to 1000000"))
    #expect(complaint("flows: {scale: 0}").contains("should be a positive number"))
    #expect(complaint("forces: {file: f.gpkg, code: c, name: n, persons_per_millimetre: 3}\nflows: {scale: 2}").contains("one is enough"))
  }
}
