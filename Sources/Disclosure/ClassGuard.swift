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
      if let statement = statements[place], holds(statement), try isTellable(statement) {
        candidates.append((place, statement))
      }
    }
    var kept = statements.map { _ in true }
    for place in informing { kept[place] = false }
    for candidate in try together(candidates.map(\.row)) { kept[candidates[candidate].place] = true }
    return kept
  }

  /// Those of some statements, by their places, that can be told together: the worst are left out one after the other until no count is narrowed.
  private func together(_ statements: [Statement]) throws(DisclosureFault) -> [Int] {
    guard !statements.isEmpty else { return [] }
    var search = search(among: statements, sums: .all)
    var left = Array(statements.indices)
    while true {
      let narrowed = Set(try search.narrowed())
      guard !narrowed.isEmpty, let worst = Self.worst(left.map { statements[$0] }, narrowed) else { return left }
      search.leaveOut(left.remove(at: worst))
    }
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

  /// Whether a statement alone narrows no protected count.
  private func isTellable(_ statement: Statement) throws(DisclosureFault) -> Bool {
    var search = search(among: [statement], sums: .near)
    return try search.narrowed().isEmpty
  }

  private func search(among statements: [Statement], sums reach: SumReach) -> NarrowedSearch {
    let free = freePlaces(around: statements, reach)
    return NarrowedSearch(
      free: free, program: GuardedProgram(free, shown: shown, statements: statements, sums: sums), truth: free.map { Double(truth[$0]) },
      wanted: free.map { isProtected[$0] ? wanted($0) : 1 })
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

/// Looks for the protected counts that keep too few values under some statements.
///
/// A statement that is left out rules out no more than before: what was seen to be possible stays so, and only counts that were narrowed are looked at again.
private struct NarrowedSearch {
  private let free: [Int]
  private let program: GuardedProgram
  private let wanted: [Int]
  private var seen: SeenRange
  /// The counts, by their columns, that were not seen to keep their values.
  private var suspects: [Int]

  init(free: [Int], program: GuardedProgram, truth: [Double], wanted: [Int]) {
    (self.free, self.program, self.wanted) = (free, program, wanted)
    seen = SeenRange(count: free.count)
    seen.add(truth)
    suspects = wanted.indices.filter { wanted[$0] > 1 }
  }

  /// The places of the counts that are narrowed.
  mutating func narrowed() throws(DisclosureFault) -> [Int] {
    guard !suspects.isEmpty else { return [] }
    for sense in [LinearProgram.Sense.maximize, .minimize] { seen.add(try program.solution(sense, of: suspects)) }
    var narrowed: [Int] = []
    for column in suspects where isNarrow(column) {
      for sense in [LinearProgram.Sense.maximize, .minimize] where isNarrow(column) {
        seen.add(try program.solution(sense, of: [column]))
      }
      if isNarrow(column) { narrowed.append(column) }
    }
    suspects = narrowed
    return narrowed.map { free[$0] }
  }

  /// Leaves a statement out.
  func leaveOut(_ statement: Int) { program.leaveOut(statement) }

  private func isNarrow(_ column: Int) -> Bool { seen.values(of: column) < wanted[column] }
}

/// The linear program of hidden counts under statements and sums.
private struct GuardedProgram {
  private let program: LinearProgram
  private let count: Int
  /// The row of each statement; `nil` of one that no hidden count is in.
  private let rowOfStatement: [Int?]

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
    var told: [LinearProgram.Row] = []
    var rowOfStatement: [Int?] = []
    for statement in statements {
      let row = row(statement.places, statement.weights, statement.lower, statement.upper)
      rowOfStatement.append(row.map { _ in told.count })
      if let row { told.append(row) }
    }
    self.rowOfStatement = rowOfStatement
    // A sum of which some hidden counts are in no statement's reach binds nothing here.
    let published = sums.filter { sum in sum.places.allSatisfy { shown[$0].count == 1 || columns[$0] != nil } }
    let totals = published.compactMap { sum in
      row(sum.places, sum.places.map { _ in 1 }, Double(sum.shown.lowerBound), Double(sum.shown.upperBound))
    }
    program = LinearProgram(
      columns: free.map { .init(lower: Double(shown[$0].lowerBound), upper: Double(shown[$0].upperBound)) }, rows: told + totals)
  }

  /// Lets the sum of a statement be anything.
  func leaveOut(_ statement: Int) {
    if let row = rowOfStatement[statement] { program.setRow(row, .init(lower: -.infinity, upper: .infinity)) }
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
