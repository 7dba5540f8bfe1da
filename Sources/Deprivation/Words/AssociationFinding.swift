/// What may be claimed of a rank correlation.
struct AssociationFinding {
  enum Direction {
    /// More deprived areas have more.
    case more
    /// More deprived areas have fewer.
    case fewer
    /// The interval holds 0.
    case notShown
    /// There is no correlation.
    case unknown
  }

  /// The correlation; one without a number counts as withheld.
  let told: DeprivationFacts.Told<DeprivationFacts.Association>
  /// What the likeness of neighbours leaves; `nil` where that is not known.
  let effective: DeprivationFacts.Effective?

  init(_ told: DeprivationFacts.Told<DeprivationFacts.Association>) {
    guard case .known(let association) = told, association.rho.isWhole else {
      if case .known = told { self.told = .withheld("there is no figure") } else { self.told = told }
      effective = nil
      return
    }
    self.told = told
    if case .known(let effective) = association.effective, effective.isWhole {
      self.effective = effective
    } else {
      effective = nil
    }
  }

  var rho: Double { interval == nil ? .nan : association?.rho.value ?? .nan }

  /// The interval that decides: that of the effective number where there is one.
  private var interval: (lower: Double, upper: Double)? {
    effective.map { ($0.lower, $0.upper) } ?? association.map { ($0.rho.lower, $0.rho.upper) }
  }

  var direction: Direction {
    guard let interval else { return .unknown }
    // The ends as printed decide, so that a reader who sees 0.00 is not told of a link.
    let (lower, upper) = (WordNumber.hundredths(interval.lower), WordNumber.hundredths(interval.upper))
    return lower > 0 ? .more : upper < 0 ? .fewer : .notShown
  }

  var isShown: Bool { direction == .more || direction == .fewer }

  /// The strongest that the deciding interval allows.
  var atMost: CorrelationStrength? { interval.flatMap { CorrelationStrength(max($0.lower.magnitude, $0.upper.magnitude)) } }

  private var association: DeprivationFacts.Association? { if case .known(let association) = told { association } else { nil } }
}

extension DeprivationFacts.Estimate {
  /// Whether number and both ends are there.
  var isWhole: Bool { !(value.isNaN || lower.isNaN || upper.isNaN) }
}

extension DeprivationFacts.Effective {
  /// Whether the number and both ends are there.
  var isWhole: Bool { areas.isFinite && !lower.isNaN && !upper.isNaN }
}
