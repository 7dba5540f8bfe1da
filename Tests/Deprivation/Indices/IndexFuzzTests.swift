import Testing
import WardlightEssentials
import WardlightTestSupport

@testable import WardlightDeprivation

@Suite("Indices of deprivation that somebody has spoilt")
struct IndexFuzzTests {
  private static let cells = [
    "", " ", "0", "-1", "1e300", "99999999999999999999", "1,5", "32,844", "\"", "nan", "E01001003", "\u{FEFF}", "½", "10", "0.5", "1e-320",
  ]

  @Test("Whatever stands in a file, it is read or refused in a sentence that names it", arguments: [1, 2, 3, 4] as [UInt64])
  func spoilt(_ seed: UInt64) throws {
    let folder = try ScratchFolder()
    let whole = OfficialFile(seed % 2 == 0 ? .of2019 : .of2025).only("Index", "Income", "Total")
    for number in 0..<60 {
      var random = KeyedRandom(seed: seed, purpose: "a spoilt index", index: UInt64(number))
      var file = whole
      for _ in 0...random.below(4) { spoil(&file, &random) }
      let path = try folder.file("index.csv", file.text)
      do {
        let index = try IndexTable.load(path: path)
        #expect(index.codes == index.codes.sorted() && index.measures.allSatisfy { index.values(of: $0).count == index.count })
      } catch {
        #expect("\(error)".contains("index.csv") && "\(error)".hasSuffix("."), "seed \(seed), file \(number): \(error)")
      }
    }
  }

  private func spoil(_ file: inout OfficialFile, _ random: inout KeyedRandom) {
    let (row, column) = (random.below(file.rows.count), random.below(file.headings.count))
    switch random.below(6) {
    case 0: file.rows[row][column] = Self.cells[random.below(Self.cells.count)]
    case 1: file.headings[column] = file.headings[random.below(file.headings.count)]
    case 2: file.rows[row].removeLast(random.below(file.rows[row].count))
    case 3:
      for place in file.rows.indices where column < file.rows[place].count {
        file.rows[place][column] = Self.cells[place % Self.cells.count]
      }
    case 4: file.headings[column] = Self.cells[random.below(Self.cells.count)]
    default: file.rows = Array(file.rows.prefix(max(1, row)))
    }
    for place in file.rows.indices {
      file.rows[place] += Array(repeating: "", count: max(0, file.headings.count - file.rows[place].count))
    }
  }
}
