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
    /// Counts hidden as intervals of which none lies in one range as a whole.
    case suppressed
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

  /// - Parameter intervals: The intervals as the legend writes them, from low to high.
  static func suppressed(_ intervals: [String]) -> MapClass {
    let label = "SUPPRESSED: \(intervals.joined(separator: ", "))"
    return MapClass(kind: .suppressed, label: label, fill: Ink.white, hatch: Hatch(.rising, Ink.hatch))
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

  /// The goodness of variance fit of the exact numbers, zeros that are a class of their own left out; `nil` for words, or without numbers.
  ///
  /// - SeeAlso: ``VarianceFit/goodness(of:upperEnds:)`` for the formula.
  public let varianceFit: Double?
  /// What the legend says beside the classes.
  let detail: LegendDetail

  /// What the legend says below the classes; may be empty.
  var remark: String { [lostRemark, fitRemark].filter { !$0.isEmpty }.joined(separator: " ") }

  private var lostRemark: String {
    guard lostClasses > 0 else { return "" }
    let ranges = classes.filter { if case .range = $0.kind { true } else { false } }.count
    return "\(ranges + lostClasses) classes asked for; the numbers allow \(ranges)."
  }

  private var fitRemark: String {
    guard detail == .classesAndFit, let varianceFit else { return "" }
    return "Goodness of variance fit: \(FixedDecimal.text(varianceFit, decimals: 2)) (1 is best)."
  }

  /// What a user should be told: classes that are lost, and looks that some readers cannot tell apart; empty where all is well.
  public var warnings: [String] { (lostRemark.isEmpty ? [] : [lostRemark]) + ColourSeparation.warnings(of: classes) }

  /// Puts each area into the class of its kind; kinds that have no class yet are an oversight of the caller's.
  mutating func place(_ kinds: [MapClass.Kind]) {
    for (place, mapClass) in classes.enumerated() {
      classes[place].members = kinds.indices.filter { kinds[$0] == mapClass.kind }
    }
  }
}

/// What a legend says beside the classes.
public enum LegendDetail: Hashable, Sendable {
  /// The classes and their numbers of areas.
  case classes
  /// The goodness of variance fit, too.
  case classesAndFit
}
