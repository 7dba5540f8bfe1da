import Foundation
import Wardlight

/// Does one named work on the real data and prints a line of JSON: the work, its seconds and a digest of the answer.
///
/// usage: measure WORK SHARED POINTS [THREADS [REPEATS [FIRST]]]
/// POINTS is a file of 64-bit numbers: eastings and northings in turn, or the values of a square lattice or of the areas; the maps are written to it. Reading the input is outside the clock unless the work is reading.
@main struct Program {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 4, let work = Work(rawValue: arguments[1]) else {
      let works = Work.allCases.map(\.rawValue).joined(separator: "|")
      FileHandle.standardError.write(Data("usage: measure \(works) SHARED POINTS [THREADS [REPEATS [FIRST]]]\n".utf8))
      exit(64)
    }
    let parallel = arguments.count > 4 ? Parallel(threads: Int(arguments[4]) ?? 1) : Parallel()
    let runner = Runner(
      shared: arguments[2], points: arguments[3], parallel: parallel, repeats: arguments.count > 5 ? Int(arguments[5]) ?? 1 : 1,
      first: arguments.count > 6 ? Int(arguments[6]) ?? 0 : 0)
    for line in try runner.run(work) { print(line.json) }
  }
}

enum Work: String, CaseIterable {
  case joinLondon = "join-london"
  case joinLondonBuilt = "join-london-built"
  case joinEW = "join-ew"
  case joinEWBuilt = "join-ew-built"
  case readEW = "read-ew"
  case growPoints = "grow-points"
  case growAreas = "grow-areas"
  case readTable = "read-table"
  case readRecords = "read-records"
  case moran = "moran"
  case moranMany = "moran-999999"
  case giStar = "gi-star"
  case giStarMany = "gi-star-999999"
  case moranInverse = "moran-inverse"
  case giStarInverse = "gi-star-inverse"
  case inverseWeights = "inverse-weights"
  case queen = "queen"
  case density = "kde"
  case scan = "scan"
  case growLattice = "grow-lattice"
  case growPermutations = "grow-permutations"
  case breaks = "breaks"
  case mapWards = "map-wards"
  case mapEW = "map-ew"
  case simplifyEW = "simplify-ew"
  case simplifyWards = "simplify-wards"
  case growVertices = "grow-vertices"
  case calibration = "calibration"
  case gravityKept = "gravity-kept"
  case gravityLeftOut = "gravity-left-out"
  case protectPacks = "protect-packs"
  case protectSeries = "protect-series"
  case hideSmallOnly = "hide-small-only"
  case suppress100 = "suppress-100"
  case suppress200 = "suppress-200"
  case suppress400 = "suppress-400"
  case suppress633 = "suppress-633"
  case suppress100HiddenZeros = "suppress-100-hidden-zeros"
  case suppress633HiddenZeros = "suppress-633-hidden-zeros"
  case printedTable = "printed-table"
}

struct Line {
  let work: String
  let seconds: Double
  /// Seconds of all processors together.
  let cpu: Double
  let digest: Int
  /// Answers by name, where one whole number says too little.
  var answers: [(name: String, value: Double)] = []

  var json: String {
    "{\"work\":\"\(work)\",\"peer\":\"wardlight\",\"seconds\":\(figure(seconds)),"
      + "\"cpu\":\(figure(cpu)),\"digest\":\(digest)" + answers.map { ",\"\($0.name)\":\($0.value)" }.joined() + "}"
  }

  private func figure(_ seconds: Double) -> String { String(format: "%.5f", seconds) }
}
