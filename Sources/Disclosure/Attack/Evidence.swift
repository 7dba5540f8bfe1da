/// Puts what gave a count away into words that name published figures only.
struct Evidence: Sendable {
  let system: CellSystem
  let knowledge: PublicKnowledge
  let threshold: Int

  /// Terms of an equation that are named one by one; further ones are only counted.
  private static let named = 12

  init(_ system: CellSystem, _ knowledge: PublicKnowledge, threshold: Int) {
    self.system = system
    self.knowledge = knowledge
    self.threshold = threshold
  }

  /// A count that was given away, by its place in the system.
  func breach(_ cell: Int, _ narrow: FeasibleRanges.Narrow) -> Attack.Breach {
    let fact = fact(of: cell)
    let most = max(fact?.upper ?? 0, narrow.range.upperBound)
    return Attack.Breach(
      key: system.keys[cell], place: fact?.places.first ?? "published nowhere", shown: min(fact?.lower ?? 0, most)...most,
      feasible: narrow.range,
      isDecided: narrow.isDecided, equations: narrow.relations.map { line($0) }, remedy: remedy(cell, narrow.relations))
  }

  /// Figures that do not add up, by relations.
  func contradiction(_ relations: [Int]) -> Attack.Contradiction {
    let cells = Set(relations.flatMap { system.relations[$0].parts + [system.relations[$0].whole] }).sorted()
    return .init(equations: relations.map { line($0) }, places: Set(cells.flatMap { fact(of: $0)?.places.prefix(1) ?? [] }).sorted())
  }

  private func fact(of cell: Int) -> PublicKnowledge.Fact? { cell < system.publishedCount ? knowledge.facts[cell] : nil }

  /// A relation as a line: the terms that are open are named, those shown exactly are summed up where they are many.
  private func line(_ number: Int) -> String {
    let relation = system.relations[number]
    let whole = term(relation.whole)
    switch relation.adding {
    case .sums: return "\(whole) \(relation.isComplete ? "=" : "≥") \(sum(relation.parts))"
    case .overlaps:
      guard relation.parts.count > 1 else { return "\(whole) ≥ \(sum(relation.parts))" }
      return "\(whole) ≥ each of, \(relation.isComplete ? "and ≤ all of" : "not their sum,") \(sum(relation.parts))"
    }
  }

  private func sum(_ parts: [Int]) -> String {
    let open = parts.filter { !(fact(of: $0)?.isExact ?? false) }
    let exact = parts.filter { fact(of: $0)?.isExact ?? false }
    var terms = open.prefix(Self.named).map(term)
    if open.count > Self.named { terms.append("\(open.count - Self.named) more that are not shown exactly") }
    if exact.count <= 3 {
      terms += exact.map(term)
    } else {
      terms.append("\(exact.count) shown exactly, together \(exact.reduce(0) { $0 + (fact(of: $1)?.lower ?? 0) })")
    }
    return terms.joined(separator: " + ")
  }

  private func term(_ cell: Int) -> String {
    let shown = fact(of: cell).map { PublicKnowledge.shown($0.lower, $0.upper) } ?? "not published"
    return "\(system.keys[cell]) (\(shown))"
  }

  /// The smallest exact count in the equations that is not 0, which would have to go too.
  private func remedy(_ cell: Int, _ relations: [Int]) -> String {
    let cells = Set(relations.flatMap { system.relations[$0].parts + [system.relations[$0].whole] }).subtracting([cell])
    let shown = cells.filter { (fact(of: $0)?.isExact ?? false) && (fact(of: $0)?.lower ?? 0) > 0 }
    let smallest = shown.min { (fact(of: $0)?.lower ?? 0, $0) < (fact(of: $1)?.lower ?? 0, $1) }
    if let smallest { return "hide also \(term(smallest)), the smallest exact count in these equations" }
    if let total = relations.first.map({ system.relations[$0].whole }), total != cell {
      return "withhold \(term(total)), or show it in a wider band"
    }
    return "withhold \(term(cell))"
  }
}
