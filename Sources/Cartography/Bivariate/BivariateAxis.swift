import WardlightDisclosure

/// One of the two numbers of a bivariate map, in classes.
public struct BivariateAxis: Hashable, Sendable {
  /// What the number is called.
  public let title: String
  /// Its classes from low to high: three, or fewer where its values allow no more.
  public let classes: [AxisClass]
  /// How many of three classes the values did not allow.
  public let lostClasses: Int
  /// What each area's number is.
  let kinds: [Kind]
  /// The protected intervals, as legends write them.
  let intervals: [String]

  /// One class of an axis.
  public struct AxisClass: Hashable, Sendable {
    /// The range as legends write it: `101 TO 240`.
    public let label: String
    /// 0 for low, 1 for the middle, 2 for high. Of two classes the upper one is high; a single one is in the middle.
    public let place: Int
  }

  /// What one number is.
  enum Kind: Hashable, Sendable {
    case place(Int)
    case state(BivariateState.Kind)

    /// Why it has no place; `nil` where it has one.
    var state: BivariateState.Kind? {
      if case .state(let state) = self { state } else { nil }
    }
  }

  /// - Throws: ``CartographyError`` for words, for a scheme that cannot be, and for one of more than three classes.
  init(_ column: CellColumn, title: String, by scheme: ClassScheme, _ counts: BivariateMap.CountClasses) throws(CartographyError) {
    switch counts {
    case .apart: try self.init(apart: column, title: title, scheme)
    case .together: try self.init(together: column, title: title, scheme)
    }
  }

  private init(apart column: CellColumn, title: String, _ scheme: ClassScheme) throws(CartographyError) {
    let found = try Classification(of: column, by: scheme, palette: .blues)
    let ranges = found.classes.filter(\.isRange)
    let places = try Self.places(ranges.count, lost: found.lostClasses, column)
    self.title = title
    classes = zip(ranges, places).map { AxisClass(label: $0.label, place: $1) }
    lostClasses = found.lostClasses
    kinds = Self.kinds(found.classes, places, count: column.cells.count)
    let hidden = found.classes.filter { $0.kind.isProtected || $0.kind == .suppressed }.flatMap(\.members)
    intervals = Set(hidden.map { column.cells[$0].text.replacing("–", with: " TO ") }).orderedIntervals
  }

  private init(together column: CellColumn, title: String, _ scheme: ClassScheme) throws(CartographyError) {
    let found = try JointRanges(column, by: scheme)
    let places = try Self.places(found.labels.count, lost: found.lost, column)
    self.title = title
    classes = zip(found.labels, places).map { AxisClass(label: $0, place: $1) }
    lostClasses = found.lost
    kinds = found.members.map { member in
      switch member {
      case .range(let range): .place(places[range])
      case .state(let state): .state(state)
      }
    }
    intervals = found.leftIntervals
  }

  /// Where so many classes lie among three.
  private static func places(_ ranges: Int, lost: Int, _ column: CellColumn) throws(CartographyError) -> [Int] {
    guard ranges + lost <= 3 else { throw .moreThanThreeClasses(column: column.heading.key, classes: ranges + lost) }
    return [[], [1], [0, 2], [0, 1, 2]][ranges]
  }

  private static func kinds(_ classes: [MapClass], _ places: [Int], count: Int) -> [Kind] {
    var kinds = Array(repeating: Kind.state(.missing), count: count)
    var left = places[...]
    for mapClass in classes {
      let kind: Kind
      switch mapClass.kind {
      case .range: kind = left.popFirst().map(Kind.place) ?? .state(.missing)
      case .zero: kind = .state(.zero)
      case .protected, .suppressed: kind = .state(.protected)
      case .withheld: kind = .state(.withheld)
      case .missing, .word: kind = .state(.missing)
      }
      for area in mapClass.members { kinds[area] = kind }
    }
    return kinds
  }
}

extension MapClass {
  /// Whether the class holds numbers from one to another.
  var isRange: Bool {
    if case .range = kind { true } else { false }
  }
}
