import Foundation
import Testing
import WardlightDisclosure
import WardlightTestSupport

@testable import WardlightPacks

@Suite("A pack read back")
struct PackReadingTests {
  private func reading(_ change: (inout SamplePack) -> Void = { _ in }) throws -> PackReading {
    let scratch = try ScratchFolder()
    var pack = SamplePack()
    change(&pack)
    return try PackReading(try pack.write(scratch, "newham"), name: "newham")
  }

  @Test("tells each count once, with its place, from whichever file")
  func counts() throws {
    let reading = try reading()
    #expect(reading.remarks.isEmpty, "\(reading.remarks)")
    #expect(reading.cells.map(\.shown) == ["1–4", "5–9", "12", "20", "40"])
    #expect(reading.cells.map(\.isProtected) == [true, false, false, false, false])
    #expect(reading.cells[0].place == "newham/tables/wards.csv, row 1, count")
    #expect(reading.cells[0].key == .sample("W1") && reading.cells[4].key == .sample("B1"))
    #expect(reading.tableCount == 3)
    // Four wards, a borough, its account in two files, two features, two rows of the page; marks of the drawing that agree tell nothing new.
    #expect(reading.readCount == 11)
  }

  @Test("hears what a drawing tells where the pointer rests")
  func tooltip() throws {
    let reading = try reading { $0.replace("Abbey: 1–4", "Abbey: 3", in: "maps/wards-count.svg") }
    let told = try #require(reading.cells.first { $0.key == .sample("W1") && $0.lower == 3 })
    #expect(told.upper == 3 && told.place == "newham/maps/wards-count.svg, “Abbey”")
  }

  @Test("sees the class in which a drawing shows an area")
  func drawnClass() throws {
    let reading = try reading {
      $0.replace("Boleyn: 5–9</title><desc>of its class", "Boleyn: 5–9</title><desc>5 TO 6", in: "maps/wards-count.svg")
    }
    #expect(reading.cells.contains { $0.key == .sample("W2") && $0.lower == 5 && $0.upper == 6 })
  }

