/// The counts of a publication and how they add up: what its protector and its attacker both reckon with.
///
/// Every published key is a cell. Cells that nobody published but that link published ones are added as *latent* cells, without which two tables
/// that share no more than a total would seem to have nothing to do with each other:
///
/// 1. *Lifting.* For a cell and a dimension, the cells with each member around its own that some published key of that measure uses there.
/// 2. *Interiors.* Where tables are linked in a circle (A by B, B by C and A by C, or a table of which cells are missing beside its margins), the cells of A by B by C;
///    where members overlap, the cells of all their pieces. See ``Interior`` and ``withoutInterior``.
/// 3. *Lines.* Along each dimension in turn, cells that agree in all others are a line. A whole on it is the sum of the parts directly within it
///    and, unless these make it up, of a latent remainder: *London without its boroughs*. Members that overlap, such as calendar and financial years
///    or two divisions of the same ground, are the sums of latent pieces, each the ground that the same members share.
///
/// Counts are whole and not negative, so that with `x` the vector of all cells the system is
///
///     x[whole] = Σ x[part]                          for measures that add up,
///     x[part] ≤ x[whole] (≤ Σ x[part] if complete)  for persons, who are counted once in each part where they are.
///
/// Every table of records satisfies the system. Conversely, where members lie in each other and tables are linked without a circle, every
/// whole solution that is not negative is the margins of a table of records, so that the feasible values of a cell by the system are exactly those that
/// a reader with unlimited patience would find: consistent margins of an acyclic scheme always extend (Vorob'ev 1962; for whole counts Dobra and Fienberg 2000).
/// Where there is a circle, or members overlap, interiors make it exact. Beyond ``interiorLimit`` they are left out: every table still satisfies the system, but ranges by it may be wider than the
/// truth, so that an attacker who models more could find more; the measures concerned are named in ``withoutInterior``.
/// Of persons only these inequalities are modelled.
///
/// - Complexity: O(c · log c + r) for c cells, latent ones included, and relations of r parts in all; no pairs of cells are ever compared.
/// - SeeAlso: Vorob'ev (1962), Consistent families of measures and their extensions, Theory of Probability & Its Applications 7(2), doi:10.1137/1107014;
///   Dobra & Fienberg (2000), Bounds for cell entries in contingency tables given marginal totals and decomposable graphs, PNAS 97(22),
///   doi:10.1073/pnas.97.22.11885; Hundepool et al. (2012), Statistical Disclosure Control, ch. 4, doi:10.1002/9781118348239.
public struct CellSystem: Sendable {
  /// The cells: published ones in order of key, each once, then latent ones.
  public let keys: [CellKey]
  /// How many cells are published.
  public let publishedCount: Int
  /// How the cells add up.
  public let relations: [Relation]
  /// Measures whose tables are linked in a circle, or whose members overlap, and whose interior cells are not modelled, because there were too many.
  public let withoutInterior: [String]
  private let places: [CellKey: Int]

  /// The largest number of cells that a measure may have with its interior.
  public static let interiorLimit = 2_000

  /// A whole and its parts, as places in ``CellSystem/keys``.
  public struct Relation: Hashable, Sendable {
    /// The whole.
    public let whole: Int
    /// The parts, at least one.
    public let parts: [Int]
    /// Whether the parts add up (an equation) or overlap (the whole is at least each part).
    public let adding: Measure.Adding
    /// Whether there is nothing in the whole but the parts: always so for an equation, since remainders are cells too; where parts overlap, the whole is then at most their sum.
    public let isComplete: Bool

    /// A relation by its parts.
    public init(whole: Int, parts: [Int], adding: Measure.Adding, isComplete: Bool) {
      self.whole = whole
      self.parts = parts
      self.adding = adding
      self.isComplete = isComplete
    }
  }

