import Foundation
import Testing
import WardlightEssentials
import WardlightTestSupport

@Suite("wardlight postcodes import")
struct PostcodesTests {
  private static let heading = "postcode,pq,easting,northing\n"

  private func table(_ rows: Int) -> String {
    let letters = Array("ABDEFGHJLN")
    return Self.heading
      + (0..<rows).map { row in
        "E\(row / 1_000 % 9 + 1) \(row / 100 % 10)\(letters[row / 10 % 10])\(letters[row % 10]),10,\(530_000 + row),180000\n"
      }.joined()
  }

  @Test("makes a store, says what it read on standard error, and again gives the same bytes")
  func imports() throws {
    let scratch = try ScratchFolder()
    let file = try scratch.file("codepoint_2025.csv", table(2_000) + "E9 9ZZ,90,0,0\nnonsense,10,1,1\n")
    let outcome = try Tool.run(["postcodes", "import", file, "--store", "a.sqlite"], in: scratch)
    #expect(outcome.status == 0 && outcome.output.isEmpty)
    #expect(
      outcome.errors.hasSuffix(
        """
        codepoint_2025.csv: Code-Point Open with a heading of 2025, 2002 rows, 1 without a location, 1 not readable
          codepoint_2025.csv, row 2003, column postcode: not a postcode
        a.sqlite: 2001 postcodes, 0 of them terminated, 1 without a location

        """), "\(outcome.errors)")
    let quiet = try Tool.run(["postcodes", "import", file, "--store", "b.sqlite", "--quiet", "--threads", "1"], in: scratch)
    #expect(quiet.status == 0 && quiet.errors.isEmpty)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: scratch.path("a.sqlite")))
    #expect(try bytes == Data(contentsOf: URL(fileURLWithPath: scratch.path("b.sqlite"))))
  }

  @Test("refuses what is no directory, what is missing and what it cannot write, each with its code, and leaves the store as it was")
  func refusals() throws {
    let scratch = try ScratchFolder()
    let good = try scratch.file("good.csv", table(10))
    let bad = try scratch.file("bad.csv", "id,name,x,y\n1,2,3,4\n")
    let zip = try scratch.file("bad.zip", "this is no zip")
    #expect(try Tool.run(["postcodes", "import", good, "--store", "s.sqlite"], in: scratch).status == 0)
    let before = try Data(contentsOf: URL(fileURLWithPath: scratch.path("s.sqlite")))
    for (files, status, word) in [([bad], 65, "id, name, x, y"), ([zip], 65, "no zip archive"), ([good, "none.csv"], 66, "none.csv")] {
      let outcome = try Tool.run(["postcodes", "import"] + files + ["--store", "s.sqlite"], in: scratch)
      #expect(outcome.status == Int32(status) && outcome.errors.contains(word), "\(outcome.errors)")
    }
    #expect(try before == Data(contentsOf: URL(fileURLWithPath: scratch.path("s.sqlite"))))
    #expect(try Tool.run(["postcodes", "import", good, "--store", "/dev/null/s.sqlite"]).status == 73)
    let foreign = try Tool.run(["postcodes", "import", good, "--store", good])
    #expect(foreign.status == 65 && foreign.errors.contains("it is no SQLite file"))
    #expect(try Tool.run(["postcodes", "import", good]).status == 64)
  }

  @Test("leaves the old store where the disk is full, with a sentence and 73")
  func fullDisk() throws {
    let scratch = try ScratchFolder()
    let small = try scratch.file("small.csv", table(10))
    let large = try scratch.file("large.csv", table(9_000))
    #expect(try Tool.run(["postcodes", "import", small, "--store", "s.sqlite"], in: scratch).status == 0)
    let before = try scratch.tree()
    let outcome = try Tool.run(["postcodes", "import", large, "--store", "s.sqlite"], in: scratch, blocks: 100)
    #expect(outcome.status == 73 && outcome.errors.contains("wardlight: s.sqlite: cannot be written ("), "\(outcome.errors)")
    #expect(try scratch.tree() == before)
  }

  @Test("leaves the old store where it is killed, and the next run clears up", arguments: [0.05, 0.1, 0.2])
  func killed(after seconds: Double) throws {
    let scratch = try ScratchFolder()
    let small = try scratch.file("small.csv", table(10))
    let large = try scratch.file("large.csv", table(9_000))
    let store = scratch.path("s.sqlite")
    #expect(try Tool.run(["postcodes", "import", small, "--store", store]).status == 0)
    let before = try Data(contentsOf: URL(fileURLWithPath: store))
    try Tool.kill(["postcodes", "import", large, "--store", store, "--quiet"], after: seconds)
    let after = try Data(contentsOf: URL(fileURLWithPath: store))
    #expect(try Tool.run(["postcodes", "import", large, "--store", store]).status == 0)
    let whole = try Data(contentsOf: URL(fileURLWithPath: store))
    #expect(after == before || after == whole)
    #expect(try Set(scratch.tree().keys) == ["small.csv", "large.csv", "s.sqlite"])
  }
}