  @Test("hears what a layer, a page and the manifest tell")
  func otherFiles() throws {
    let reading = try reading {
      $0.replace("\"name\":\"Abbey\",\"count\":\"1–4\"", "\"name\":\"Abbey\",\"count\":2", in: "wards.geojson")
      $0.replace("Abbey</th><td>1–4", "Abbey</th><td>1–2", in: "index.html")
      $0.reconciliation[1]["referrals"] = "41"
    }
    let places = reading.cells.suffix(3).map { "\($0.place): \($0.shown)" }
    #expect(
      places == [
        "newham/manifest.json, row 2, referrals: 41", "newham/wards.geojson, row 1, count: 2",
        "newham/index.html, table of tables/wards.csv, row 2, count: 1–2",
      ])
  }

  @Test("hears a number beside a name that the tables hide, in words and on pages")
  func words() throws {
    let reading = try reading {
      $0.files["words.txt"] = "Most come from Dock (20); Abbey has 3, Boleyn (7) more. In 2020 Abbey 1 May was first.\n"
    }
    #expect(reading.remarks.map(\.kind) == [.narrowsRange])
    #expect(reading.remarks.first?.text == "Boleyn: 7")
  }

  @Test("reads the range of a legend as a range", arguments: [("Abbey: 1 TO 4", 0), ("Boleyn: 5 TO 6", 1)])
  func legends(range: String, remarks: Int) throws {
    let reading = try reading { $0.files["words.txt"] = "Into \(range) (1)\n" }
    #expect(reading.remarks.count == remarks, "\(reading.remarks)")
  }

  @Test("takes the end of a span for no name: what stands behind it is the span's")
  func spans() throws {
    let reading = try reading { $0.files["words.txt"] = "Dock: 2nd in May 2019 to Boleyn (7).\n" }
    #expect(reading.remarks.isEmpty, "\(reading.remarks)")
  }

  @Test(
    "takes a day of a month for no name, but the month for one",
    arguments: [
      ("Dorset: 4th in 1 May 2019 to 30 April 2020 (299)", [String?.none]), ("In April 2020 (7), 20 in all", ["April 2020", nil]),
    ])
  func days(sentence: String, names: [String?]) {
    #expect(StatedNumber.all(in: sentence).map { $0.name(among: ["April 2020"]) } == names)
  }

  @Test("lists numbers of what is counted that no table shows, and files that the manifest does not list")
  func unexplained() throws {
    let scratch = try ScratchFolder()
    var pack = SamplePack()
    pack.files["words.txt"] = "There were 41 referrals, of 40 referrals; 12 referrals at Cann, Hall.\n"
    let path = try pack.write(scratch, "newham")
    try Data("x".utf8).write(to: URL(fileURLWithPath: "\(path)/notes.txt"))
    let remarks = try PackReading(path, name: "newham").remarks
    #expect(remarks.map(\.kind) == [.unlistedFile, .inNoTable])
    #expect(remarks.map(\.text) == ["notes.txt", "41 referrals"])
  }

  @Test("takes no scale and no sum of what is not drawn for a count, but a small number")
  func drawnWords() throws {
    let reading = try reading {
      $0.files["words.txt"] = """
        Width: 1 mm = 4 individuals
        Between other places, not drawn: 124 individuals, and 2 protected flows.
        Within one place, not drawn: 3 individuals

        """
    }
    #expect(reading.remarks.map(\.text) == ["3 individuals"])
  }

  @Test("under rounding tells the numbers that are rounded to what is shown")
  func rounded() throws {
    let reading = try reading {
      $0.policy = "nhs"
      $0.files["tables/wards.csv"] = "code,name,count\nW1,Abbey,1–7\nW2,Boleyn,10\nW3,\"Cann, Hall\",0\nW4,Dock,20\n"
    }
    #expect(reading.cells.prefix(4).map(\.shown) == ["1–7", "8–12", "0", "18–22"])
    #expect(reading.cells.prefix(4).map(\.isProtected) == [true, false, false, false])
  }

  @Test("of which a file is missing, was changed, or cannot be understood is refused with a sentence that names it")
  func faults() throws {
    let scratch = try ScratchFolder()
    func fault(_ name: String, _ spoil: (String) throws -> Void) throws -> AuditFault? {
      let path = try SamplePack().write(scratch, name)
      try spoil(path)
      do {
        _ = try PackReading(path, name: name)
        return nil
      } catch {
        return error
      }
    }
    #expect(
      try fault("a") { try FileManager.default.removeItem(atPath: "\($0)/wards.geojson") }
        == .missingFile(path: "a/wards.geojson", manifest: "manifest.json"))
    #expect(
      try fault("b") { try Data("{}".utf8).write(to: URL(fileURLWithPath: "\($0)/wards.geojson")) } == .changedFile(path: "b/wards.geojson")
    )
    #expect(try fault("c") { try FileManager.default.removeItem(atPath: "\($0)/manifest.json") } == .noPack(path: "c"))
    #expect(
      try fault("d") { try Data("[]".utf8).write(to: URL(fileURLWithPath: "\($0)/manifest.json")) }
        == .unreadable(path: "d/manifest.json", reason: "it is not the manifest of a pack"))
    let shorter = try #require(
      try fault("e") { path in
        var pack = SamplePack()
        pack.files["tables/boroughs.csv"] = "code,name,count\n"
        _ = try pack.write(scratch, "e")
      })
    #expect(shorter.description == "e/tables/boroughs.csv: its rows are not those that counts.json knows.")
    let older = try #require(
      try fault("f") { path in
        let manifest = "{\"files\": [], \"policy\": \"threshold:5\", \"created\": \"2021-05-01\", \"software\": {\"wardlight\": \"0.0.9\"}}"
        try Data(manifest.utf8).write(to: URL(fileURLWithPath: "\(path)/manifest.json"))
      })
    #expect(older == .withoutMeaning(path: "f", madeBy: "0.0.9"))
  }
}
