/// Whether an area stands out by high values or by low ones.
public enum SpotKind: String, Hashable, Sendable, CaseIterable {
  /// High values lie together.
  case hot
  /// Low values lie together.
  case cold

  /// The other one.
  public var opposite: SpotKind { self == .hot ? .cold : .hot }
}

/// How a hot or cold spot came about over time, in the categories of Esri's Emerging Hot Spot Analysis.
///
/// - SeeAlso: Esri, How Emerging Hot Spot Analysis works (ArcGIS Pro 3),
///   https://pro.arcgis.com/en/pro-app/latest/tool-reference/space-time-pattern-mining/learnmoreemerging.htm.
public enum EmergingPattern: String, Hashable, Sendable, CaseIterable {
  /// The last period only.
  case new
  /// An unbroken run of the last periods.
  case consecutive
  /// Almost always, and more and more.
  case intensifying
  /// Almost always, with no trend.
  case persistent
  /// Almost always, and less and less.
  case diminishing
  /// Now, and off and on before.
  case sporadic
  /// Now, and the opposite at an earlier time.
  case oscillating
  /// Almost always, but not now.
  case historical

  /// What an area of this kind is, in a sentence for readers.
  public func definition(of kind: SpotKind) -> String {
    let (spot, opposite) = ("\(kind.rawValue) spot", "\(kind.opposite.rawValue) spot")
    switch self {
    case .new: return "A significant \(spot) in the last period that was never a \(spot), nor a \(opposite), before."
    case .consecutive:
      return
        "An unbroken run of at least two periods up to the last in which the area is a significant \(spot). Before that run it was never a \(spot), nor a \(opposite), and fewer than 90 % of all periods are \(spot)s."
    case .intensifying:
      return
        "A significant \(spot) in at least 90 % of the periods, the last among them, whose clustering of \(kind == .hot ? "high" : "low") values has become significantly stronger over time."
    case .persistent:
      return "A significant \(spot) in at least 90 % of the periods, the last among them, whose clustering has no significant trend."
    case .diminishing:
      return
        "A significant \(spot) in at least 90 % of the periods, the last among them, whose clustering of \(kind == .hot ? "high" : "low") values has become significantly weaker over time."
    case .sporadic:
      return
        "A significant \(spot) in the last period that was one before too, off and on. Fewer than 90 % of the periods are \(spot)s, and none is a \(opposite)."
    case .oscillating:
      return
        "A significant \(spot) in the last period that was a significant \(opposite) in an earlier one. Fewer than 90 % of the periods are \(spot)s."
    case .historical: return "A significant \(spot) in at least 90 % of the periods, but not in the last."
    }
  }
}

/// What an area is over time.
public enum EmergingClass: Hashable, Sendable {
  /// A hot or cold spot that came about in one of the ways that have names.
  case spot(EmergingPattern, SpotKind)
  /// None of the patterns.
  case noPattern
  /// There is no result.
  case undefined

  /// Every class, hot ones first.
  public static let all: [EmergingClass] =
    SpotKind.allCases.flatMap { kind in EmergingPattern.allCases.map { spot($0, kind) } } + [.noPattern, .undefined]

  /// The name of the class: `new hot spot`, `no pattern`, `undefined`.
  public var name: String {
    switch self {
    case .spot(let pattern, let kind): "\(pattern.rawValue) \(kind.rawValue) spot"
    case .noPattern: "no pattern"
    case .undefined: "undefined"
    }
  }

  /// What an area of this class is, in a sentence for readers.
  public var definition: String {
    switch self {
    case .spot(let pattern, let kind): pattern.definition(of: kind)
    case .noPattern: "None of the patterns of hot and cold spots."
    case .undefined: "The area has no result in at least one period; the reason says why."
    }
  }
}
