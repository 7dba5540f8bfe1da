import Foundation
import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics
import WardlightTestSupport

@Suite struct WeightsTextTests {
  private static let codes = ["A", "B b", "C\"c", "D"]

  @Test func galIsWrittenAndRead() throws {
    let weights = Weights(neighbours: [[1, 2], [0], [0], []])
    let text = weights.gal(codes: Self.codes, layer: "my wards", field: "code")
    #expect(text == "0 4 \"my wards\" code\nA 2\n\"B b\" \"C\"\"c\"\n\"B b\" 1\nA\n\"C\"\"c\" 1\nA\nD 0\n\n")
    #expect(try Weights.gal(text, codes: Self.codes, file: "f.gal") == weights)
  }

  @Test func gwtIsWrittenAndRead() throws {
    let rows = RaggedRows(starts: [0, 2, 3, 4, 4], values: [1, 2, 0, 0])
    let weights = Weights(rows: rows, values: [0.5, 1.0 / 3, 0.5, 1e-9], selfWeight: .fixed(0.75))
    let text = weights.gwt(codes: Self.codes, layer: "wards", field: "code")
    #expect(text.hasPrefix("0 4 wards code\nA A 0.75\nA \"B b\" 0.5\nA \"C\"\"c\" 0.333333333333\n"))
    let read = try Weights.gwt(text, codes: Self.codes, file: "f.gwt")
    #expect(read.rows == rows && read.selfWeight == .fixed(0.75))
    for (one, other) in zip(read.values ?? [], weights.values ?? []) { #expect(abs(one / other - 1) < 1e-11) }
    #expect(
      try Weights.gwt(Weights(rows: rows).gwt(codes: Self.codes, layer: "w", field: "c"), codes: Self.codes, file: "f")
        == Weights(rows: rows))
    #expect(try Weights.gwt("3\na b 2\nb a 4", codes: ["a", "b", "c"], file: "f").selfWeight == .rowMaximum)
    #expect(try Weights.gwt("2\na b 2\na a 2\nb b 4\nb a 4", codes: ["a", "b"], file: "f").selfWeight == .rowMaximum)
    #expect(try Weights.gwt("1\na a 1", codes: ["a"], file: "f") == Weights(neighbours: [[]]))
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>) func bothFormatsGiveBackWhatWasWritten(seed: UInt64) throws {
    let places = Places.random(80, seed: seed)
    let codes = places.indices.map { $0.isMultiple(of: 3) ? "area \($0)" : "E\($0)\"" }
    for weights in [try Weights.within(60, of: places), try Weights.nearest(3, of: places)] {
      for format in WeightsFormat.allCases {
        let text = weights.text(format, codes: codes, layer: "l", field: "f")
        #expect(try read(format, text, codes, "f") == weights, "seed \(seed)")
        let wide = text.replacing("\n", with: "\r\n").replacing(" 1\r", with: "\t1  \r")
        #expect(try read(format, "\u{FEFF}\n" + wide, codes, "f") == weights, "seed \(seed)")
      }
    }
  }

  @Test func headingsAndLinesMayVary() throws {
    let expected = Weights(neighbours: [[1], [0], []])
    for text in [
      "3\na 1\nb\nb 1\na\nc 0\n\n", "0 3 layer id\nc 0\nb 1\na\n\na 1\nb", "\n0 3 \"a layer\" id\na 1\n b \nb 1\na\nc 0",
      "3\na 2\na b\nb 1\na\nc 0",
    ] {
      #expect(try Weights.gal(text, codes: ["a", "b", "c"], file: "f") == expected)
    }
  }

  @Test(arguments: [
    ("", "f.gal: the file is empty."), ("\n\n", "f.gal: the file is empty."),
    ("x", "f.gal, line 1: the heading is neither “n” nor “0 n layer field”."),
    ("0 3", "f.gal, line 1: the heading is neither “n” nor “0 n layer field”."),
    ("4\n", "f.gal, line 1: the heading speaks of 4 areas, the layer has 3."),
    ("3\na\n", "f.gal, line 2: the line should have a code and the number of its neighbours."),
    ("3\na x\n", "f.gal, line 2: “x” is not a number."), ("3\na -1\n", "f.gal, line 2: “-1” is not a number."),
    ("3\nz 1\na", "f.gal, line 2: there is no area “z” in the layer."),
    ("3\na 1\nz", "f.gal, line 3: there is no area “z” in the layer."),
    ("3\na 2\nb", "f.gal, line 3: a should have 2 neighbours and has 1."),
    ("3\na 1\nb c", "f.gal, line 3: a should have 1 neighbour and has 2."),
    ("3\na 1\n\nb 0", "f.gal, line 3: a should have 1 neighbour and has 0."),
    ("3\na 2\nb b", "f.gal, line 3: a has the neighbour b twice."),
    ("3\na 0\na 0", "f.gal, line 3: the neighbours of a stand in the file twice."),
    ("3\na 1", "f.gal, line 2: the file ends before the neighbours of a."),
    ("3\na 0\n", "f.gal: b, c of the layer do not stand in the file."),
    ("3\na 0\nb 0\n", "f.gal: c of the layer does not stand in the file."),
    ("3\n\"a 0", "f.gal, line 2: a quotation mark is opened and never closed."),
  ])
  func faultsOfGALAreNamed(text: String, sentence: String) {
    let error = #expect(throws: StatisticsError.self) { try Weights.gal(text, codes: ["a", "b", "c"], file: "f.gal") }
    #expect(error?.description == sentence)
  }

