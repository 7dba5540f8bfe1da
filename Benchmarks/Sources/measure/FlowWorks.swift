import Foundation
import Wardlight

extension Runner {
  /// The doubly constrained gravity model. `POINTS` holds the number of places, their flows and their distances row by row; tables are ready before the clock starts.
  func gravity(_ work: Work, _ selfFlows: SelfFlows) throws -> Line {
    let numbers = try numbers()
    let places = Int(numbers[0])
    let codes = (0..<places).map { "\($0)" }
    let ends = FlowEnds(kind: "place", codes: codes, names: codes, points: codes.map { _ in nil })
    let cells = 0..<places * places
    let pairs = cells.filter { numbers[1 + $0] > 0 }
      .map { FlowMatrix.Pair(origin: $0 / places, destination: $0 % places, count: Int(numbers[1 + $0])) }
    let flows = FlowMatrix(origins: ends, destinations: ends, pairs: pairs)
    let distances = FlowDistances(
      metres: cells.map { numbers[1 + cells.count + $0] }, origins: places, destinations: places, isSymmetric: true)
    var last: GravityFit?
    var line = try timed(work.rawValue) {
      try GravityFit.fit(flows, distances: distances, selfFlows: selfFlows, parallel: parallel)
    } digest: {
      last = $0
      return $0.iterations
    }
    guard let fit = last else { return line }
    line.answers = [
      ("beta", fit.beta), ("standard_error", fit.standardError), ("deviance", fit.deviance), ("pearson", fit.pearson),
      ("largest", fit.expected.reduce(0) { $1 > $0 ? $1 : $0 }), ("steps", Double(fit.iterations)), ("passes", Double(fit.balancings)),
    ]
    return line
  }
}
