import Foundation
import Testing
import WardlightAnalysis
import WardlightDisclosure
import WardlightEssentials
import WardlightRecords
import WardlightSpatialStatistics
import WardlightTestSupport

@Suite("wardlight.yaml")
struct ConfigurationTests {
  private let least = """
    title: Test
    period: {from: 2019-01-01, to: 2020-12-31}
    wards: {file: wards.gpkg, code: c, name: n, borough_code: bc, borough: b}
    referrals: {file: records.csv}
    """

  private func read(_ text: String, policy: Policy? = nil) throws -> Configuration {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("wardlight-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("wardlight.yaml")
    try text.write(to: file, atomically: true, encoding: .utf8)
    return try Configuration.read(file.path, policy: policy)
  }

  private func complaint(_ text: String) -> String {
    do {
      _ = try read(text)
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test("The example of the README is understood")
  func readme() throws {
    let readme = try String(contentsOf: Checkout.root.appendingPathComponent("README.md"), encoding: .utf8)
    let example = try #require(readme.components(separatedBy: "```yaml\n").dropFirst().first?.components(separatedBy: "```").first)
    let configuration = try read(example)
    #expect(configuration.referrals.files.count == 2)
    #expect(configuration.forceClasses == [4, 44, 100, 240])
    #expect(configuration.flowScale == 10)
    #expect(configuration.links != nil && configuration.rescues != nil && configuration.deprivation != nil)
  }

  @Test("What is left out has its usual value")
  func usual() throws {
    let configuration = try read(least)
    #expect(configuration.policy == .standard)
    #expect(configuration.marking == .official)
    #expect(configuration.nearest == 50)
    #expect(configuration.yearStart == 1)
    #expect(configuration.inference.permutations == 9_999)
    #expect(configuration.referrals.isPersonal && !configuration.referrals.isSynthetic)
    #expect(configuration.referrals.place == .residence)
    #expect(configuration.links == nil && configuration.rescues == nil && configuration.deprivation == nil)
  }

  @Test("Without “compare” the last twelve months meet the twelve before")
  func comparison() throws {
    let comparison = try read(least).comparison
    #expect(comparison.current.description == "2020-01-01 to 2020-12-31")
    #expect(comparison.previous.description == "2019-01-01 to 2019-12-31")
    #expect(complaint(least.replacingOccurrences(of: "2020-12-31", with: "2020-11-30")).contains("compare"))
  }

  @Test("Paths are relative to the file")
  func paths() throws {
    let path = try read(least).referrals.files[0].path
    #expect(path.hasSuffix("/records.csv") && path.hasPrefix("/"))
    let absolute = try read(least.replacingOccurrences(of: "records.csv", with: "/data/records.csv"))
    #expect(absolute.referrals.files[0].path == "/data/records.csv")
  }

  @Test("Towns and other names are files too, the names one or several")
  func names() throws {
    #expect(try read(least).towns == nil && read(least).aliases.isEmpty)
    let one = try read(least + "\ntowns: {file: towns.csv, credit: OS}\naliases: names.csv")
    let towns = try #require(one.towns)
    #expect(towns.file.hasPrefix("/") && towns.file.hasSuffix("/towns.csv") && towns.credit == "OS")
    #expect(one.aliases.count == 1 && one.aliases[0].hasPrefix("/") && one.aliases[0].hasSuffix("/names.csv"))
    let several = try read(least + "\naliases: [b.csv, /data/a.csv]")
    #expect(several.aliases.count == 2 && several.aliases[0].hasSuffix("/b.csv") && several.aliases[1] == "/data/a.csv")
    #expect(complaint(least + "\ntowns: {credit: OS}").contains("“towns.file” is missing"))
    #expect(complaint(least + "\ntowns: {file: t.csv, force: f}").contains("“towns.force” is not a known key"))
    #expect(complaint(least + "\nalias: a.csv").contains("did you mean “aliases”?"))
  }

  @Test("The policy of the command line goes before the file's; internal counts there alone")
  func policy() throws {
    #expect(try read(least + "\npolicy: threshold:10", policy: .standard).policy == .standard)
    #expect(try read(least + "\npolicy: threshold:10").policy == .threshold(10))
    #expect(try read(least, policy: .internal).policy == .internal)
    #expect(complaint(least + "\npolicy: internal").contains("command line"))
  }

  @Test(
    "A policy is a text or a mapping of settings",
    arguments: [
      ("nhs", "nhs"), ("dfe", "threshold:6"), ("\"threshold:10,rounding:5\"", "threshold:10,rounding:5"), ("public", "public"),
      ("{threshold: 10, zeros: hidden, rounding: 10}", "threshold:10,zeros:hidden,rounding:10"), ("{preset: nhs}", "nhs"),
      (
        "{preset: nhs, threshold: 8, minimum_population: 500, top_rank: 20, possible: 4}",
        "nhs,minimum_population:500,top_rank:20,possible:4"
      ),
      ("{rounding: none}", "threshold:5"),
    ])
  func policies(_ text: String, _ canonical: String) throws {
    #expect(try read(least + "\npolicy: \(text)").policy.description == canonical)
  }

  @Test(
    "Settings of a policy that cannot hold are named with file, line and key",
    arguments: [
      ("{preset: nhs, threshold: 5}", "The policy's “threshold” cannot hold: it is “5”, and the preset “nhs” says otherwise"),
      ("{possible: 5}", "“possible” cannot hold: 5 possible values are asked for, and 1–4 has only 4"),
      ("{rounding: 10}", "“rounding” cannot hold: a threshold of 5 is below rounding to 10"),
      ("{preset: public, threshold: 5}", "policy public protects no counts"),
      ("{zeros: gone}", "“policy.zeros” is “gone” and should be shown or hidden"),
      ("{treshold: 5}", "“policy.treshold” is not a known key; did you mean “threshold”?"),
      ("nhs;5", "“nhs;5” is no policy"), ("[nhs]", "“policy” must be one value"), ("{preset: internal}", "command line"),
    ])
  func policyFaults(_ text: String, _ part: String) {
    let complaint = complaint(least + "\npolicy: \(text)")
    #expect(complaint.contains(part), "\(complaint)")
    if part != "command line" { #expect(complaint.contains("wardlight.yaml") && complaint.contains("line 5")) }
  }

  @Test(
    "Faults name line and column",
    arguments: [
      ("perod: {}", "line 5, column 1: “perod” is not a known key; did you mean “period”?"),
      ("nearest: far", "line 5, column 10: “nearest” is “far” and should be a number of metres from 0 to 1000."),
      ("years_start: 13", "“years_start” is “13” and should be a month from 1 to 12."),
      ("statistics: {seed: -1}", "“statistics.seed” is “-1” and should be a whole number from 0."),
      ("statistics: {permutation: 99}", "did you mean “permutations”?"),
      ("postcodes: {credit: x}", "the records need a “file” or a list of “files”"),
      ("title: Again", "stands twice"),
      ("wards2: [", "this is not YAML"),
      ("forces: {file: f, code: c, name: n, classes: [5, 4]}", "“forces.classes” must rise"),
      (
        "forces: {file: f, code: c, name: n, persons_per_millimetre: 0}",
        "“forces.persons_per_millimetre” is “0” and should be a positive number."
      ),
      ("links: {file: l.csv, columns: {dat: Day}}", "did you mean “date”?"),
      ("maps: {river: {file: r}}", "“maps.river” is not a known key"),
      ("maps: {water: {layer: r}}", "“maps.water.file” is missing"),
    ])
  func faults(_ line: String, _ expected: String) {
    #expect(complaint(least + "\n" + line).contains(expected))
  }

  @Test("A period that ends before it starts, and periods that overlap")
  func periods() {
    #expect(complaint(least.replacingOccurrences(of: "2020-12-31", with: "2018-12-31")).contains("ends before it starts"))
    let overlap = "\ncompare: {current: {from: 2020-01-01, to: 2020-12-31}, previous: {from: 2019-06-01, to: 2020-01-01}}"
    #expect(complaint(least + overlap).contains("must end before the current one starts"))
  }

  @Test("A key that must be there", arguments: ["title", "period", "wards", "referrals"])
  func missing(_ key: String) {
    let text = least.split(separator: "\n").filter { !$0.hasPrefix(key) }.joined(separator: "\n")
    #expect(complaint(text).contains("“\(key)” is missing"))
  }

  @Test("An empty file, and one that is not there")
  func nothing() {
    #expect(complaint("").contains("it is empty"))
    #expect(throws: AnalysisError.self) { try Configuration.read("/nowhere/wardlight.yaml") }
  }

  @Test("Random bytes give an error and never a trap")
  func fuzz() {
    for seed in 0..<200 {
      var random = KeyedRandom(seed: UInt64(seed), purpose: "configuration fuzz")
      var bytes = Array(least.utf8)
      for _ in 0..<8 { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
      let text = String(decoding: bytes, as: UTF8.self)
      let said = complaint(text)
      #expect(said.isEmpty || said.hasSuffix(".") || said.hasSuffix("?"), "seed \(seed)")
    }
  }
}
