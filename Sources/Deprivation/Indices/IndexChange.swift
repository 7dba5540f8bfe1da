public import WardlightGazetteer

extension IndexComparison {
  /// What is done with LSOAs whose borders changed between the censuses.
  public enum ChangedAreas: Hashable, Sendable {
    /// They are left out: only unchanged LSOAs are compared.
    case leftOut
    /// A part of a split LSOA takes the value of the whole, and a merged one the mean of its parts, weighted by the earlier index's own populations. Irregular changes are left out.
    case carried
  }

  /// Compares two releases by LSOA, through the look-up of LSOAs 2011 to 2021.
  ///
  /// - Parameters:
  ///   - earlier: The earlier release, on LSOAs 2011, and its measure.
  ///   - later: The later one, on LSOAs 2021, and its measure.
  ///   - changes: The look-up.
  ///   - areas: The LSOAs 2021 among which areas are ranked, London's say; `nil` takes all.
  ///   - changed: What is done with LSOAs that changed.
  /// - Complexity: O(n log n).
  public static func between(
    _ earlier: (index: IndexTable, measure: DeprivationMeasure), _ later: (index: IndexTable, measure: DeprivationMeasure),
    by changes: LSOAChanges, within areas: [String]? = nil, changed: ChangedAreas = .leftOut
  ) -> IndexComparison {
    let wanted = (areas ?? later.index.codes).map { AreaCode.cleaned($0) }
    let carried = CarriedIndex(earlier.index, earlier.measure, changes, changed)
    let values = wanted.map { carried.values[$0] ?? .nan }
    return IndexComparison(
      codes: wanted, earlier: Side(title: earlier.index.name, values: values, direction: earlier.measure.direction),
      later: Side(
        title: later.index.name, values: later.index.aligned(with: wanted, later.measure).values, direction: later.measure.direction),
      notes: carried.notes(among: wanted))
  }
}

extension IndexTable {
  /// What the index is called: its release, else its file.
  var name: String { release?.title ?? SourceText.name(file) }
}

/// The values of an index on LSOAs 2011, by LSOA 2021.
private struct CarriedIndex {
  private(set) var values: [String: Double] = [:]
  private var changes: [String: LSOAChanges.Change] = [:]
  private let file: String
  private let changed: IndexComparison.ChangedAreas

  init(_ index: IndexTable, _ measure: DeprivationMeasure, _ lookup: LSOAChanges, _ changed: IndexComparison.ChangedAreas) {
    self.changed = changed
    file = SourceText.name(lookup.file)
    let all = index.values(of: measure)
    let weights = index.denominator.map { index.values(of: $0) }
    for (target, rows) in Dictionary(grouping: lookup.rows, by: \.target) {
      changes[target] = rows.contains { $0.change == .irregular } ? .irregular : rows[0].change
      let places = rows.map { index.place(of: $0.source) }
      values[target] = value(target, places, all, weights)
    }
  }

  private func value(_ target: String, _ places: [Int?], _ all: [Double], _ weights: [Double]?) -> Double {
    let known = places.compactMap { $0 }
    guard known.count == places.count else { return .nan }
    switch (changes[target], changed) {
    case (.unchanged, _), (.split, .carried): return known.count == 1 ? all[known[0]] : .nan
    case (.merged, .carried):
      guard let weights else { return .nan }
      let total = known.reduce(0) { $0 + weights[$1] }
      return total > 0 ? known.reduce(0) { $0 + weights[$1] * all[$1] } / total : .nan
    default: return .nan
    }
  }

  /// How the areas were matched.
  func notes(among areas: [String]) -> [String] {
    let kinds = areas.compactMap { changes[$0] }
    func count(_ change: LSOAChanges.Change) -> String { IndexFault.grouped(kinds.filter { $0 == change }.count) }
    let done =
      switch changed {
      case .leftOut: "only the unchanged ones are compared"
      case .carried:
        "parts take the value of the whole, merged ones the population-weighted mean where the index has populations, and irregular ones are left out"
      }
    return [
      "By \(file), of \(IndexFault.grouped(areas.count)) LSOAs 2021 \(count(.unchanged)) are unchanged since 2011, \(count(.split)) are parts of split ones, "
        + "\(count(.merged)) were merged and \(count(.irregular)) changed otherwise; \(done)."
    ]
  }
}
