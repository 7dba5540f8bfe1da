/// Names what an area is from what it was in each period.
///
/// The definitions are those of ``EmergingPattern``. Esri's overlap in places, and there the one that says more is given:
///
/// - hot at the end for the first time, but cold before: oscillating, not new or consecutive, which fit as well (sfdep does the same);
/// - hot almost always without a trend, but not at the end: historical, not persistent (sfdep: persistent).
///
/// sfdep also calls sporadic what is not hot at the end, as Esri did before ArcGIS Pro 3; and it takes a share of all significant periods,
/// hot or cold, for an intensifying hot spot.
struct EmergingClassifier: Sendable {
  /// What the area is in each period, in order of time: hot, cold or neither.
  let periods: [SpotKind?]
  /// Whether the clustering has become significantly stronger in values (hot), or in their opposite (cold), or neither.
  let trend: SpotKind?

  /// What the area is over time.
  var verdict: EmergingClass {
    for kind in SpotKind.allCases {
      if let pattern = pattern(kind) { return .spot(pattern, kind) }
    }
    return .noPattern
  }

  private func pattern(_ kind: SpotKind) -> EmergingPattern? {
    let isNow = periods.last == .some(kind)
    let count = periods.count { $0 == kind }
    // 90 % in whole numbers, so that 9 of 10 periods are never too few by rounding.
    guard 10 * count < 9 * periods.count else { return isNow ? lasting(kind) : .historical }
    guard isNow else { return nil }
    if periods.contains(kind.opposite) { return .oscillating }
    if count == 1 { return .new }
    let run = periods.reversed().prefix { $0 == kind }.count
    return run == count ? .consecutive : .sporadic
  }

  private func lasting(_ kind: SpotKind) -> EmergingPattern {
    guard let trend else { return .persistent }
    return trend == kind ? .intensifying : .diminishing
  }
}
