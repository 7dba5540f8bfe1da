public import WardlightEssentials

/// Which whole values cells can still have, given what is known of all cells and how they add up.
///
/// The question of the attacker and of the judge: over all whole-number solutions x of the relations with lower ≤ x ≤ upper, how many
/// different values does a cell take? Bounds are drawn tighter along the relations first, which settles every system without loops exactly, for instance
/// all one-way hierarchies. What remains falls into pieces that no relation ties together; each is searched by linear programs whose solutions
/// are turned into whole ones and checked in whole numbers.
///
/// What is guaranteed: ``Verdict/keeps`` stands only where that many different values were each met in a whole solution that keeps every relation.
/// ``Verdict/narrowed(_:)`` stands where the values outside its range are impossible (to the solver's tolerance of 10⁻⁵), and says
/// whether every value inside was decided; a search that came to its limit counts against the cell. The same on any number of threads.
///
/// - Complexity: O(entries) where there are no loops; otherwise some dozen linear programs for a piece and a few for each cell that is not safe.
/// - SeeAlso: Fischetti, M. & Salazar, J. J. (2001), Solving the cell suppression problem on tabular data with linear constraints, Management
///   Science 47(7) (the attacker's two problems); Dobra, A. & Fienberg, S. E. (2000), Bounds for cell entries in contingency tables given marginal totals and
///   decomposable graphs, PNAS 97(22); Willenborg, L. & de Waal, T. (2001), Elements of Statistical Disclosure Control, Springer.
public struct FeasibleRanges: Sendable {
  /// What was found, in the order in which cells were wanted.
  public let verdicts: [Verdict]
  /// Relations that no values can keep together, a list for each piece of the system where that is so.
  public let contradictions: [[Int]]

  /// What a cell can be.
  public enum Verdict: Hashable, Sendable {
    /// At least as many values as asked, or (an unpublished remainder) a value that is not small.
    case keeps
    /// Fewer.
    case narrowed(Narrow)
    /// No values keep the relations around it.
    case contradicted
  }

  /// What little a cell can be, and what shows it.
  public struct Narrow: Hashable, Sendable {
    /// From the smallest to the largest value that is not ruled out.
    public let range: ClosedRange<Int>
    /// Whether the search decided every value in it; if not, it came to its limit and the cell counts as not safe.
    public let isDecided: Bool
    /// The relations from which it follows, by their places in the system.
    public let relations: [Int]
  }

  /// Whether a wanted cell keeps enough values, by its place among those wanted.
  public func keeps(_ place: Int) -> Bool { verdicts[place] == .keeps }

  /// Finds out about the cells of a system.
  ///
  /// - Parameters:
  ///   - system: The cells and how they add up.
  ///   - lower: The smallest value of each cell.
  ///   - upper: The largest value of each cell, `nil` where nothing bounds it; the same as the smallest where it is shown exactly.
  ///   - wanted: The cells in question.
  ///   - remainders: Further cells in question, which nobody published: only a range wholly within 1 … `threshold` − 1 counts against them.
  ///     Their verdicts follow those of `wanted`.
  ///   - possible: How many different values a cell must keep.
  ///   - threshold: The smallest count that is not small.
  /// - Throws: ``DisclosureFault/solverFailed(status:)``.
  public static func of(
    system: CellSystem, lower: [Int], upper: [Int?], wanted: [Int], remainders: [Int] = [], possible: Int, threshold: Int = 5,
    parallel: Parallel
  ) throws(DisclosureFault) -> FeasibleRanges {
    try of(
      WholeSystem(system.relations, lower: lower, upper: upper),
      goals: goals(wanted, remainders, threshold: threshold), possible: possible, parallel: parallel)
  }

  static func goals(_ wanted: [Int], _ remainders: [Int], threshold: Int) -> [RangeGoal] {
    wanted.map { RangeGoal(cell: $0, unlessOutside: nil) }
      + remainders.map { RangeGoal(cell: $0, unlessOutside: threshold > 1 ? 1...threshold - 1 : 1...1) }
  }

