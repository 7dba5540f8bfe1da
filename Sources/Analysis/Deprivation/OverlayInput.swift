import WardlightDeprivation
import WardlightGeometry
import WardlightSpatialStatistics

/// What the overlay is made of, wherever it comes from: a request about a layer, or a study's wards.
struct OverlayInput: Sendable {
  /// The areas, in order of code, as all columns here.
  let areas: Areas
  /// What is held against deprivation; `nil` leaves the index alone.
  let figures: OverlayFigures?
  /// Who lives where; `nil` where nobody said.
  let population: OverlayPopulation?
  /// The groups of areas; `nil` where there are none.
  let groups: OverlayGroups?
  /// The index.
  let index: OverlayIndex
  /// Who is whose neighbour.
  let neighbours: OverlayNeighbours
  /// How significance is decided.
  let inference: InferenceOptions
  /// From how many records on an area counts among those whose share in the most deprived fifth is told.
  let atLeast: Int
  /// The words that say what is counted, over which time and where.
  let words: OverlayWords
  /// What others have published.
  let published: PublishedFigures
  /// What the counts count; `nil` where they stand alone.
  var keys: OverlayKeys?
}

/// What is held against deprivation.
struct OverlayFigures: Sendable {
  /// Aligned with the areas; `NaN` where there is none.
  let values: [Double]
  /// The same as whole counts; `nil` where one of them is none.
  let counts: [Int?]?

  /// Whole counts, none missing.
  init(counts: [Int]) {
    values = counts.map(Double.init)
    self.counts = counts
  }

  /// Figures as they were read.
  init(values: [Double], counts: [Int?]?) {
    self.values = values
    self.counts = counts
  }
}

/// The people of each area.
struct OverlayPopulation: Sendable {
  /// Aligned with the areas; `NaN` where nobody lives or nobody knows.
  let people: [Double]
  /// Whom they count.
  let note: String

  /// People and whom they count; an area of none has no population.
  init(_ people: [Double], note: String) {
    self.people = people.map { $0 > 0 ? $0 : .nan }
    self.note = note
  }
}

/// The group of each area.
struct OverlayGroups: Sendable {
  /// The names, in the order in which they are shown.
  let names: [String]
  /// The group of each area, as a place in ``names``; `nil` where it has none.
  let ofArea: [Int?]
  /// What a group is called: `borough`.
  let kind: String

  /// The areas of a group, in order of code.
  func members(_ group: Int) -> [Int] { ofArea.indices.filter { ofArea[$0] == group } }
}

/// Who is whose neighbour, and how that is said.
struct OverlayNeighbours: Sendable {
  let weights: Weights
  let name: String
}

/// An index of deprivation by area.
struct OverlayIndex: Sendable {
  /// What it is called on a page.
  let title: String
  /// The measures, the one that areas are ranked by first.
  let measures: [OverlayMeasure]
  /// How it came to these areas, in sentences.
  let notes: [String]
  /// What should be known of it.
  let notices: [String]
}

/// A measure of deprivation by area.
struct OverlayMeasure: Sendable {
  /// Its name in files: a header.
  let key: String
  /// Its name on a page.
  let title: String
  /// What of deprivation it tells: `income`.
  let domain: String
  /// What kind of number it is.
  let form: DeprivationMeasure.Form
  /// Aligned with the areas, as published; `NaN` where there is none.
  let values: [Double]
  /// Whether a high number means little deprivation, as of a rank.
  let isTurned: Bool

  /// The values turned so that a higher one always means more deprivation.
  var deprivation: [Double] { isTurned ? values.map { -$0 } : values }

  /// Whether ten points of it mean something.
  var isScore: Bool { form == .score || form == .averageScore }

  /// With how many decimals a value is shown.
  var decimals: Int {
    switch form {
    case .rank, .decile, .scale: 0
    case .averageRank, .localConcentration: 1
    case .score, .averageScore: 3
    case .extent, .share, .other: 4
    }
  }
}

/// The words that say what is counted, over which time and where.
struct OverlayWords: Sendable {
  /// What is counted, in the plural: `referrals`.
  let noun: String
  /// Over which time; empty where nobody said.
  let period: String
  /// What all areas together are called: `London`.
  let whole: String
}