  @Test(arguments: [
    ("2\na b", "f.gwt, line 2: the line should have the codes of two areas and a weight."),
    ("a b 1", "f.gwt, line 1: the heading is neither “n” nor “0 n layer field”."),
    ("2\na b x", "f.gwt, line 2: “x” is not a number."), ("2\na b nan", "f.gwt, line 2: “nan” is not a number."),
    ("2\na b 0", "f.gwt, line 2: the weight 0 is not a positive number."),
    ("2\na b -2", "f.gwt, line 2: the weight -2 is not a positive number."),
    ("2\na z 1", "f.gwt, line 2: there is no area “z” in the layer."),
    ("2\na b 1\n\nb a 1\na b 2\n", "f.gwt, line 5: a has the neighbour b twice."),
    ("2\na a 2\na b 1\n", "f.gwt: what areas weigh among their own neighbours differs from area to area."),
  ])
  func faultsOfGWTAreNamed(text: String, sentence: String) {
    let error = #expect(throws: StatisticsError.self) { try Weights.gwt(text, codes: ["a", "b"], file: "f.gwt") }
    #expect(error?.description == sentence)
  }

  @Test func filesAreReadByTheirEnding() throws {
    let folder = try ScratchFolder()
    let path = try folder.file("w.GAL", "2\na 1\nb\nb 1\na\n")
    #expect(try Weights.read(path, codes: ["a", "b"]) == Weights(neighbours: [[1], [0]]))
    #expect(try WeightsRecipe(path).weights(of: Places.squares((0, 0), (50, 0)), codes: ["a", "b"]).links == 2)
    #expect(throws: StatisticsError.file(.missing(path: folder.path("x.gwt")))) { try Weights.read(folder.path("x.gwt"), codes: []) }
    #expect(throws: StatisticsError.self) { try Weights.read(folder.path("w.txt"), codes: []) }
    let broken = folder.path("b.gal")
    _ = try folder.file("b.gal", Data([0x32, 0x0A, 0xFF, 0xFE]))
    let error = #expect(throws: StatisticsError.self) { try Weights.read(broken, codes: ["a", "b"]) }
    #expect(error?.description == "\(broken): this is no text in UTF-8.")
  }

  /// Texts cut, doubled or spoilt anywhere are read or refused, and never trap.
  @Test func spoiltTextsDoNotTrap() {
    var random = KeyedRandom(seed: 4, purpose: "spoilt weights")
    let codes = ["a", "b", "c"]
    for whole in ["0 3 \"l\" f\na 2\nb c\nb 1\na\nc 1\na\n", "3\na b 1\na c 0.5\nb a 1\nc c 2\n"] {
      for _ in 0..<400 {
        var bytes = Array(whole.utf8)
        for _ in 0...random.below(3) {
          let place = random.below(bytes.count)
          if random.below(2) == 0 {
            bytes[place] = Array("\" \n019-.ab\t\r".utf8)[random.below(12)]
          } else {
            bytes.removeSubrange(place..<min(place + 1 + random.below(4), bytes.count - 1))
          }
          if bytes.isEmpty { bytes = [0x61] }
        }
        let text = String(decoding: bytes, as: UTF8.self)
        for format in WeightsFormat.allCases {
          if let weights = try? read(format, text, codes, "f") { #expect(weights.count == 3) }
        }
      }
    }
  }

  private func read(_ format: WeightsFormat, _ text: String, _ codes: [String], _ file: String) throws -> Weights {
    switch format {
    case .gal: try Weights.gal(text, codes: codes, file: file)
    case .gwt: try Weights.gwt(text, codes: codes, file: file)
    }
  }
}
