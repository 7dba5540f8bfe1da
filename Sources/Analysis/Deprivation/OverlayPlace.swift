import WardlightDeprivation
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

/// How figures and deprivation go together in one place: in all areas, or in those of a group.
struct OverlayPlace: Sendable {
  let name: String
  /// The group's place among the groups; `nil` for all areas.
  let group: Int?
  /// The place's areas, in order of code.
  let members: [Int]
  /// What was found with each measure.
  let findings: [MeasureFinding]
  /// Whether cases are concentrated in deprived areas; `nil` without a population.
  let inequality: PlaceInequality?

  /// All areas together, then each group.
  static func all(of input: OverlayInput, _ figures: OverlayFigures, _ parallel: Parallel) -> [OverlayPlace] {
    let measured = MeasuredAreas(input, figures)
    let whole = OverlayPlace(input.words.whole, nil, Array(0..<input.areas.count), measured, parallel)
    guard let groups = input.groups else { return [whole] }
    let parts = parallel.map(groups.names.count) { group in
      OverlayPlace(groups.names[group], group, groups.members(group), measured, Parallel(threads: 1))
    }
    return [whole] + parts
  }

  private init(_ name: String, _ group: Int?, _ members: [Int], _ measured: MeasuredAreas, _ parallel: Parallel) {
    self.name = name
    self.group = group
    self.members = members
    findings = measured.findings(among: members, parallel)
    inequality = measured.inequality(among: members)
  }
}

/// What was found with one measure.
struct MeasureFinding: Sendable {
  let correlation: RankCorrelation
  let tau: KendallTau
  let effective: EffectiveSize

  /// How strong the correlation is, by the scale that all pages share; `nil` where there is none.
  var strength: String? { CorrelationStrength(correlation.rho)?.word }

  /// Why something is missing; `nil` where nothing is.
  var reason: String? { (correlation.reason ?? effective.reason).map(Self.named) }

  /// A reason with the two lists by their names.
  static func named(_ reason: String) -> String {
    reason.replacing("the first values do", with: "the counts do").replacing("the second values do", with: "the deprivation does")
  }
}

/// Whether cases are concentrated in deprived areas.
struct PlaceInequality: Sendable {
  let index: ConcentrationIndex
  let slope: InequalitySlope
}

/// The figures and measures that places pick their areas from.
private struct MeasuredAreas: Sendable {
  private let values: [Double]
  private let measures: [[Double]]
  private let centres: [Coordinate]
  private let people: [Double]?
  private let inference: InferenceOptions

  init(_ input: OverlayInput, _ figures: OverlayFigures) {
    values = figures.values
    measures = input.index.measures.map(\.deprivation)
    centres = (0..<input.areas.count).map { input.areas.shapes.centroid(ofArea: $0) ?? Coordinate(easting: .nan, northing: .nan) }
    people = input.population?.people
    inference = input.inference
  }

  func findings(among members: [Int], _ parallel: Parallel) -> [MeasureFinding] {
    let own = members.map { values[$0] }
    let theirs = measures.map { measure in members.map { measure[$0] } }
    let correlations = RankCorrelation.spearman(
      own, with: theirs, permutations: inference.permutations, seed: inference.seed, parallel: parallel)
    let sizes = EffectiveSize.cliffordRichardsonHemon(own, with: theirs, at: members.map { centres[$0] }, parallel: parallel)
    let taus = parallel.map(theirs.count) { KendallTau.b(own, theirs[$0]) }
    return theirs.indices.map { MeasureFinding(correlation: correlations[$0], tau: taus[$0], effective: sizes[$0]) }
  }

  func inequality(among members: [Int]) -> PlaceInequality? {
    guard let people else { return nil }
    let (cases, population) = (members.map { values[$0] }, members.map { people[$0] })
    let deprivation = members.map { measures[0][$0] }
    return PlaceInequality(
      index: .of(cases: cases, population: population, deprivation: deprivation),
      slope: .of(cases: cases, population: population, deprivation: deprivation))
  }
}
