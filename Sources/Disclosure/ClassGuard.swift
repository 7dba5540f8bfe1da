/// Decides which classes of a map may be shown beside counts of which some are hidden.
///
/// The class of an area among its neighbours, hot, cold or neither, tells that a weighted sum of the counts around it lies above, below or between two numbers: a ``Statement``. Where
/// hidden counts are among them, that may narrow one of them: an island whose only neighbour shows `1–4` and which is hot because of it gives that count away. Classes
/// are therefore taken together as what they are, inequalities, beside the intervals and sums that readers see, and those are withheld without which every protected
/// count keeps enough possible values, as few as the search finds.
///
/// **What a reader can infer.** From a class that is shown: that the sum lies where its statement says. With all that are shown, and all sums, each protected count can still have at least
/// `possible` values. From a class that is withheld: that there are hidden counts around the area and that the class, with what else is shown, would have told something of one; not which class it is.
/// **What a reader cannot.** Statements are taken as tight as the data allow, tighter than a reader can work out who does not know the hidden counts, so that what the reader knows rules
/// out no more than is ruled out here. Feasible values are those of the linear relaxation: where only whole numbers can be excluded (a parity, say), that is not seen.
///
/// - Complexity: some linear programs of the hidden counts for each class that is withheld, and two for each protected count that is nearly narrowed.
public struct ClassGuard: Sendable {
  /// What one class tells of the counts around its area: lower ≤ Σ weight · count ≤ upper.
  public struct Statement: Hashable, Sendable {
    /// The areas whose counts are added, each once.
    public let places: [Int]
    /// What each weighs, above 0, aligned with the places.
    public let weights: [Double]
    /// The least that the sum can be; −∞ where the class tells none.
    public let lower: Double
    /// The most; +∞ where the class tells none.
    public let upper: Double

    /// A statement by its parts.
    ///
    /// - Precondition: As many weights as places.
    public init(places: [Int], weights: [Double], lower: Double, upper: Double) {
      precondition(places.count == weights.count, "\(weights.count) weights for \(places.count) places")
      self.places = places
      self.weights = weights
      self.lower = lower
      self.upper = upper
    }
  }

  /// A sum of counts that is published beside them: a borough's total.
  public struct Sum: Hashable, Sendable {
    /// The areas whose counts are added.
    public let places: [Int]
    /// What is shown of the sum.
    public let shown: ClosedRange<Int>

    /// A sum by its parts.
    public init(places: [Int], shown: ClosedRange<Int>) {
      self.places = places
      self.shown = shown
    }
  }

  private let shown: [ClosedRange<Int>]
  private let isProtected: [Bool]
  private let truth: [Int]
  private let sums: [Sum]
  private let possible: Int

  /// Counts as they leave.
  ///
  /// - Parameters:
  ///   - shown: What is shown of each count; a range of one number where it is exact.
  ///   - isProtected: Whether each is hidden because it is small.
  ///   - truth: The counts themselves, which decide nothing but whether a statement holds.
  ///   - sums: The sums that are published beside them.
  ///   - possible: How many values a protected count must keep.
  public init(shown: [ClosedRange<Int>], isProtected: [Bool], truth: [Int], sums: [Sum], possible: Int) {
    precondition(shown.count == isProtected.count && shown.count == truth.count, "\(shown.count) counts are not all there")
    self.shown = shown
    self.isProtected = isProtected
    self.truth = truth
    self.sums = sums
    self.possible = possible
  }

  /// Which classes may be shown.
  ///
  /// - Parameter statements: What each class tells; `nil` for one that tells nothing of counts.
  /// - Returns: Aligned with the statements.
  /// - Throws: ``DisclosureFault/solverFailed(status:)``.
  public func kept(_ statements: [Statement?]) throws(DisclosureFault) -> [Bool] {
    let informing = statements.indices.filter { place in statements[place].map(informs) ?? false }
    var candidates: [(place: Int, row: Statement)] = []
    for place in informing {
      if let statement = statements[place], holds(statement), try narrowed(by: [statement], sums: .near).isEmpty {
        candidates.append((place, statement))
      }
    }
    while true {
      let narrowed = Set(try narrowed(by: candidates.map(\.row), sums: .all))
      guard !narrowed.isEmpty else { break }
      guard let worst = Self.worst(candidates.map(\.row), narrowed) else { break }
      candidates.remove(at: worst)
    }
    var kept = statements.map { _ in true }
    for place in informing { kept[place] = false }
    for candidate in candidates { kept[candidate.place] = true }
    return kept
  }

  /// Whether a statement rules out anything that the intervals leave open.
  private func informs(_ statement: Statement) -> Bool {
    let low = zip(statement.places, statement.weights).reduce(0) { $0 + Double(shown[$1.0].lowerBound) * $1.1 }
    let high = zip(statement.places, statement.weights).reduce(0) { $0 + Double(shown[$1.0].upperBound) * $1.1 }
    return low < statement.lower || high > statement.upper
  }

  private func holds(_ statement: Statement) -> Bool {
    let sum = zip(statement.places, statement.weights).reduce(0) { $0 + Double(truth[$1.0]) * $1.1 }
    return statement.lower <= sum && sum <= statement.upper
  }

