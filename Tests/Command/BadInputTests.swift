import Foundation
import Testing
import WardlightTestSupport

@Suite("Bad input: one sentence, the right exit code, nothing written")
struct BadInputTests {
  /// A square ward of two kilometres' side in London, as GeoJSON.
  private func ward(_ code: String, _ place: Int) -> String {
    let west = 0.01 * Double(place)
    let ring = [[west, 51.5], [west + 0.01, 51.5], [west + 0.01, 51.51], [west, 51.51], [west, 51.5]]
    return """
      {"type":"Feature","properties":{"code":"\(code)","name":"Ward \(place)","lad":"E09000025","borough":"Newham","people":1000},
      "geometry":{"type":"Polygon","coordinates":[\(ring)]}}
      """
  }

  private func layer(_ wards: [String]) -> String {
    "{\"type\":\"FeatureCollection\",\"features\":[\(wards.joined(separator: ","))]}"
  }

  private func configuration(code: String = "code", wards: String = "wards.geojson", referrals: String = "referrals.csv") -> String {
    """
    title: Test
    period: {from: 2019-01-01, to: 2020-12-31}
    wards: {file: \(wards), code: \(code), name: name, borough_code: lad, borough: borough, population: people, vintage: 2018}
    referrals: {file: \(referrals)}
    """
  }

  private func attempt(
    _ scratch: ScratchFolder, configuration: String, wards: String? = nil,
    records: String = "date,easting,northing\n2020-01-01,540000,180000\n",
    borough: String = "Newham", output: String = "packs"
  ) throws -> Tool.Outcome {
    _ = try scratch.file("wards.geojson", wards ?? layer((0..<4).map { ward("E0500000\($0)", $0) }))
    _ = try scratch.file("referrals.csv", records)
    let file = try scratch.file("wardlight.yaml", configuration)
    let outcome = try Tool.run(["pack", "--config", file, "--borough", borough, "-o", output, "--no-pictures"], in: scratch)
    #expect(!FileManager.default.fileExists(atPath: scratch.path("packs")) || outcome.status == 0)
    return outcome
  }

  @Test("The small study that the others break runs")
  func works() throws {
    let scratch = try ScratchFolder()
    let outcome = try attempt(scratch, configuration: configuration())
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
    #expect(FileManager.default.fileExists(atPath: scratch.path("packs/newham/index.html")))
  }

  @Test("A missing configuration")
  func missingConfiguration() throws {
    let outcome = try Tool.run(["pack", "--config", "/nowhere/wardlight.yaml", "--london", "-o", "/nowhere/out"])
    #expect(outcome.status == 66)
    #expect(outcome.errors == "wardlight: /nowhere/wardlight.yaml: there is no such file.\n")
  }

  @Test("A missing layer", arguments: ["nowhere.geojson"])
  func missingLayer(_ name: String) throws {
    let outcome = try attempt(try ScratchFolder(), configuration: configuration(wards: name))
    #expect(outcome.status == 66)
    #expect(outcome.errors.contains(name))
  }

  @Test("Missing records")
  func missingRecords() throws {
    let outcome = try attempt(try ScratchFolder(), configuration: configuration(referrals: "nowhere.csv"))
    #expect(outcome.status == 66)
    #expect(outcome.errors.contains("nowhere.csv"))
  }

  @Test("An unknown field names those there are")
  func unknownField() throws {
    let outcome = try attempt(try ScratchFolder(), configuration: configuration(code: "coda"))
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("coda") && outcome.errors.contains("code") && outcome.errors.contains("wards.geojson"))
  }

  @Test("An empty layer")
  func emptyLayer() throws {
    let outcome = try attempt(try ScratchFolder(), configuration: configuration(), wards: layer([]))
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("wards.geojson"))
  }

  @Test("Duplicate area codes name both rows")
  func duplicateCodes() throws {
    let outcome = try attempt(
      try ScratchFolder(), configuration: configuration(), wards: layer([ward("E05000001", 0), ward("E05000002", 1), ward("E05000001", 2)]))
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("E05000001") && outcome.errors.contains("1") && outcome.errors.contains("3"))
  }

  @Test("An unknown borough suggests the nearest name")
  func unknownBorough() throws {
    let outcome = try attempt(try ScratchFolder(), configuration: configuration(), borough: "Newhan")
    #expect(outcome.status == 65)
    #expect(outcome.errors.hasSuffix("wardlight: There is no borough “Newhan”; did you mean Newham?\n"))
  }

  @Test("A folder that cannot be written")
  func unwritable() throws {
    let outcome = try attempt(try ScratchFolder(), configuration: configuration(), output: "/dev/null/packs")
    #expect(outcome.status == 73)
    #expect(outcome.errors.contains("/dev/null/packs") && outcome.errors.contains("Not a directory"))
  }

  @Test("A misspelt key of the configuration names line, column and the key that was meant")
  func misspeltKey() throws {
    let text = configuration().replacingOccurrences(of: "period:", with: "perod:")
    let outcome = try attempt(try ScratchFolder(), configuration: text)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("line 2, column 1") && outcome.errors.contains("did you mean “period”"))
  }

  @Test("A column that the records do not have")
  func missingColumn() throws {
    let outcome = try attempt(try ScratchFolder(), configuration: configuration(), records: "day,easting,northing\n2020-01-01,1,2\n")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("referrals.csv") && outcome.errors.contains("date"))
  }

  @Test("Policy public is refused for records that may be personal, internal when it stands in the file")
  func policies() throws {
    let open = try attempt(try ScratchFolder(), configuration: configuration() + "\npolicy: public\n")
    #expect(open.status == 65 && open.errors.contains("personal: false"))
    let inner = try attempt(try ScratchFolder(), configuration: configuration() + "\npolicy: internal\n")
    #expect(inner.status == 65 && inner.errors.contains("command line"))
  }

  @Test("No pack asked for is a usage error")
  func usage() throws {
    #expect(try Tool.run(["pack", "--config", "x", "-o", "y"]).status == 64)
    #expect(try Tool.run(["pack", "--config", "x", "--london", "-o", "y", "--policy", "threshold:0"]).status == 64)
    #expect(try Tool.run(["unknown"]).status == 64)
  }

  @Test("A layer without a CRS", .enabled(if: SharedData.isPresent, SharedData.missing))
  func noReference() throws {
    let columbus = SharedData.path("geodata/statistics/columbus/columbus.shp")
    let text = """
      title: Test
      period: {from: 2019-01-01, to: 2020-12-31}
      wards: {file: \(columbus), code: POLYID, name: POLYID, borough_code: POLYID, borough: POLYID}
      referrals: {file: referrals.csv}
      """
    let outcome = try attempt(try ScratchFolder(), configuration: text)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("columbus") && outcome.errors.contains("crs"))
  }
}
