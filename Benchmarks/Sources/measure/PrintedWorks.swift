import Wardlight

extension Runner {
  /// What another package hides in a printed table, what is hidden by hand, and what the protector hides under the same rules, each with what the attacker makes of it.
  func printedTable() throws -> [Line] {
    var demands: [String] = []
    return try PrintedPattern.all.flatMap { pattern in
      let trial = PrintedTrial(pattern: pattern, parallel: parallel)
      guard !demands.contains(pattern.demand) else { return [try trial.printed()] }
      demands.append(pattern.demand)
      let possible = 2...min(3, pattern.rules(possible: 2).primary.count)
      return try [trial.printed(), trial.byHand()] + possible.map { try trial.ours(possible: $0) }
    }
  }
}

/// One way to hide counts of a table, and others beside it.
private struct PrintedTrial {
  let pattern: PrintedPattern
  let parallel: Parallel
  private let table: PrintedTable
  private let counts: [CellKey: Int]
  private let rules: ProtectionRules

  init(pattern: PrintedPattern, parallel: Parallel) {
    self.pattern = pattern
    self.parallel = parallel
    table = PrintedTable(division: pattern.division)
    counts = Dictionary(uniqueKeysWithValues: table.cells.map { ($0.key, $0.count) })
    rules = pattern.rules(possible: 2)
  }

  /// The other package's.
  func printed() throws -> Line {
    guard let keys = pattern.keys else { return line(pattern.method, hidden: pattern.hidden, sum: nil, attack: nil) }
    return try line(pattern.method, blanks: keys)
  }

  /// Small counts, then the next smallest wherever only one count of a sum is blank, until there is none such.
  func byHand() throws -> Line {
    var blanks = Set(counts.filter { rules.primary($0.value) != nil }.keys)
    var goesOn = true
    while goesOn {
      goesOn = false
      for sum in table.sums where sum.count(where: { blanks.contains($0) }) == 1 {
        let next = sum.filter { !blanks.contains($0) && mayBeHidden($0) }.min { (counts[$0] ?? 0, $0) < (counts[$1] ?? 0, $1) }
        guard let next else { continue }
        blanks.insert(next)
        goesOn = true
      }
    }
    return try line("by hand", blanks: blanks)
  }

  /// The protector's, whose hidden counts leave as intervals.
  func ours(possible: Int) throws -> Line {
    let name = "wardlight, at least \(possible) values"
    let suppression = try Suppression.solve(
      table.cells, dimensions: table.dimensions, measures: PrintedTable.measures, policy: .protecting(pattern.rules(possible: possible)),
      parallel: parallel)
    let intervals = counts.keys.compactMap { key -> (CellKey, ClosedRange<Int>)? in
      guard case .interval(let interval) = suppression.shield.verdict(key) else { return nil }
      return (key, interval)
    }
    let attack = try attack(Dictionary(uniqueKeysWithValues: intervals.map { ($0.0, ($0.1.lowerBound, Optional($0.1.upperBound))) }))
    return line(name, hidden: intervals.count, sum: sum(of: intervals.map(\.0)), attack: attack)
  }

  private func mayBeHidden(_ key: CellKey) -> Bool { pattern.hidesZeros || counts[key] != 0 }

  /// Blanks, of which a reader knows that they are not negative, and not 0 where zeros are always shown.
  private func line(_ method: String, blanks: Set<CellKey>) throws -> Line {
    let attack = try attack(Dictionary(uniqueKeysWithValues: blanks.map { ($0, (pattern.hidesZeros ? 0 : 1, Int?.none)) }))
    return line(method, hidden: blanks.count, sum: sum(of: Array(blanks)), attack: attack)
  }

  private func attack(_ hidden: [CellKey: (lower: Int, upper: Int?)]) throws -> Attack {
    let released = counts.map { key, count in
      let shown = hidden[key] ?? (count, count)
      return ReleasedCell(key, lower: shown.lower, upper: shown.upper, isProtected: rules.primary(count) != nil, place: "table")
    }
    return try Attack.run(
      released, dimensions: table.dimensions, measures: PrintedTable.measures, possible: 3, threshold: rules.threshold, parallel: parallel
    )
  }

  private func sum(of keys: [CellKey]) -> Int { keys.reduce(0) { $0 + (counts[$1] ?? 0) } }

  private func line(_ method: String, hidden: Int, sum: Int?, attack: Attack?) -> Line {
    let narrowed = attack.map { $0.breaches.filter { counts[$0.key] != nil } }
    let recovered = narrowed.map { $0.filter { $0.feasible.count == 1 } }
    return Line(
      work: "\(pattern.demand)|\(method)", seconds: 0, cpu: 0, digest: recovered?.count ?? 0,
      answers: [
        ("cells", Double(counts.count)), ("sum", Double(counts.values.reduce(0, +))),
        ("small", Double(counts.values.count { rules.primary($0) != nil })), ("hidden", Double(hidden)), ("hidden_sum", Double(sum ?? -1)),
        ("recovered", Double(recovered?.count ?? -1)), ("narrowed", Double(narrowed?.count ?? -1)),
      ])
  }
}
