import WardlightDeprivation
import WardlightDisclosure
import WardlightGeometry

/// What leaves of the counts that are held against deprivation: all that words, classes and shares may be made of.
struct OverlayRelease: Sendable {
  let policy: Policy
  /// The smallest and the largest number that the count of each area can be as it leaves; `nil` where there is none, or figures are no counts.
  let areas: [ClosedRange<Int>?]
  /// The same of each place's records, aligned with the overlay's places.
  let places: [ClosedRange<Int>?]
  /// From how many records on an area counts among those whose share in the most deprived fifth is told: as many as are asked for, and no fewer than the threshold.
  let least: Int
  /// Whose classes may be shown.
  let classes: OverlayClasses

  init(_ overlay: DeprivationOverlay, _ door: Door, _ classes: OverlayClasses) {
    policy = door.terms.policy
    self.classes = classes
    let counts = overlay.input.figures?.counts
    let keys = overlay.input.keys
    let areas = overlay.input.areas.codes.indices.map { area in
      door.shown(counts?[area], of: keys?.area(overlay.input.areas.codes[area])).countBounds
    }
    self.areas = areas
    places = overlay.places.map { place in
      let sum = counts.map { counts in place.members.reduce(0) { $0 + (counts[$1] ?? 0) } }
      return door.shown(sum, of: keys?.place(place.group)).countBounds
    }
    least = max(overlay.input.atLeast, policy.threshold ?? 1)
  }

  /// The areas of which what leaves does not say whether they have enough records: they are not among those that have.
  var undecided: Set<Int> {
    Set(areas.indices.filter { area in areas[area].map { $0.lowerBound < least && least <= $0.upperBound } ?? false })
  }

  /// Whether the count of an area is hidden.
  func isHidden(_ area: Int) -> Bool { areas[area].map { $0.count > 1 } ?? false }

  /// The number by which an area is classed: the upper end of what is shown.
  func shown(_ area: Int, or value: Double) -> Double { areas[area].map { Double($0.upperBound) } ?? value }

  /// Whether figures over a place's areas may leave: one over few areas is too close to an equation in the hidden counts among them.
  func tells(_ place: OverlayPlace) -> Bool { place.members.count >= Self.enoughAreas || !place.members.contains(where: isHidden) }

  /// The same of all areas together.
  var tellsAll: Bool { areas.count >= Self.enoughAreas || !areas.indices.contains(where: isHidden) }

  /// The share that equal rates would give; `NaN` where the place's records, from which it follows, are hidden.
  func byPopulation(_ share: FifthComparison, _ place: OverlayPlace) -> Double {
    let index = place.group.map { $0 + 1 } ?? 0
    guard places.indices.contains(index), let range = places[index] else { return share.byPopulation }
    return range.count == 1 ? share.byPopulation : .nan
  }

  /// Over so many areas a rounded figure leaves though counts among them are hidden.
  static let enoughAreas = 12

  /// What stands where such a figure does not.
  static let fewAreas = "too few areas beside hidden counts"
}

/// Whose classes among their neighbours may be shown.
struct OverlayClasses: Sendable {
  /// Of the residuals' hot spots; empty where all may.
  let hotSpots: [Bool]
  /// Of deprivation here and counts around; empty where all may.
  let moran: [Bool]

  /// All of them.
  static let all = OverlayClasses(hotSpots: [], moran: [])
}

/// What the counts of the overlay count, where they belong to a publication.
struct OverlayKeys: Sendable {
  /// Measure, period and whatever else they have in common.
  let part: CountMeaning.Part
  /// The dimension of areas and groups.
  let dimension: String
  /// The member that stands for all areas.
  let whole: String
  /// The members of the groups.
  let groups: [String]

  func area(_ code: String) -> CellKey? { key(code) }

  /// A group, or all areas.
  func place(_ group: Int?) -> CellKey? { key(member(group)) }

  func member(_ group: Int?) -> String { group.map { groups[$0] } ?? whole }

  /// What the rows of a table add, a member each.
  func meaning(_ members: [String?], column: String) -> CountMeaning {
    CountMeaning(rows: members.map { member in member.map { CountMeaning.Part(nil, [dimension: $0]) } }, columns: [column: part])
  }

  private func key(_ member: String) -> CellKey? { meaning([member], column: "").key(row: 0, column: "") }
}
