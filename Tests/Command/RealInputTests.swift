import Foundation
import Testing
import WardlightTestSupport

@Suite("Real input", .serialized, .enabled(if: SharedData.isPresent, SharedData.missing))
struct RealInputTests {
  /// The packs of the configuration under Tests/RealInput, its paths made absolute.
  private func packs(_ boroughs: [String], nearest: String = "50") throws -> ScratchFolder {
    let scratch = try ScratchFolder()
    let text = try String(contentsOf: Checkout.root.appendingPathComponent("Tests/RealInput/wardlight.yaml"), encoding: .utf8)
    let configuration = try scratch.file(
      "wardlight.yaml",
      text.replacingOccurrences(of: "../../../shared", with: SharedData.folder).replacingOccurrences(
        of: "nearest: 50", with: "nearest: \(nearest)"))
    let outcome = try Tool.run(
      ["pack", "--config", configuration, "--london", "-o", scratch.path, "--no-pictures"] + boroughs.flatMap { ["--borough", $0] })
    try #require(outcome.status == 0, "\(outcome.errors)")
    return scratch
  }

  @Test("Three boroughs and London are made, and every record is accounted for")
  func account() throws {
    let scratch = try packs(["Newham", "Barking and Dagenham", "camden"])
    for pack in ["newham", "barking-and-dagenham", "camden", "london"] {
      #expect(FileManager.default.fileExists(atPath: "\(scratch.path)/\(pack)/index.html"))
    }
    let page = try String(contentsOfFile: scratch.path("newham/index.html"), encoding: .utf8)
    for wrong in ["esidence", "eferral", "young people"] { #expect(!page.contains(wrong), "burglaries are no \(wrong)") }
    let table = try scratch.table("records", of: "london")
    func line(_ name: String) throws -> Int { try #require(table.cell("referrals", is: name).flatMap { Int($0) }) }
    // pandas: 112,630 rows from May 2019 to December 2020, of which 379 have no coordinates.
    #expect(try line("Read") == 112_630)
    #expect(try line("No location") == 379)
    #expect(try line("Read") == line("Rejected") + line("Out of period") + line("In period"))
    #expect(try line("In period") == line("Mapped") + line("Outside London") + line("No location") + line("Ambiguous"))
    let wards = try scratch.table("wards", of: "london")
    #expect(try wards.column("count").compactMap { Int($0) }.reduce(0, +) == line("Mapped"))
  }

  @Test("Counts and Gi* agree with geopandas and esda")
  func reference() throws {
    let scratch = try packs(["Newham"], nearest: "0")
    let table = try scratch.table("wards", of: "newham")
    // geopandas 1.2.0, sjoin(predicate="within"); esda 2.9.0, G_Local(star=True, transform="b") on queen weights of all 633 wards, counts and
    // rates per 1,000. A point exactly on a border is in no ward for geopandas and in one for us, hence the difference of one.
    let expected: [(code: String, count: Int, z: Double, rateZ: Double)] = [
      ("E05000475", 211, -0.072473, -0.460513), ("E05000476", 135, -1.696324, -2.336387), ("E05000477", 169, 1.039692, -0.526303),
      ("E05000478", 191, 0.005472, -0.482135), ("E05000482", 133, -0.808404, -1.439152), ("E05000487", 136, -1.244643, -1.157813),
      ("E05000491", 214, 0.377138, -0.002466), ("E05000492", 489, 1.188304, -0.226677), ("E05000494", 130, 0.573899, -1.063646),
    ]
    for row in expected {
      let count = try #require(table.cell("count", where: "code", is: row.code).flatMap { Int($0) })
      let z = try #require(table.cell("gi_star_z_counts", where: "code", is: row.code).flatMap { Double($0) })
      let rateZ = try #require(table.cell("gi_star_z_rates", where: "code", is: row.code).flatMap { Double($0) })
      #expect(abs(count - row.count) <= 1, "\(row.code)")
      #expect(abs(z - row.z) < 0.011, "\(row.code): \(z)")
      #expect(abs(rateZ - row.rateZ) < 0.011, "\(row.code): \(rateZ)")
    }
    // scipy 1.17.1, spearmanr of the counts and the GLA's IMD 2019 average score: 0.33883 for London, 0.35878 for Newham.
    let deprivation = try scratch.table("deprivation", of: "newham")
    for (place, rho) in [("London", 0.33883), ("Newham", 0.35878)] {
      let found = try #require(deprivation.cell("rho", is: place).flatMap { Double($0) })
      #expect(abs(found - rho) < 5e-5, "\(place): \(found)")
    }
  }

  @Test("The two runs of months are compared by borough")
  func comparison() throws {
    let table = try packs(["Newham"], nearest: "0").table("boroughs", of: "london")
    // pandas: May to December of 2019 and of 2020, by sjoin within.
    for (borough, before, latest) in [("Newham", 1_378, 1_243), ("Barking and Dagenham", 987, 716), ("Camden", 2_153, 1_409)] {
      let previous = try #require(table.cell("residence_previous", is: borough).flatMap { Int($0) })
      let current = try #require(table.cell("residence_current", is: borough).flatMap { Int($0) })
      #expect(abs(previous - before) <= 1 && abs(current - latest) <= 1, "\(borough)")
      #expect(table.cell("residence_change", is: borough) == String(current - previous))
    }
  }
}
