import Foundation
import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightLoading
import WardlightTestSupport

@testable import WardlightGazetteer

@Suite("Stores of postcodes")
struct PostcodeStoreTests {
  /// A table of random postcodes of all areas, some terminated, some without a location, some twice.
  private func table(seed: UInt64, rows: Int) -> String {
    var random = KeyedRandom(seed: seed, purpose: "postcodes")
    let letters = Array("ABDEFGHJLNPQRSTUWXYZ")
    let lines = (0..<rows).map { _ in
      let postcode =
        "\(letters[random.below(20)])\(random.below(9) + 1) \(random.below(10))\(letters[random.below(20)])\(letters[random.below(20)])"
      let place =
        random.below(20) == 0 ? ",,9" : "\(random.below(700_000)).\(random.below(100)),\(random.below(1_300_000)),\(random.below(6) + 1)"
      return "\(postcode),1980\(random.below(2) == 0 ? "01" : "12"),\(random.below(3) == 0 ? "199606" : ""),\(place)\n"
    }
    return "pcds,dointr,doterm,oseast1m,osnrth1m,osgrdind\n" + lines.joined()
  }

  @Test("A store answers as its files do, on any number of threads")
  func roundTrip() throws {
    let folder = try ScratchFolder()
    let files = [try folder.file("a.csv", table(seed: 1, rows: 3_000)), try folder.file("b.csv", table(seed: 2, rows: 3_000))]
    let report = try PostcodeStore.importing(files: files, into: folder.path("s.sqlite"))
    let direct = try PostcodeDirectory.load(files)
    let rows = try PostcodeGathering.read(PostcodeSource.all(files), withChecksums: false, Parallel(threads: 1)).rows
    #expect(report.postcodes == direct.count && report.faults.isEmpty && report.files.map(\.rows) == [3_000, 3_000])
    #expect(report.terminated == rows.filter { $0.terminated > 0 }.count && report.withoutLocation == rows.filter { !$0.hasLocation }.count)
    for threads in [1, 4] {
      let stored = try PostcodeStore(opening: folder.path("s.sqlite")).directory(parallel: Parallel(threads: threads))
      #expect(stored.count == direct.count)
      #expect(rows.allSatisfy { stored.place(ofPacked: $0.postcode) == direct.place(ofPacked: $0.postcode) })
    }
    #expect(try PostcodeDirectory.load([folder.path("s.sqlite")]).count == direct.count)
    #expect(try PostcodeStore(opening: folder.path("s.sqlite")).files == report.files)
  }

  @Test("The same files give the same bytes, whatever was there before")
  func sameBytes() throws {
    let folder = try ScratchFolder()
    let file = try folder.file("a.csv", table(seed: 3, rows: 2_000) + "x,,,1,1,1\n")
    let paths = [folder.path("one.sqlite"), folder.path("two.sqlite")]
    _ = try PostcodeStore.importing(files: [file], into: paths[0], parallel: Parallel(threads: 1))
    _ = try PostcodeStore.importing(files: [try folder.file("b.csv", table(seed: 4, rows: 50))], into: paths[1])
    _ = try PostcodeStore.importing(files: [file], into: paths[1], parallel: Parallel(threads: 3))
    #expect(try Data(contentsOf: URL(fileURLWithPath: paths[0])) == Data(contentsOf: URL(fileURLWithPath: paths[1])))
    #expect(try Set(folder.tree().keys) == ["a.csv", "b.csv", "one.sqlite", "two.sqlite"])
  }

  @Test("Stores and files go together, the earlier before the later")
  func together() throws {
    let folder = try ScratchFolder()
    let old = try folder.file("old.csv", "postcode,pq,easting,northing\nE7 8AA,10,9,9\nE7 8AB,10,3,3\n")
    let new = try folder.file("new.csv", "postcode,pq,easting,northing\nE7 8AA,50,2,2\n")
    let store = folder.path("old.sqlite")
    _ = try PostcodeStore.importing(files: [old], into: store)
    let key = try #require(Postcode("E7 8AA")).packed
    for (paths, easting) in [([store, new], 9.0), ([new, store], 2.0)] {
      let directory = try PostcodeDirectory.load(paths)
      guard case .at(let place, _) = directory.place(ofPacked: key) else {
        Issue.record("E7 8AA has a place")
        return
      }
      #expect(place.easting == easting && directory.count == 2)
    }
  }

