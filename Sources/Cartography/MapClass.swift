import WardlightDisclosure
import WardlightEssentials

/// One class of a map: what belongs to it, what it is called and how it looks.
public struct MapClass: Hashable, Sendable {
  /// What belongs to the class.
  public let kind: Kind
  /// The words of the legend: `101 TO 240`.
  public let label: String
  /// The colour.
  public let fill: Colour
  /// What lies over the colour, if anything.
  public let hatch: Hatch?
  /// The areas of the class, ascending.
  public var members: [Int] = []

  /// What belongs to a class.
  public enum Kind: Hashable, Sendable {
    /// Counts of zero.
    case zero
    /// Counts protected by this interval.
    case protected(lower: Int, upper: Int)
    /// Numbers from `lower` to `upper`, both included, in units of the last printed decimal.
    case range(lower: Int, upper: Int)
    /// One word.
    case word(String)
    /// Cells without data.
    case missing
    /// Cells that are withheld.
    case withheld
  }

  /// The line of the legend: the range and the number of areas in brackets.
  public var legendText: String { "\(label) (\(FixedDecimal.grouped(members.count)))" }

  static func missing() -> MapClass {
    MapClass(kind: .missing, label: "NO DATA", fill: Ink.noData, hatch: Hatch(.crossed, Ink.hatch))
  }

  static func withheld() -> MapClass {
    MapClass(kind: .withheld, label: "WITHHELD", fill: Ink.white, hatch: Hatch(.falling, Ink.hatch))
  }
}

/// The classes of a map and which areas belong to them.
public struct Classification: Hashable, Sendable {
  /// The classes in the order of the legend; without areas only those that a scheme asks for.
  public internal(set) var classes: [MapClass]
  /// How many classes the scheme asked for beyond those that the numbers fill.
  public let lostClasses: Int

  /// What the legend says where classes are lost; empty where none is.
  var remark: String {
    guard lostClasses > 0 else { return "" }
    let ranges = classes.filter { if case .range = $0.kind { true } else { false } }.count
    return "\(ranges + lostClasses) classes asked for; the numbers allow \(ranges)."
  }

  /// Puts each area into the class of its kind; kinds that have no class yet are an oversight of the caller's.
  mutating func place(_ kinds: [MapClass.Kind]) {
    for (place, mapClass) in classes.enumerated() {
      classes[place].members = kinds.indices.filter { kinds[$0] == mapClass.kind }
    }
  }
}
