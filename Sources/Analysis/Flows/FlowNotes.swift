import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightFlows
import WardlightGeometry
import WardlightSpatialStatistics

/// Every choice behind the numbers of flows of records, in sentences.
struct FlowNotes {
  let builder: FlowFindingsBuilder

  private var input: FlowInput { builder.input }

  private var study: FlowStudy { builder.study }

  /// What a reader must not conclude.
  var caveats: [String] {
    var caveats = [
      "Recorded links follow where the police and others look; a place where nobody looks has none.",
      "Links are associations; they do not show that a person was in a place, nor why.",
    ]
    if study.previous != nil {
      caveats += [
        input.links.namesPersons ? ChangeInterval.sharedPersonsCaveat : "Records are counted: one person may have several.",
        ChangeInterval.manyRowsCaveat,
      ]
    }
    return caveats + modelCaveats
  }

  private var modelCaveats: [String] {
    guard builder.shown.forces.gravity.value != nil else { return [] }
    let areas = [input.boroughs, input.forces].compactMap { $0 }
    let hexagons =
      areas.contains(where: \.geography.isTileMap)
      ? ["The areas are drawn as tiles, and distances run between the tiles, which stand only roughly where the areas do."] : []
    return [
      "Distances are straight lines between centres of areas, not journeys; a force is one point, however large.",
      "“Size and distance” expects of each pair what the totals of both ends and the distance between them would give; “size alone” leaves distance out, so that a near pair may stand out against it for nearness alone.",
    ] + hexagons
  }

  /// How it was done.
  var methods: [String] {
    [unit, change, FlowMethodWords(builder.shown.forces).sentences.joined(separator: " "), network, rounding].compactMap { $0 }
      .filter { !$0.isEmpty }
  }

  private var unit: String {
    input.links.namesPersons
      ? "A person linked twice to a place counts once there; one linked to two places counts once at each, so that places add up to more than all. Links from \(input.place), and those that state no origin, are \(input.place)’s."
      : "Records are counted, for they name no person."
  }

  private var change: String? {
    guard study.previous != nil else { return nil }
    return
      "A change is shown where the exact 95 % interval of the ratio of the two counts a day (conditional binomial) leaves out 1; “not enough” is said where even all in one period could not show one."
  }

  private var network: String? {
    guard !builder.isBorough, input.links.rows.contains(where: { $0.origin.isElsewhere }) else { return nil }
    return "Hubs: \(input.place) is one place; links whose town is known go to the town, others to the force."
  }

  private var rounding: String? {
    guard builder.policy.threshold != nil else { return nil }
    return
      "Counts are protected: models are of the flows as they are shown, a hidden count standing at the geometric middle of its range, so that what they expect is an approximation; “\(FlowWord.protected)” stands where the values that a hidden count may have differ in class. Sums, ranks and shares are those of the counts as shown."
  }

  /// What should be known of names and records.
  var notices: [String] {
    LinkNotices(input.links, door: builder.door, noun: input.noun.plural).sentences + empty
      + [builder.shown.forces, builder.shown.towns].flatMap(FlowMethodWords.missing)
  }

  private var empty: [String] {
    let years = input.years + [study.previous, study.current].compactMap { $0 }
    var seen: Set<Period> = []
    return years.filter { seen.insert($0).inserted && input.links.rows(in: $0, of: LinkFilter()).isEmpty }.map {
      "There are no \(input.noun.plural) \($0.inWords)."
    }
  }
}

/// How models of one table of flows were made, in sentences.
struct FlowMethodWords {
  private let models: FlowModels

  init(_ models: FlowModels) { self.models = models }

  var sentences: [String] { [size, distance, around].compactMap { $0 } }

  private var inference: InferenceOptions { models.methods.inference }

  private var judged: String {
    "\(inference.alternative.inWords), \(inference.correction.inWords), at \(SignificantDecimal.text(inference.alpha))"
  }

  private var size: String? {
    guard models.independence.reason == nil else { return nil }
    let draws =
      models.permutations == 0
      ? "no tables drawn"
      : "\(FixedDecimal.grouped(models.permutations)) tables drawn with the same margins, seed \(inference.seed)"
    return
      "Expected by size alone: independence of both ends, adjusted residuals, exact tests of pairs given the margins, \(judged); of the whole table \(draws)."
  }

  private var distance: String? {
    guard let model = models.gravity.value else { return nil }
    let law =
      model.law == .poisson
      ? "Poisson’s law" : "a negative binomial law with the dispersion of the fit, since counts vary more than Poisson’s"
    return
      "Expected by size and distance: a doubly constrained gravity model, \(models.methods.decay.rawValue) in the distance, fitted by maximum likelihood (Poisson) and balanced by Furness; pairs judged by \(law), \(judged)."
  }

  private var around: String? {
    guard models.local.value != nil else { return nil }
    return "Flows around a flow: Getis and Ord’s Gi* over flows whose ends are neighbours of its ends, \(judged)."
  }

  /// Why something is not there.
  static func missing(_ models: FlowModels) -> [String] {
    [
      models.independence.reason.map { "Nothing is tested against size alone. \($0)" }, models.gravity.reason, models.local.reason,
      models.clusters.reason,
    ]
    .compactMap { $0 }.filter { !$0.isEmpty } + models.independence.warnings + (models.gravity.value?.warnings ?? [])
  }
}

/// What is odd about links, in sentences; the numbers leave as the door lets them.
struct LinkNotices {
  private let links: PlacedLinks
  private let door: Door
  private let noun: String

  init(_ links: PlacedLinks, door: Door, noun: String) { (self.links, self.door, self.noun) = (links, door, noun) }

  var sentences: [String] {
    let report = links.linkReport
    let findings = LinkReport.Finding.allCases.compactMap { finding in
      report.count(finding) == 0
        ? nil : "Links of which is said “\(finding.rawValue)”: \(shown(report.count(finding))); they count as they stand."
    }
    let names = NameReport.Outcome.allCases.flatMap { outcome in
      outcome.isListed ? NameReport.Column.allCases.compactMap { named($0, outcome) } : []
    }
    let several =
      report.personsWithSeveralForces == 0 || door.terms.policy.threshold != nil
      ? []
      : [
        "Persons linked to several forces: \(shown(report.personsWithSeveralForces)), with \(shown(report.linksOfThosePersons)) links; each counts once at each force."
      ]
    return findings + unjoined + names + several
  }

  /// Where no person of a link has a referral, the two name persons in different ways, and nothing is odd about any link.
  private func isUnjoined(_ finding: LinkReport.Finding) -> Bool {
    finding == .withoutReferral && links.linkReport.count(finding) == links.rows.count { $0.person != nil }
  }

  private var unjoined: [String] {
    links.linkReport.count(.withoutReferral) > 0 && isUnjoined(.withoutReferral)
      ? ["No person of the \(noun) is one of the referrals, so that links are not compared with referrals."] : []
  }

  private func named(_ column: NameReport.Column, _ outcome: NameReport.Outcome) -> String? {
    let count = links.nameReport.count(column, outcome)
    return count == 0 ? nil : "Names in the column \(column.rawValue) of which is said “\(outcome.rawValue)”: \(shown(count))."
  }

  /// Where counts are protected a range that does not depend on the count: these numbers stand in no table, so that nobody has weighed what they tell with others.
  private func shown(_ count: Int) -> String {
    guard let rules = door.terms.policy.rules else { return FixedDecimal.grouped(count) }
    let band = rules.band(count)
    return "\(FixedDecimal.grouped(band.lowerBound))–\(FixedDecimal.grouped(band.upperBound))"
  }
}
