/// The classes of two numbers at once, and which areas belong to them. Each area is in exactly one cell of the square or in one state.
public struct BivariateClassification: Hashable, Sendable {
  /// The classes of the number that grows from left to right.
  public let across: BivariateAxis
  /// The classes of the number that grows from bottom to top.
  public let up: BivariateAxis
  /// The cells of the square, row by row from the lowest, each row from left to right; empty ones are kept.
  public let cells: [BivariateCell]
  /// What the areas are of which one number or both have no place in the square, in the order of the legend; empty states are left out.
  public let states: [BivariateState]

  /// - Precondition: Both axes are of the same areas.
  init(across: BivariateAxis, up: BivariateAxis, palette: BivariatePalette) {
    self.across = across
    self.up = up
    var members: [BivariateCell.Place: [Int]] = [:]
    var stateless: [BivariateState.Kind: [Int]] = [:]
    for (area, kinds) in zip(across.kinds, up.kinds).enumerated() {
      if case (.place(let right), .place(let high)) = kinds {
        members[BivariateCell.Place(across: right, up: high), default: []].append(area)
      } else if let gravest = [kinds.0, kinds.1].compactMap(\.state).max() {
        stateless[gravest, default: []].append(area)
      }
    }
    cells = up.classes.flatMap { row in
      across.classes.map { column in
        let place = BivariateCell.Place(across: column.place, up: row.place)
        return BivariateCell(place: place, fill: palette.colour(across: column.place, up: row.place), members: members[place] ?? [])
      }
    }
    states = BivariateState.Kind.allCases.compactMap { kind in
      stateless[kind].map { BivariateState(kind: kind, label: Self.label(of: kind, $0, [across, up]), members: $0) }
    }
  }

  /// `1 TO 4: Referrals`: what is the matter, and with which number.
  private static func label(of kind: BivariateState.Kind, _ members: [Int], _ axes: [BivariateAxis]) -> String {
    let concerned = axes.filter { axis in members.contains { axis.kinds[$0].state == kind } }
    let name = concerned.count == 1 ? concerned[0].title : "either number"
    switch kind {
    case .zero: return "0: \(name)"
    case .protected: return "\(Set(concerned.flatMap(\.intervals)).orderedIntervals.joined(separator: " OR ")): \(name)"
    case .withheld: return "WITHHELD: \(name)"
    case .missing: return "NO DATA: \(name)"
    }
  }
}

/// One of the nine cells.
public struct BivariateCell: Hashable, Sendable {
  /// Where it lies.
  public let place: Place
  /// Its colour.
  public let fill: Colour
  /// The areas in it, ascending.
  public let members: [Int]

  /// Where a cell lies: 0 for low, 1 for the middle, 2 for high.
  public struct Place: Hashable, Sendable {
    /// Which class from left to right.
    public let across: Int
    /// Which class from bottom to top.
    public let up: Int
  }

  /// The letter by which the legend explains a corner, or `nil`.
  var letter: String? {
    switch (place.across, place.up) {
    case (2, 2): "A"
    case (2, 0): "B"
    case (0, 2): "C"
    case (0, 0): "D"
    default: nil
    }
  }

  /// The lines by which the two corners of one high number differ where colours are not printed; the others differ by how dark they are.
  var hatch: Hatch? {
    switch letter {
    case "B": Hatch(.upright, fill.multiplied(by: Colour(0x909090)))
    case "C": Hatch(.level, fill.multiplied(by: Colour(0x909090)))
    default: nil
    }
  }
}

/// What an area is of which a number has no place in the square.
public struct BivariateState: Hashable, Sendable {
  /// What is the matter.
  public let kind: Kind
  /// The words of the legend.
  public let label: String
  /// The areas, ascending.
  public let members: [Int]

  /// What can be the matter, the gravest last: an area of two states is in the graver one.
  public enum Kind: Int, Hashable, Sendable, CaseIterable, Comparable {
    /// A count of zero.
    case zero
    /// A protected count.
    case protected
    /// A number that is withheld.
    case withheld
    /// No number at all.
    case missing

    /// Whether the first is the less grave one.
    public static func < (one: Kind, other: Kind) -> Bool { one.rawValue < other.rawValue }
  }

  /// The colour.
  var fill: Colour {
    switch kind {
    case .zero: Ink.zero
    case .protected, .withheld: Ink.white
    case .missing: Ink.noData
    }
  }

  /// What lies over the colour.
  var hatch: Hatch? {
    switch kind {
    case .zero: nil
    case .protected: Hatch(.dots, Ink.hatch)
    case .withheld: Hatch(.falling, Ink.hatch)
    case .missing: Hatch(.crossed, Ink.hatch)
    }
  }
}