  @Test("What is no store, of another application or of a newer version is refused with a sentence, by reading and by importing")
  func refused() throws {
    let folder = try ScratchFolder()
    let file = try folder.file("a.csv", "postcode,pq,easting,northing\nE7 8AA,10,9,9\n")
    func store(_ name: String, at offset: Int, _ bytes: [UInt8]) throws -> String {
      let path = folder.path(name)
      _ = try PostcodeStore.importing(files: [file], into: path)
      var content = try Data(contentsOf: URL(fileURLWithPath: path))
      content.replaceSubrange(offset..<offset + bytes.count, with: bytes)
      return try folder.file(name, content)
    }
    // SQLite's file format: user_version stands at 60, application_id at 68, big-endian.
    let newer = try store("newer.sqlite", at: 60, [0, 0, 0, 2])
    let foreign = try store("foreign.sqlite", at: 68, [0, 0, 0, 0])
    let damaged = try store("damaged.sqlite", at: 100, [UInt8](repeating: 0xEE, count: 400))
    let noSQLite = try folder.file("text.sqlite", "This is a text that is longer than sixteen bytes.")
    let sentences = [
      newer: "of version 2, and this program knows no later one than 1", foreign: "was not written by wardlight postcodes",
      damaged: "no store of postcodes", noSQLite: "it is no SQLite file",
    ]
    for (path, sentence) in sentences {
      let before = try Data(contentsOf: URL(fileURLWithPath: path))
      #expect { try PostcodeStore(opening: path) } throws: { "\($0)".hasPrefix(path) && "\($0)".contains(sentence) }
      #expect { try PostcodeStore.importing(files: [file], into: path) } throws: { "\($0)".contains(sentence) }
      #expect(try before == Data(contentsOf: URL(fileURLWithPath: path)))
    }
    #expect { try PostcodeStore(opening: folder.path("none.sqlite")) } throws: { "\($0)".contains("no such file") }
  }

  @Test("A store opens where nothing can be written, and no file appears beside it")
  func readOnly() throws {
    let folder = try ScratchFolder()
    let file = try folder.file("a.csv", "postcode,pq,easting,northing\nE7 8AA,10,9,9\n")
    let store = folder.path("s.sqlite")
    _ = try PostcodeStore.importing(files: [file], into: store)
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: store)
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path) }
    #expect(try PostcodeStore(opening: store).directory().count == 1)
    #expect(try Set(folder.tree().keys) == ["a.csv", "s.sqlite"])
  }

  @Test("A folder that is not there is said so, and nothing is left of an import that fails")
  func unwritable() throws {
    let folder = try ScratchFolder()
    let file = try folder.file("a.csv", "postcode,pq,easting,northing\nE7 8AA,10,9,9\n")
    #expect { try PostcodeStore.importing(files: [file], into: folder.path("none/s.sqlite")) } throws: {
      "\($0)".contains("cannot be written")
    }
    #expect(throws: GazetteerError.table(.missing(file: folder.path("b.csv")))) {
      try PostcodeStore.importing(files: [file, folder.path("b.csv")], into: folder.path("s.sqlite"))
    }
    #expect(try Set(folder.tree().keys) == ["a.csv"])
  }

  @Test("Great Britain is imported and opened", .enabled(if: SharedData.isPresent, SharedData.missing))
  func greatBritain() throws {
    let folder = try ScratchFolder()
    let file = SharedData.path("geodata/postcodes/codepoint_open_2025_gb.csv.gz")
    let report = try PostcodeStore.importing(files: [file], into: folder.path("s.sqlite"))
    // The README of the data states both figures.
    #expect(report.postcodes == 1_744_635 && report.withoutLocation == 812 && report.faults.isEmpty)
    #expect(report.files[0].date == "2025" && report.files[0].layout == .codePointWithHeading)
    #expect(try PostcodeStore(opening: folder.path("s.sqlite")).directory().count == 1_744_635)
  }
}