  /// Finds out about the cells of a system whose rows come from relations.
  static func of(
    _ system: WholeSystem, goals: [RangeGoal], possible: Int, parallel: Parallel
  ) throws(DisclosureFault) -> FeasibleRanges {
    let pieces = system.pieces()
    let shares = GoalShares(goals, system, pieces)
    let results = parallel.map(pieces.count) { number in
      PieceSearch(piece: pieces[number], goals: shares.goals(of: number), possible: possible).run(parallel)
    }
    return try joined(system, pieces, shares, results)
  }

  private static func joined(
    _ system: WholeSystem, _ pieces: [WholeSystem], _ shares: GoalShares, _ results: [PieceSearch.Result]
  ) throws(DisclosureFault) -> FeasibleRanges {
    var verdicts = shares.fixed
    var contradictions = fixedContradictions(system)
    for (number, result) in results.enumerated() {
      func relations(_ rows: [Int]) -> [Int] { Set(rows.map { system.rowOrigins[pieces[number].rowOrigins[$0]] }).sorted() }
      switch result {
      case .failure(let fault): throw fault
      case .contradiction(let rows):
        contradictions.append(relations(rows))
        for place in shares.places(of: number) { verdicts[place] = .contradicted }
      case .verdicts(let some):
        for (place, verdict) in zip(shares.places(of: number), some) { verdicts[place] = verdict.named(relations) }
      }
    }
    return FeasibleRanges(verdicts: verdicts, contradictions: contradictions)
  }

  /// Rows of cells without freedom that do not hold.
  private static func fixedContradictions(_ system: WholeSystem) -> [[Int]] {
    let rows = (0..<system.rowCount).filter { row in
      !system.places(of: row).contains { system.isFree(Int(system.cells[$0])) } && system.isContradicted(row)
    }
    return Set(rows.map { system.rowOrigins[$0] }).sorted().map { [$0] }
  }
}

extension FeasibleRanges.Verdict {
  /// The same with relations in place of rows.
  fileprivate func named(_ relations: ([Int]) -> [Int]) -> FeasibleRanges.Verdict {
    guard case .narrowed(let narrow) = self else { return self }
    return .narrowed(.init(range: narrow.range, isDecided: narrow.isDecided, relations: relations(narrow.relations)))
  }
}

/// Which piece of a system answers which goal.
private struct GoalShares: Sendable {
  /// The verdicts on cells without freedom; of others the verdict is still to come.
  let fixed: [FeasibleRanges.Verdict]
  private let placesOfPieces: [[Int]]
  private let goalsOfPieces: [[RangeGoal]]

  init(_ goals: [RangeGoal], _ system: WholeSystem, _ pieces: [WholeSystem]) {
    var home = [(piece: Int32, cell: Int32)](repeating: (-1, -1), count: system.cellCount)
    for (number, piece) in pieces.enumerated() {
      for (own, origin) in piece.origins.enumerated() { home[origin] = (Int32(number), Int32(own)) }
    }
    var fixed = [FeasibleRanges.Verdict](repeating: .keeps, count: goals.count)
    var places = [[Int]](repeating: [], count: pieces.count)
    var shared = [[RangeGoal]](repeating: [], count: pieces.count)
    for (place, goal) in goals.enumerated() {
      let (piece, cell) = home[goal.cell]
      if piece >= 0 {
        places[Int(piece)].append(place)
        shared[Int(piece)].append(RangeGoal(cell: Int(cell), unlessOutside: goal.unlessOutside))
      } else if goal.unlessOutside?.contains(system.lower[goal.cell]) ?? true {
        let value = system.lower[goal.cell]
        fixed[place] = .narrowed(.init(range: value...max(value, system.upper[goal.cell]), isDecided: true, relations: []))
      }
    }
    (self.fixed, placesOfPieces, goalsOfPieces) = (fixed, places, shared)
  }

  func places(of piece: Int) -> [Int] { placesOfPieces[piece] }

  func goals(of piece: Int) -> [RangeGoal] { goalsOfPieces[piece] }
}
