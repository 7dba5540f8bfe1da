import Foundation
import Testing
import WardlightTestSupport

@Suite("wardlight map, type by type")
struct MapTypesTests {
  /// Four by four with 0, 10, 20, … 150 cases, and a second figure that falls as they rise.
  private func study() throws -> LatticeStudy {
    let study = try LatticeStudy()
    try study.areas(4)
    let rows = (0..<16).map { "\(LatticeStudy.code($0 / 4, $0 % 4)),\(10 * $0),\(200 - 10 * $0)" }
    _ = try study.scratch.file("counts.csv", (["code,cases,other"] + rows).joined(separator: "\n") + "\n")
    return study
  }

  @Test(
    "Each type draws, and its counts add up to the areas",
    arguments: [
      (["--type", "symbols"], 16), (["--type", "graduated"], 16), (["--type", "hexagons"], 16),
      (["--type", "tiles", "--group", "part"], 16),
    ])
  func types(_ arguments: [String], _ total: Int) throws {
    let outcome = try study().map(arguments + ["--policy", "public", "--labels", "none"])
    #expect(outcome.status == 0 && DrawnText(text: outcome.output).legendTotal == total, "\(outcome.errors)")
  }

  @Test("Two columns: a square of three by three, and symbols over shaded areas")
  func two() throws {
    let study = try study()
    let bivariate = try study.map(["--type", "bivariate", "--with", "other", "--with-legend", "Others"])
    #expect(bivariate.status == 0 && bivariate.output.contains("Others"), "\(bivariate.errors)")
    let symbols = try study.map(["--type", "choropleth-symbols", "--with", "other", "--symbol", "square"])
    #expect(symbols.status == 0 && symbols.output.contains(">Other<"), "\(symbols.errors)")
    #expect(try study.map(["--type", "bivariate"]).status == 64 && study.map(["--with", "other"]).status == 64)
  }

  @Test("Small multiples share one set of classes")
  func multiples() throws {
    let outcome = try study().map(["--type", "multiples", "--panel", "Before", "--panel", "After"], value: ["cases", "other"])
    #expect(outcome.status == 0 && outcome.output.contains(">Before<") && outcome.output.contains(">After<"), "\(outcome.errors)")
    #expect(DrawnText(text: outcome.output).legendTotal == 32)
    #expect(try study().map(["--type", "multiples"]).status == 64)
  }

  @Test("Flows from one area, from a place, and between areas; small links are protected")
  func flows() throws {
    let study = try study()
    let area = try study.map(["--type", "flows", "--origin", "A00", "--unit", "persons"])
    #expect(area.status == 0 && area.output.contains("persons"), "\(area.errors)")
    #expect(try study.map(["--type", "flows", "--origin", "530500,180500", "--origin-name", "Here"]).output.contains("Here"))
    _ = try study.scratch.file("links.csv", "origin,destination,n\nA00,A33,40\nA33,A00,20\nA00,A11,3\n")
    let links = try study.map(["--type", "flows", "--links", "links.csv", "-o", "f.svg", "--table", "f.csv"], value: ["n"], counts: nil)
    #expect(links.status == 0, "\(links.errors)")
    _ = try study.scratch.file("astray.csv", "origin,destination,n\nA00,A33,40\nA00,Elsewhere,20\n")
    let astray = try study.map(["--type", "flows", "--links", "astray.csv", "-o", "g.svg"], value: ["n"], counts: nil)
    #expect(astray.status == 65 && astray.errors.contains("astray.csv, field destination, row 3: no area"), "\(astray.errors)")
    #expect(try study.table("f.csv").column("count") == ["40", "20", "1–4"])
    let unknown = try study.map(["--type", "flows", "--origin", "Z99"])
    #expect(unknown.status == 65 && unknown.errors.contains("no area “Z99”"), "\(unknown.errors)")
    #expect(try study.map(["--type", "flows"]).status == 64)
  }

  @Test("Insets, context, the sea and pages")
  func around() throws {
    let study = try study()
    for page in ["a4", "a3-landscape", "16:9", "square"] {
      let outcome = try study.map(["--page", page, "--sea", "--zoom", "name=Area 11"])
      #expect(outcome.status == 0 && outcome.output.contains("Area 11"), "\(page): \(outcome.errors)")
    }
    #expect(try study.map(["--page", "a9"]).status == 64)
    let zoom = try study.map(["--zoom", "name=Area 99"])
    #expect(zoom.status == 65, "\(zoom.errors)")
  }

  @Test("The classes as styles for QGIS and GeoServer, of every type that shades areas by class; other types have none")
  func styles() throws {
    let study = try study()
    for (type, field) in [("choropleth", "cases"), ("categories", "part"), ("bivariate", "cases"), ("tiles", "cases")] {
      let second = type == "bivariate" ? ["--with", "other"] : []
      let counts = type == "categories" ? nil : "counts.csv"
      let files = ["\(type).qml", "\(type).sld"]
      let outcome = try study.map(
        ["--type", type, "--policy", "public"] + second + files.flatMap { ["-o", $0] }, value: [field], counts: counts)
      #expect(outcome.status == 0, "\(type): \(outcome.errors)")
      let (qml, sld) = (try study.text(files[0]), try study.text(files[1]))
      #expect(qml.hasPrefix("<!DOCTYPE qgis") && qml.contains(field) && (second.isEmpty || qml.contains("other")))
      #expect(sld.contains("<StyledLayerDescriptor version=\"1.1.0\"") && sld.contains("<ogc:PropertyName>\(field)</ogc:PropertyName>"))
      #expect(second.isEmpty || sld.contains("<ogc:PropertyName>other</ogc:PropertyName>"))
    }
    let none = try study.map(["--type", "symbols", "-o", "a.svg", "-o", "a.sld"])
    #expect(none.status == 64 && none.errors.contains("symbols has no use for a style (.qml, .sld)"), "\(none.errors)")
    #expect(try !study.files().contains("a.svg"))
  }

  @Test("A page for keyboard and screen reader")
  func page() throws {
    let study = try study()
    let outcome = try study.map(["-o", "a.html"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let text = try study.text("a.html")
    #expect(text.hasPrefix("<!DOCTYPE html>") && text.contains("Area 33") && text.contains("<svg"))
  }
}
