import Foundation
import Testing
import WardlightEssentials
import WardlightTestSupport

@Suite("wardlight weights")
struct WeightsCommandTests {
  /// Squares of a kilometre in a row; the last stands alone.
  private func weigh(_ recipe: String, to output: String, _ options: [String] = []) throws -> (study: SquareStudy, outcome: Tool.Outcome) {
    let study = try SquareStudy()
    try study.areas(["D", "A", "B", "C"])
    let arguments = ["weights", "areas.geojson", "--id", "code", "--weights", recipe, "-o", output] + options
    return (study, try Tool.run(arguments, in: study.scratch))
  }

  @Test("Neighbours are written in order of code, with a heading that GeoDa reads, and described on standard error")
  func gal() throws {
    let (study, outcome) = try weigh("rook", to: "w.gal")
    #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.errors)")
    #expect(try study.text("w.gal") == "0 4 areas code\nA 2\nB D\nB 2\nA C\nC 1\nB\nD 1\nA\n")
    #expect(
      outcome.errors.contains("4 areas, 6 links: on average 1.50 neighbours, from 1 to 2.\nAll areas are connected.\n"), "\(outcome.errors)"
    )
    #expect(
      outcome.errors.contains("Each link runs both ways with the same weight.\nNo area is without neighbours.\n"), "\(outcome.errors)")
  }

  @Test("Weights are written with each link, and what was written is read again")
  func gwt() throws {
    let (study, outcome) = try weigh("inverse-distance:2000", to: "w.gwt", ["--quiet"])
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    let text = try study.text("w.gwt")
    #expect(text.hasPrefix("0 4 areas code\nA B 0.001\nA C 0.0005\nA D 0.001\nB A 0.001\n"), "\(text)")
    let again = try Tool.run(["weights", "areas.geojson", "--id", "code", "--weights", "w.gwt", "-o", "again.gwt"], in: study.scratch)
    #expect(again.status == 0, "\(again.errors)")
    #expect(try study.text("again.gwt") == text)
    let thin = try Tool.run(["weights", "areas.geojson", "--id", "code", "--weights", "w.gwt", "-o", "thin.gal"], in: study.scratch)
    #expect(thin.errors.contains("A .gal file says who is whose neighbour, not what each weighs"), "\(thin.errors)")
  }

  @Test("Islands are reported, linked to the nearest area, or an error that leaves no file behind")
  func islands() throws {
    let (_, reported) = try weigh("distance:500", to: "w.gal")
    #expect(reported.status == 0 && reported.errors.contains("4 areas have no neighbour: A, B, C, D.\n"), "\(reported.errors)")
    #expect(reported.errors.contains("The map falls into 4 parts without a link between them."), "\(reported.errors)")
    let (study, linked) = try weigh("distance:500", to: "w.gal", ["--islands", "nearest"])
    #expect(linked.status == 0, "\(linked.errors)")
    #expect(try study.text("w.gal") == "0 4 areas code\nA 2\nB D\nB 2\nA C\nC 1\nB\nD 1\nA\n")
    let (empty, refused) = try weigh("distance:500", to: "w.gal", ["--islands", "error"])
    #expect(refused.status == 65 && refused.errors == "wardlight: 4 areas have no neighbour: A, B, C, D.\n", "\(refused.errors)")
    #expect(try empty.scratch.tree().keys.sorted() == ["areas.geojson"])
    let (_, least) = try weigh("distance:least", to: "w.gal")
    #expect(least.errors.contains("The least distance that leaves no area without a neighbour is 1000 metres."), "\(least.errors)")
  }

  @Test(
    "Wrong recipes and options are usage errors",
    arguments: [
      (["--weights", "bishop"], "“bishop” names no weights: use queen, rook, knn:K"),
      (["--weights", "knn:0"], "a number of neighbours from 1 is missing"),
      (["--weights", "queen", "--islands", "drop"], "The value 'drop' is invalid for '--islands <policy>'"),
      (["--weights", "queen", "--snap=-1"], "--snap must be a distance from 0."),
      (["--weights", "queen", "-o", "w.csv"], "must end in .gal or .gwt"),
      (["--weights", "w.gal"], "w.gal is named twice"), ([], "--weights"),
    ])
  func usage(options: [String], message: String) throws {
    let study = try SquareStudy()
    try study.areas(["A", "B"])
    let output = options.contains("-o") ? [] : ["-o", "w.gal"]
    let outcome = try Tool.run(["weights", "areas.geojson", "--id", "code"] + output + options, in: study.scratch)
    #expect(outcome.status == 64 && outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test("What cannot be made is said in one sentence that names areas, file and line")
  func badData() throws {
    func fails(_ recipe: String, _ status: Int32, _ sentence: String, file: String = "") throws {
      let study = try SquareStudy()
      try study.areas(["A", "B"])
      if !file.isEmpty { _ = try study.scratch.file("bad.gal", file) }
      let outcome = try Tool.run(["weights", "areas.geojson", "--id", "code", "--weights", recipe, "-o", "w.gal"], in: study.scratch)
      #expect(outcome.status == status && outcome.errors == "wardlight: \(sentence)\n", "\(outcome.errors)")
      #expect(!FileManager.default.fileExists(atPath: study.scratch.path("w.gal")))
    }
    try fails("knn:2", 65, "2 areas cannot have 2 nearest neighbours each; at most 1.")
    try fails("absent.gal", 66, "absent.gal: there is no such file.")
    try fails("bad.gal", 65, "bad.gal, line 3: there is no area “Z” in the layer.", file: "2\nA 1\nZ\nB 0\n")
    try fails(
      "bad.gal", 65, "bad.gal: the heading speaks of 3 areas, the layer has 2.".replacing("gal:", with: "gal, line 1:"), file: "3\nA 1\nB\n"
    )
    let study = try SquareStudy()
    try study.areas(["A", "B"])
    let nowhere = try Tool.run(["weights", "areas.geojson", "--id", "code", "--weights", "queen", "-o", "none/w.gal"], in: study.scratch)
    #expect(nowhere.status == 73, "\(nowhere.errors)")
  }

  @Test("The same bytes come from any number of threads, and help shows an example")
  func sameBytes() throws {
    let texts = try ["1", "8"].map { try weigh("kernel:adaptive:2:gaussian", to: "w.gwt", ["--threads", $0]).study.text("w.gwt") }
    #expect(texts[0] == texts[1])
    #expect(
      try Tool.run(["weights", "--help"]).output.contains("wardlight weights lsoa.gpkg --id LSOA21CD --weights queen -o lsoa-queen.gal"))
  }
}
