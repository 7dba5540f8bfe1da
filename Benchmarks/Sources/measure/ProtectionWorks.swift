import Foundation
import Wardlight

extension Runner {
  /// Made-up publications, protected and attacked; `REPEATS` is how many, beginning with `FIRST`. The digest is the number of breaches and contradictions; these are printed with seed and place as soon as
  /// they are found, and so are publications that took long.
  func protection(_ work: Work, _ hiding: ProtectionTrial.Hiding) throws -> Line {
    let (start, cpu) = (ContinuousClock.now, clock())
    let outcomes = parallel.map(repeats) { number in Result { try outcome(work, hiding, index: first + number) } }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    var total = ProtectionTrial.Outcome()
    var won = 0
    for outcome in outcomes {
      let outcome = try outcome.get()
      if !outcome.recovered.isEmpty { won += 1 }
      total = total + outcome
    }
    return Line(
      work: work.rawValue, seconds: seconds, cpu: Double(clock() - cpu) / Double(CLOCKS_PER_SEC),
      digest: total.breaches.count + total.contradictions.count, answers: answers(total, won: won))
  }

  private func outcome(_ work: Work, _ hiding: ProtectionTrial.Hiding, index: Int) throws -> ProtectionTrial.Outcome {
    let (seed, start) = (UInt64(20_261_122), ContinuousClock.now)
    let publications =
      work == .protectSeries
      ? RandomPublication.series(seed: seed, index: index, size: .usual) : [.pack(seed: seed, index: index, size: .usual)]
    let outcome = try ProtectionTrial(rules: .standard, hiding: hiding, parallel: Parallel(threads: 1)).outcome(of: publications)
    let name = "\(work.rawValue) \(index) of seed \(seed)"
    if hiding == .secondary { report(outcome, name) }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    if seconds > 20 {
      say("\(name): \(Int(seconds)) s, \(outcome.cells) counts, \(outcome.primary) small, \(outcome.secondary) hidden with them")
    }
    return outcome
  }

  private func say(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }

  private func report(_ outcome: ProtectionTrial.Outcome, _ name: String) {
    for finding in outcome.breaches.map(\.description) + outcome.contradictions.map(\.description) + outcome.refusals.map(\.description) {
      say("\(name): \(finding)")
    }
  }

  private func answers(_ total: ProtectionTrial.Outcome, won: Int) -> [(name: String, value: Double)] {
    [
      ("publications", Double(repeats)), ("refused", Double(total.refusals.count)), ("cells", Double(total.cells)),
      ("primary", Double(total.primary)),
      ("secondary", Double(total.secondary)), ("attacked", Double(total.attacked)), ("breaches", Double(total.breaches.count)),
      ("recovered", Double(total.recovered.count)), ("won", Double(won)), ("without_interior", Double(total.withoutInterior)),
      ("sum", Double(total.sum)), ("kept_sum", Double(total.keptSum)),
    ]
  }
}
