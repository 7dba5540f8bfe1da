import Foundation
import Testing
import WardlightTestSupport

/// Every verb that reads records, on records whose every value is a marker: none of them comes out, neither where all goes well nor where it fails.
@Suite("No output carries an identifier, a name, a birth date, free text, a postcode or a coordinate of a record")
struct PlantedMarkersTests {
  private static let places = ["--areas", "areas.geojson", "--id", "code", "--name", "name", "--store", "postcodes.csv"]
  private static let flows = [
    "--origins", "boroughs.geojson", "--origin-id", "code", "--origin-name", "name", "--destinations", "forces.geojson", "--destination-id",
    "code", "--destination-name", "name", "--period", "2020-01-01..2020-12-31", "--compare", "2019-01-01..2019-12-31", "--permutations",
    "99",
    "--no-pictures",
  ]

  @Test("pack and check", arguments: ["threshold:5", "internal"])
  func configured(policy: String) throws {
    let study = try PlantedStudy()
    let files = try study.run([
      "pack", "--config", "wardlight.yaml", "--policy", policy, "--london", "--borough", "Newham", "-o", "out", "--no-pictures",
    ])
    #expect(files.count > 30 && files.contains("out/rejected.csv") && files.contains("out/london/tables.xlsx"), "\(files)")
    let checked = try study.run(["check", "--config", "wardlight.yaml", "--policy", policy, "-o", "page.html", "--rejected", "rej.csv"])
    #expect(checked.subtracting(["wardlight-internal.log"]) == ["page.html", "rej.csv"])
  }

  @Test("count, in all formats and both units", arguments: ["out.csv", "out.xlsx", "out.geojson", "out.gpkg"])
  func count(output: String) throws {
    let study = try PlantedStudy()
    for unit in ["records", "persons"] {
      let files = try study.run(
        ["count", "records.csv"] + Self.places + ["--unit", unit, "--by", "year", "--types", "--rejected", "rej.csv", "-o", output])
      #expect(files == [output, "rej.csv"])
    }
    try study.run(["count", "records.csv"] + Self.places + ["--policy", "internal", "-o", output])
  }

  @Test("density, as grid, contours and map", arguments: ["out.tif", "out.geojson", "out.gpkg", "out.svg", "out.html"])
  func density(output: String) throws {
    let study = try PlantedStudy()
    let files = try study.run(
      [
        "density", "records.csv", "--within", "areas.geojson", "--store", "postcodes.csv", "--bandwidth", "400", "--cell", "50",
        "--rejected", "rej.csv", "--policy", "threshold:3", "-o", output,
      ])
    #expect(files == [output, "rej.csv"])
  }

  @Test("flows of records")
  func flows() throws {
    let study = try PlantedStudy()
    let files = try study.run(["flows", "links.csv"] + Self.flows + ["--rescues", "rescues.csv", "--rejected", "rej.csv", "-o", "out"])
    #expect(files.count > 10 && files.contains("rej.csv"), "\(files)")
  }

  @Test("geocode gives the user's own rows without what is about the person alone; masked, without any value of a record")
  func geocode() throws {
    let study = try PlantedStudy()
    try study.run(["geocode", "records.csv"] + Self.places + ["-o", "out.csv"], restricted: ["out.csv"])
    try study.run(
      ["geocode", "records.csv"] + Self.places + ["--points", "--policy", "internal", "-o", "out.csv"], restricted: ["out.csv"])
    let files = try study.run(["geocode", "records.csv"] + Self.places + ["--mask", "2", "--key-file", "key", "-o", "out.csv"])
    #expect(files == ["out.csv", "key"])
  }

  @Test("Input that fails is told of without its values")
  func failing() throws {
    let study = try PlantedStudy()
    let person = "PLANTEDID1,Zebedee Plantedname,2009-08-17,QQ9 9ZZ,531234.567,180765.432"
    _ = try study.scratch.file("headless.csv", "\(person)\n\(person)\n")
    _ = try study.scratch.file("unclosed.csv", "id,date,postcode,Notes\nPLANTEDID1,2020-01-01,QQ9 9ZZ,\"plantednote\n")
    _ = try study.scratch.file("empty.csv", "")
    for file in ["headless.csv", "unclosed.csv", "empty.csv", "nowhere.csv"] {
      let code: Int32 = file == "nowhere.csv" ? 66 : 65
      try study.run(["count", file] + Self.places + ["-o", "out.csv"], status: code)
      try study.run(["geocode", file] + Self.places + ["-o", "out.csv"], status: code)
      try study.run(["density", file, "--bandwidth", "400", "--cell", "50", "-o", "out.tif"], status: code)
      try study.run(["flows", file] + Self.flows + ["-o", "out"], status: code)
      let configuration = PlantedStudy.configuration().replacing("records.csv", with: file)
      _ = try study.scratch.file("bad.yaml", configuration)
      try study.run(["pack", "--config", "bad.yaml", "--london", "-o", "out"], status: code)
      try study.run(["check", "--config", "bad.yaml"], status: code == 66 ? 65 : code)
    }
  }

  @Test("Columns of one name, and bytes that are no text, are told of without values", arguments: ["twice.csv", "bytes.csv"])
  func oddFiles(file: String) throws {
    let study = try PlantedStudy()
    _ = try study.scratch.file("twice.csv", "date,date,postcode\nPLANTEDDATE,2020-01-01,QQ9 9ZZ\n")
    _ = try study.scratch.file("bytes.csv", Data("date,postcode\nPLANTEDDATE,QQ9".utf8) + Data([0xFF, 0xFE]) + Data(" 9ZZ\n".utf8))
    let outcome = try Tool.run(["count", file] + Self.places + ["--rejected", "rej.csv", "-o", "out.csv"], in: study.scratch)
    let said = (outcome.errors + outcome.output + ((try? String(contentsOfFile: study.scratch.path("rej.csv"), encoding: .utf8)) ?? ""))
      .lowercased()
    #expect(!said.contains("planted") && !said.contains("qq9"), "\(said)")
  }
}