  /// The system of a publication.
  ///
  /// - Parameters:
  ///   - published: What the published counts count, in any order; repetitions count once, and ``Dimension/whole`` need not be named.
  ///   - dimensions: How members lie in each other; dimensions that no key names do not matter.
  ///   - measures: The measures of the keys.
  ///   - interiorLimit: The largest number of cells that a measure may have with its interior.
  /// - Throws: ``DisclosureFault/undeclaredMeasure(_:)``, ``DisclosureFault/undeclaredDimension(_:)``,
  ///   ``DisclosureFault/unknownMember(dimension:member:)``, ``DisclosureFault/memberWithinItself(dimension:member:)``,
  ///   ``DisclosureFault/measureWithinItself(_:)``, ``DisclosureFault/unreadablePeriod(dimension:member:)`` and
  ///   ``DisclosureFault/tooManyMembers(dimension:limit:)``.
  public init(
    published: [CellKey], dimensions: [Dimension], measures: [Measure], interiorLimit: Int = CellSystem.interiorLimit
  ) throws(DisclosureFault) {
    var building = try SystemBuilder(published, dimensions, measures, interiorLimit: interiorLimit)
    try building.build()
    keys = building.keys
    publishedCount = building.publishedCount
    relations = building.relations
    withoutInterior = building.withoutInterior.sorted()
    places = building.places
  }

  /// Where the cell of a key stands, or `nil` where it is neither published nor latent.
  ///
  /// - Complexity: O(1).
  public func index(of key: CellKey) -> Int? { places[key.withoutWholes] }

  /// The values of all cells as far as some counts determine them by equations in which one value is missing.
  ///
  /// - Parameter counts: Counts by key; those of keys that are no cells do not matter.
  /// - Returns: A value for each cell, `nil` where the counts leave it open.
  /// - Complexity: O(r) for relations of r parts in all.
  public func values(of counts: [CellKey: Int]) -> [Int?] {
    var values = [Int?](repeating: nil, count: keys.count)
    for (key, count) in counts { if let place = index(of: key) { values[place] = count } }
    var open = OpenEquations(relations.filter { $0.adding == .sums }, cells: keys.count)
    open.solve(&values)
    return values
  }
}

extension CellKey {
  /// The key without members that stand for everything.
  var withoutWholes: CellKey {
    members.values.contains(Dimension.whole) ? CellKey(measure, members.filter { $0.value != Dimension.whole }) : self
  }
}

/// Equations of which some values are missing.
private struct OpenEquations {
  private let equations: [CellSystem.Relation]
  private let start: [Int]
  private let users: [Int]

  init(_ equations: [CellSystem.Relation], cells: Int) {
    self.equations = equations
    var counts = [Int](repeating: 0, count: cells + 1)
    for equation in equations { for cell in equation.parts + [equation.whole] { counts[cell + 1] += 1 } }
    for cell in 0..<cells { counts[cell + 1] += counts[cell] }
    start = counts
    var users = [Int](repeating: 0, count: counts[cells])
    for (place, equation) in equations.enumerated() {
      for cell in equation.parts + [equation.whole] {
        users[counts[cell]] = place
        counts[cell] += 1
      }
    }
    self.users = users
  }

  /// Fills in what follows, one missing value after the other.
  mutating func solve(_ values: inout [Int?]) {
    var missing = equations.map { equation in (equation.parts + [equation.whole]).count { values[$0] == nil } }
    var ready = missing.indices.filter { missing[$0] == 1 }
    while let place = ready.popLast() {
      guard missing[place] == 1, let cell = Self.solve(equations[place], &values) else { continue }
      for user in users[start[cell]..<start[cell + 1]] {
        missing[user] -= 1
        if missing[user] == 1 { ready.append(user) }
      }
    }
  }

  /// Finds the one missing value of an equation, and says where it stands.
  private static func solve(_ equation: CellSystem.Relation, _ values: inout [Int?]) -> Int? {
    let known = equation.parts.reduce(0) { $0 + (values[$1] ?? 0) }
    guard let whole = values[equation.whole] else {
      values[equation.whole] = known
      return equation.whole
    }
    guard let part = equation.parts.first(where: { values[$0] == nil }) else { return nil }
    values[part] = whole - known
    return part
  }
}
