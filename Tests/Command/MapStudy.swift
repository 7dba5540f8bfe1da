import Foundation
import Testing
import WardlightTestSupport

extension LatticeStudy {
  /// Runs `wardlight map` on the areas, and on the table where there is one.
  func map(_ arguments: [String], value: [String] = ["cases"], counts: String? = "counts.csv") throws -> Tool.Outcome {
    let table = counts.map { ["--counts", $0] } ?? []
    let fields = value.flatMap { ["--value", $0] }
    return try Tool.run(["map", "areas.geojson", "--id", "code", "--name", "name"] + fields + table + arguments, in: scratch)
  }
}

/// What an SVG says, as a reader of the file finds it.
struct DrawnText {
  let text: String

  /// The lines of the legend that end with a number of areas, without markup.
  var legend: [String] {
    text.split(separator: "\n").filter { $0.hasPrefix("<text") }.compactMap { line in
      guard let start = line.firstIndex(of: ">"), let end = line.range(of: "</text>") else { return nil }
      let words = line[line.index(after: start)..<end.lowerBound]
      return words.hasSuffix(")") && words.contains(" (") && !words.contains("areas") ? String(words) : nil
    }
  }

  /// The numbers of areas in the legend, added up.
  var legendTotal: Int {
    legend.reduce(0) { $0 + (Int($1.split(separator: "(").last?.dropLast().filter { $0 != "," } ?? "") ?? 0) }
  }

}
