import Foundation
import Wardlight

extension Runner {
  /// Made-up publications, protected and attacked; `REPEATS` is how many. The digest is the number of breaches and contradictions; these are printed with seed and place.
  func protection(_ work: Work, _ hiding: ProtectionTrial.Hiding) throws -> Line {
    let seed: UInt64 = 20_261_122
    let (start, cpu) = (ContinuousClock.now, clock())
    let outcomes = parallel.map(repeats) { index -> Result<ProtectionTrial.Outcome, any Error> in
      let trial = ProtectionTrial(rules: .standard, hiding: hiding, parallel: Parallel(threads: 1))
      let publications =
        work == .protectSeries
        ? RandomPublication.series(seed: seed, index: index, size: .usual) : [.pack(seed: seed, index: index, size: .usual)]
      return Result { try trial.outcome(of: publications) }
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    var total = ProtectionTrial.Outcome()
    var won = 0
    for (index, outcome) in outcomes.enumerated() {
      let outcome = try outcome.get()
      if hiding == .secondary { report(outcome, "\(work.rawValue) \(index) of seed \(seed)") }
      if !outcome.recovered.isEmpty { won += 1 }
      total = total + outcome
    }
    return Line(
      work: work.rawValue, seconds: seconds, cpu: Double(clock() - cpu) / Double(CLOCKS_PER_SEC),
      digest: total.breaches.count + total.contradictions.count, answers: answers(total, won: won))
  }

  private func report(_ outcome: ProtectionTrial.Outcome, _ name: String) {
    for finding in outcome.breaches.map(\.description) + outcome.contradictions.map(\.description) + outcome.refusals.map(\.description) {
      FileHandle.standardError.write(Data("\(name): \(finding)\n".utf8))
    }
  }

  private func answers(_ total: ProtectionTrial.Outcome, won: Int) -> [(name: String, value: Double)] {
    let hidden = total.primary + total.secondary
    return [
      ("publications", Double(repeats)), ("refused", Double(total.refusals.count)), ("cells", Double(total.cells)),
      ("primary", Double(total.primary)),
      ("secondary", Double(total.secondary)), ("attacked", Double(total.attacked)), ("breaches", Double(total.breaches.count)),
      ("recovered", Double(total.recovered.count)), ("won", Double(won)), ("without_interior", Double(total.withoutInterior)),
      ("kept_cells", total.cells == 0 ? 1 : 1 - Double(hidden) / Double(total.cells)),
      ("kept_sum", total.sum == 0 ? 1 : Double(total.keptSum) / Double(total.sum)),
    ]
  }
}
