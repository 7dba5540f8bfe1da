import Foundation
import Testing
import WardlightTestSupport

@Suite("wardlight deprivation under a policy")
struct DeprivationPolicyTests {
  /// Cases that follow deprivation, and one area with few.
  private func study(small: String) throws -> LatticeStudy {
    try LatticeStudy.overlay { row, column in row == 5 && column == 0 ? small : "\(6 + 5 * column + row)" }
  }

  @Test("One protected count withholds everywhere what it could be solved from; classes remain, figures over many areas are rounded")
  func withheld() throws {
    let study = try study(small: "3")
    #expect(try study.deprivation().status == 0)
    let areas = try study.table("out/areas.csv")
    #expect(areas.cell("value", where: "id", is: "A50") == "1–4" && areas.cell("value", where: "id", is: "A00") == "6")
    for column in ["expected", "ratio", "residual", "z", "p_permutation", "q"] {
      #expect(Set(areas.column(column)).isSubset(of: ["withheld", ""]), "\(column)")
    }
    #expect(areas.column("score").allSatisfy { Double($0) != nil })
    let rho = try study.table("out/association.csv").column("rho")
    #expect(rho.allSatisfy { $0.split(separator: ".").last.map { $0.count <= 2 } ?? false }, "\(rho)")
  }

  @Test("Zeros and protected counts are in every file what they are: no file has the count itself")
  func nowhere() throws {
    let study = try study(small: "3")
    #expect(try study.deprivation().status == 0)
    for (path, bytes) in try study.scratch.tree("out") where path.hasSuffix(".csv") || path.hasSuffix(".geojson") {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("\"value\":3,") && !text.contains("Area 50,,3,"), "\(path)")
    }
  }

  @Test("Figures that are no counts need a policy that says so")
  func noCounts() throws {
    let study = try LatticeStudy.overlay { row, column in "\(row).\(column + 1)" }
    let refused = try study.deprivation()
    #expect(refused.status == 65 && refused.errors.contains("--policy"), "\(refused.errors)")
    #expect(try !study.files().contains { $0.hasPrefix("out") })
    #expect(try study.deprivation(["--policy", "public"]).status == 0)
  }
}
