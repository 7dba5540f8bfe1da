import Foundation
import WardlightTestSupport

extension LatticeStudy {
  /// Six by six areas with a thousand people each, more deprived from west to east, and cases that follow: so small that a reader ranks along.
  static func overlay(_ count: (Int, Int) -> String = { row, column in "\(6 + 5 * column + row)" }) throws -> LatticeStudy {
    let study = try LatticeStudy()
    try study.areas(6)
    try study.counts(6, count)
    try study.index { row, column in "\(5 + 6 * column).\(row)" }
    return study
  }

  /// Writes `index.csv` with a score for each area.
  func index(_ size: Int = 6, heading: String = "code,score", _ cells: (Int, Int) -> String) throws {
    let rows = (0..<size).flatMap { row in (0..<size).map { "\(Self.code(row, $0)),\(cells(row, $0))" } }
    _ = try scratch.file("index.csv", ([heading] + rows).joined(separator: "\n") + "\n")
  }

  /// Runs `wardlight deprivation` on the areas, the table of cases and the index.
  func deprivation(
    _ arguments: [String] = [], value: [String] = ["--counts", "counts.csv", "--value", "cases"],
    people: [String] = ["--population", "people"],
    index: [String] = ["--index", "index.csv", "--index-code", "code", "--measure", "score"], output: String = "out"
  ) throws -> Tool.Outcome {
    try Tool.run(
      ["deprivation", "areas.geojson", "--id", "code", "--name", "name"] + value + people + index
        + ["--permutations", "199", "--no-pictures", "-o", output] + arguments, in: scratch)
  }
}
