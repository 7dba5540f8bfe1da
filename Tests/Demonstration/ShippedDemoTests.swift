import Foundation
import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightTestSupport

@testable import WardlightDemonstration

/// The demonstration made again from the figures beside the project.
@Suite(.enabled(if: SharedData.isPresent, "The facts and the published tables are not here: the demonstration is not made again."))
struct ShippedDemoTests {
  private static func figures() throws -> DemoFigures {
    try DemoFigures.read(facts: SharedData.folder + "/facts", published: SharedData.folder + "/published")
  }

  /// Made once for all tests.
  private static let made = Result { try DemoMaker(figures: figures(), seed: DemoMaker.shippedSeed).make() }

  @Test func theShippedFilesAreWhatTheMakerMakes() throws {
    let demo = try Self.made.get()
    let files = try demo.files()
    #expect(files.count == 9)
    for file in files { #expect(try ShippedFile.text(file.name) == file.text, "\(file.name)") }
  }

  @Test(arguments: PublishedText.all) func thePublishedTablesAreCarriedOverWhole(name: String, text: String) throws {
    let original = try String(contentsOfFile: SharedData.folder + "/published/" + name, encoding: .utf8)
    #expect(original.split(whereSeparator: \.isNewline) == text.split(whereSeparator: \.isNewline))
  }

  @Test func anotherSeedHasTheSameMargins() throws {
    let demo = try DemoMaker(figures: Self.figures(), seed: 6).make()
    let texts = [
      "deprivation.csv": demo.deprivationText, "postcodes.csv": demo.postcodesText, "referrals.csv": demo.referralsText,
      "links.csv": demo.linksText, "rescues.csv": demo.rescuesText,
    ]
    let tally = try DemoTally { texts[$0] ?? "" }
    #expect(demo.referralsText != (try ShippedFile.text("referrals.csv")))
    #expect(DemoTally.rows(tally.referrals, in: tally.periods.latest).count == 598)
    #expect(tally.residences.filter { tally.boroughs[$0.key] == "Newham" }.values.reduce(0, +) == 118)
    #expect(DemoTally.rows(tally.links, in: tally.periods.latest).filter { !$0.town.isEmpty }.count == 517)
    #expect(DemoTally.ranks(DemoTally.counts(DemoTally.rows(tally.links, in: tally.periods.before).map(\.town)))["Guildford"] == 52)
  }

  @Test func aPublishedTownThatTheFactsLackIsNamed() throws {
    let figures = try Self.figures()
    let fewer = DemoFigures(
      wards: figures.wards, forces: figures.forces, towns: figures.towns.filter { $0.name != "Ipswich" }, published: figures.published)
    #expect(throws: DemonstrationError.unknownName("Ipswich", kind: "town")) { try DemoMaker(figures: fewer, seed: 1).make() }
  }

  @Test func figuresThatContradictEachOtherAreRefused() throws {
    let figures = try Self.figures()
    let published = figures.published
    var totals = published.totals
    totals.boroughs[0] = PublishedTotals.Borough(name: "Newham", residences: 3, correlation: 0.49)
    let tables = PublishedTables(
      referrals: published.referrals, topWards: published.topWards, topForces: published.topForces, topTowns: published.topTowns,
      boroughRanks: published.boroughRanks, rescues: published.rescues, totals: totals)
    let contradicting = DemoFigures(wards: figures.wards, forces: figures.forces, towns: figures.towns, published: tables)
    #expect(throws: DemonstrationError.outOfReach(margin: "Newham has more referrals than residences")) {
      try DemoMaker(figures: contradicting, seed: 1).make()
    }
  }

  @Test func writingLeavesOtherFilesOfTheFolderAlone() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("demo-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try "mine".write(toFile: folder + "/wardlight.yaml", atomically: true, encoding: .utf8)
    let demo = try Self.made.get()
    try demo.write(to: folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(names == (try demo.files().map(\.name) + ["wardlight.yaml"]).sorted())
    #expect(try String(contentsOfFile: folder + "/wardlight.yaml", encoding: .utf8) == "mine")
    #expect(try String(contentsOfFile: folder + "/rescues.csv", encoding: .utf8) == demo.rescuesText)
  }

  @Test func postcodesLieInTheirHexagonsOrFarOutsideLondon() throws {
    let demo = try Self.made.get()
    let centres = demo.wards.codes.indices.map { demo.wards.shapes.centroid(ofArea: $0) ?? Coordinate(easting: 0, northing: 0) }
    let inradius = (2.5e6 / (2 * 3.0.squareRoot())).squareRoot()
    var justOutside = 0
    for postcode in demo.postcodes {
      #expect(postcode.text.hasPrefix("QX"))
      let nearest = centres.map { $0.distance(to: postcode.place) }.min() ?? 0
      guard let ward = demo.wards.index(ofCode: postcode.ward) else {
        #expect(nearest > 10_000)
        continue
      }
      let distance = centres[ward].distance(to: postcode.place)
      #expect(distance == nearest)
      #expect(distance < inradius + 27)
      justOutside += distance > inradius ? 1 : 0
    }
    #expect((5...40).contains(justOutside))
    #expect(Set(demo.postcodes.map(\.text)).count == demo.postcodes.count)
    #expect(Set(demo.postcodes.map(\.ward)).count == 634)
  }
}
