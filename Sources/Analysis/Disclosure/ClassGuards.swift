import WardlightDisclosure
import WardlightGeometry
import WardlightSpatialStatistics

/// Which classes of a map may be shown beside the counts as they leave; all maps of the same counts are held against them together.
struct ClassGuards: Sendable {
  /// Hot spots by number; empty where all may.
  let counts: [Bool]
  /// Hot spots by rate; empty where all may.
  let rates: [Bool]
  /// Those of deprivation.
  let overlay: OverlayClasses

  /// All of them.
  static let all = ClassGuards(counts: [], rates: [], overlay: .all)

  /// Those of a study.
  ///
  /// - Parameter door: The door through which the counts leave.
  static func of(_ study: Study, _ door: Door) throws(DisclosureFault) -> ClassGuards {
    guard let ground = GuardedGround(study, door) else { return .all }
    let weights = study.weights
    let people = study.areas.denominators?.populations ?? []
    let rates = study.hotSpotsOfRates.map { test in
      ground.statements(test, people.indices.map { test.value[$0].isNaN || people[$0] <= 0 ? nil : 1000 / people[$0] }, weights)
    }
    let overlay = study.deprivation?.overlay
    let kept = try ground.kept([
      ground.statements(study.hotSpotsOfCounts, study.wardCounts.map { _ in 1 }, weights), rates ?? [],
      overlay.map(ground.residuals) ?? [], overlay.map(ground.moran) ?? [],
    ])
    return ClassGuards(counts: kept[0], rates: kept[1], overlay: OverlayClasses(hotSpots: kept[2], moran: kept[3]))
  }

  /// Those of an overlay of a layer's figures.
  static func overlay(_ overlay: DeprivationOverlay, _ door: Door) throws(DisclosureFault) -> OverlayClasses {
    guard let ground = GuardedGround(overlay, door) else { return .all }
    let kept = try ground.kept([ground.residuals(overlay), ground.moran(overlay)])
    return OverlayClasses(hotSpots: kept[0], moran: kept[1])
  }
}

/// Counts by area as they leave, and the sums beside them.
private struct GuardedGround {
  private let counts: [Int]
  private let shown: [ClosedRange<Int>]
  private let total: ClosedRange<Int>
  private let sums: [ClassGuard.Sum]
  private let rules: ProtectionRules

  /// `nil` where nothing is hidden.
  private init?(_ counts: [Int], _ groups: [(places: [Int], key: CellKey?)], _ keys: [CellKey?], _ door: Door) {
    guard let rules = door.terms.policy.rules else { return nil }
    self.rules = rules
    self.counts = counts
    shown = counts.indices.map { door.range(counts[$0], of: keys[$0]) ?? Self.anything }
    guard shown.contains(where: { $0.count > 1 }) else { return nil }
    sums = groups.map { group in
      let sum = group.places.reduce(0) { $0 + counts[$1] }
      return ClassGuard.Sum(places: group.places, shown: door.range(sum, of: group.key) ?? Self.anything)
    }
    total = sums.first?.shown ?? Self.anything
  }

  /// What is known of a count of which nothing is said.
  private static let anything = 0...Int(Int32.max)

  init?(_ study: Study, _ door: Door) {
    let codes = study.areas.boroughs.codes
    func key(_ member: String) -> CellKey? {
      CountMeaning(
        rows: [CountMeaning.Part(nil, [CountName.residence: member])],
        columns: ["": .period(study.configuration.period, CountName.referrals)]
      )
      .key(row: 0, column: "")
    }
    let boroughs = codes.indices.map { (places: study.areas.wards(ofBorough: $0), key: key(codes[$0])) }
    let tenths = (study.deprivation?.overlay.tenths ?? []).enumerated().map { (places: $1, key: key(CountName.tenth($0))) }
    let all = (places: Array(study.wardCounts.indices), key: key(CountName.london))
    self.init(study.wardCounts, [all] + boroughs + tenths, study.areas.wards.codes.map(key), door)
  }

  init?(_ overlay: DeprivationOverlay, _ door: Door) {
    guard let counts = overlay.input.figures?.counts else { return nil }
    let known = counts.map { $0 ?? 0 }
    let groups = overlay.places.map { (places: $0.members, key: CellKey?.none) }
    self.init(known, groups, known.map { _ in nil }, door)
  }

  // MARK: what classes tell

  /// Of a test of values that are a multiple of each count.
  func statements(
    _ test: LocalStatistics, _ factors: [Double?], _ weights: Weights, offsets: [Double]? = nil
  ) -> [ClassGuard.Statement?] {
    ClassStatements(
      test.classes.map(\.side), CountedValues(counts: counts, shown: shown, factors: factors, offsets: offsets, total: total), weights
    ).all
  }

  /// Of hot spots of residuals: (count − expected) / standard deviation, the model taken as known.
  func residuals(_ overlay: DeprivationOverlay) -> [ClassGuard.Statement?] {
    guard let model = overlay.model, let used = model.used, let test = model.hotSpots else { return [] }
    let deviations = used.expected.map {
      $0 > 0 ? ($0 + (used.theta.map { [mean = $0] theta in mean * mean / theta } ?? 0)).squareRoot() : .nan
    }
    let factors = deviations.indices.map { test.value[$0].isNaN || deviations[$0].isNaN ? nil : 1 / deviations[$0] }
    let offsets = deviations.indices.map { factors[$0] == nil ? 0 : -used.expected[$0] / deviations[$0] }
    return statements(test, factors, overlay.input.neighbours.weights, offsets: offsets)
  }

  /// Of counts around each area.
  func moran(_ overlay: DeprivationOverlay) -> [ClassGuard.Statement?] {
    guard let test = overlay.moran, let figures = overlay.input.figures else { return [] }
    return statements(test, figures.values.map { $0.isNaN ? nil : 1 }, overlay.input.neighbours.weights)
  }

  // MARK: what may be shown

  /// Which classes may be shown, map by map.
  func kept(_ maps: [[ClassGuard.Statement?]]) throws(DisclosureFault) -> [[Bool]] {
    let held = ClassGuard(
      shown: shown, isProtected: counts.map { rules.primary($0) != nil }, truth: counts, sums: sums, possible: rules.possible)
    let kept = try held.kept(maps.flatMap { $0 })
    var start = 0
    return maps.map { map in
      defer { start += map.count }
      return Array(kept[start..<start + map.count])
    }
  }
}