  /// The statement that touches most of the narrowed counts; of several the last, whose area comes later.
  private static func worst(_ statements: [Statement], _ narrowed: Set<Int>) -> Int? {
    let touched = statements.map { $0.places.count { narrowed.contains($0) } }
    guard let most = touched.max(), !statements.isEmpty else { return nil }
    return most > 0 ? touched.lastIndex(of: most) : statements.indices.last
  }

  /// The protected counts that keep too few values under some statements.
  private func narrowed(by statements: [Statement], sums reach: SumReach) throws(DisclosureFault) -> [Int] {
    guard !statements.isEmpty else { return [] }
    let free = freePlaces(around: statements, reach)
    let program = GuardedProgram(free, shown: shown, statements: statements, sums: sums)
    var seen = SeenRange(count: free.count)
    seen.add(free.map { Double(truth[$0]) })
    let open = free.indices.filter { isProtected[free[$0]] && wanted(free[$0]) > 1 }
    for sense in [LinearProgram.Sense.maximize, .minimize] { seen.add(try program.solution(sense, of: open)) }
    var narrowed: [Int] = []
    for column in open where seen.values(of: column) < wanted(free[column]) {
      for sense in [LinearProgram.Sense.maximize, .minimize] where seen.values(of: column) < wanted(free[column]) {
        seen.add(try program.solution(sense, of: [column]))
      }
      if seen.values(of: column) < wanted(free[column]) { narrowed.append(free[column]) }
    }
    return narrowed
  }

  /// How many values a count must keep: what the rules ask for, as far as its interval has so many.
  private func wanted(_ place: Int) -> Int { min(possible, shown[place].count) }

  /// Which sums count.
  private enum SumReach {
    /// Those of the counts in a statement, as far as they tie no further counts to others.
    case near
    /// All that hang together.
    case all
  }

  /// The hidden counts that statements tie together, by way of sums or not.
  private func freePlaces(around statements: [Statement], _ reach: SumReach) -> [Int] {
    var found = Set(statements.flatMap(\.places)).filter { shown[$0].count > 1 }
    var isGrowing = true
    while isGrowing {
      let before = found.count
      for sum in sums where !found.isDisjoint(with: sum.places) { found.formUnion(sum.places.filter { shown[$0].count > 1 }) }
      isGrowing = reach == .all && found.count > before
    }
    return found.sorted()
  }
}

/// The linear program of hidden counts under statements and sums.
private struct GuardedProgram {
  private let program: LinearProgram
  private let count: Int

  init(_ free: [Int], shown: [ClosedRange<Int>], statements: [ClassGuard.Statement], sums: [ClassGuard.Sum]) {
    count = free.count
    let columns = Dictionary(uniqueKeysWithValues: free.enumerated().map { ($1, Int32($0)) })
    func row(_ places: [Int], _ weights: [Double], _ lower: Double, _ upper: Double) -> LinearProgram.Row? {
      var (row, fixed) = (LinearProgram.Row(columns: [], coefficients: [], bounds: .init(lower: lower, upper: upper)), 0.0)
      for (place, weight) in zip(places, weights) {
        if let column = columns[place] {
          row.columns.append(column)
          row.coefficients.append(weight)
        } else {
          fixed += Double(shown[place].lowerBound) * weight
        }
      }
      row.bounds = .init(lower: lower - fixed, upper: upper - fixed)
      return row.columns.isEmpty ? nil : row
    }
    let told = statements.compactMap { row($0.places, $0.weights, $0.lower, $0.upper) }
    // A sum of which some hidden counts are in no statement's reach binds nothing here.
    let published = sums.filter { sum in sum.places.allSatisfy { shown[$0].count == 1 || columns[$0] != nil } }
    let totals = published.compactMap { sum in
      row(sum.places, sum.places.map { _ in 1 }, Double(sum.shown.lowerBound), Double(sum.shown.upperBound))
    }
    program = LinearProgram(
      columns: free.map { .init(lower: Double(shown[$0].lowerBound), upper: Double(shown[$0].upperBound)) }, rows: told + totals)
  }

  /// The counts at which the sum of some is largest or smallest.
  func solution(_ sense: LinearProgram.Sense, of columns: [Int]) throws(DisclosureFault) -> [Double] {
    var objective = [Double](repeating: 0, count: count)
    for column in columns { objective[column] = 1 }
    program.setObjective(objective, sense)
    guard case .optimal = try program.solve() else { return [] }
    return program.values()
  }
}

/// The smallest and the largest value that each count was seen to have.
private struct SeenRange {
  private var low: [Double]
  private var high: [Double]

  init(count: Int) {
    low = [Double](repeating: .infinity, count: count)
    high = [Double](repeating: -.infinity, count: count)
  }

  mutating func add(_ values: [Double]) {
    for (place, value) in values.enumerated() {
      low[place] = min(low[place], value)
      high[place] = max(high[place], value)
    }
  }

  /// How many whole numbers lie between them.
  func values(of place: Int) -> Int {
    guard low[place] <= high[place] else { return 0 }
    return max(0, Int((high[place] + Self.tolerance).rounded(.down)) - Int((low[place] - Self.tolerance).rounded(.up)) + 1)
  }

  /// The solver's own.
  private static let tolerance = 1e-6
}
