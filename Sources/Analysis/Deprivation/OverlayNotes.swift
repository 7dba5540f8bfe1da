import WardlightDeprivation
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

/// Every choice behind the overlay's numbers, in sentences.
struct OverlayNotes {
  let overlay: DeprivationOverlay

  /// How it was done.
  ///
  /// - Parameter release: How counts leave, which decides what is rounded and what is withheld.
  func methods(_ release: OverlayRelease) -> [String] {
    let policy = release.policy
    guard input.figures != nil else { return input.index.notes }
    return input.index.notes
      + [
        correlation, effective, CorrelationStrength.scale, fifth(release), inequality, regression, choice,
        policy.threshold == nil ? nil : sums, residuals, bivariate,
        rounding(policy),
      ]
      .compactMap { $0 } + published
  }

  /// What a reader must not conclude, beside the one sentence that the words end with.
  ///
  /// - Parameter words: Those of the place that is shown.
  func caveats(_ words: DeprivationWords) -> [String] {
    [
      "Neighbouring \(kind) are alike, so a rank correlation overstates how certain it is; the interval with the effective n allows for it."
    ] + words.cautions + (overlay.model?.used?.cautions ?? [])
  }

  private var input: OverlayInput { overlay.input }

  private var kind: String { input.areas.geography.kind }

  private var correlation: String {
    let options = input.inference
    return
      "Spearman’s rho and Kendall’s tau-b on mid-ranks, every measure turned so that higher is more deprived. p of rho by \(FixedDecimal.grouped(options.permutations)) permutations, two-sided, seed \(options.seed), the same for all measures; p of tau by the normal approximation with ties. Interval of rho by Fisher’s z with Bonett and Wright’s variance. With fewer than \(RankCorrelation.leastPairs) pairs neither is given."
  }

  private var effective: String? {
    guard let classes = overlay.places.first?.findings[0].effective.classes, let last = classes.last else { return nil }
    let unit = input.areas.plane.unit?.plural ?? "units"
    return
      "Effective n after Clifford, Richardson and Hémon, on mid-ranks: the likeness of \(kind) in \(classes.count) classes of distance between centroids, over all \(kind) up to \(FixedDecimal.grouped(Int(last.rounded(.up)))) \(unit)."
  }

  private func fifth(_ release: OverlayRelease) -> String {
    let least = release.least
    let raised =
      least > input.atLeast ? " (\(input.atLeast) were asked for; fewer would tell hidden counts apart)" : ""
    let open = release.undecided.count
    let left = open == 0 ? "" : ", without \(open) whose number is shown as a range that begins below it"
    return
      "The most deprived fifth is the fifth of all \(kind) with the highest deprivation; \(kind) with \(least) or more \(input.words.noun) are looked at\(raised)\(left). Beside their share stand that of a draw by lot (exact, hypergeometric) and that of equal rates among residents."
  }

  private var inequality: String? {
    guard let population = input.population, overlay.model != nil else { return nil }
    return
      "Concentration index, slope and relative index of inequality weigh \(kind) by residents (\(population.note)); their intervals take \(kind) for independent."
  }

  private var regression: String? {
    guard let model = overlay.model, let population = input.population else { return nil }
    return
      "Regression of the counts of all \(kind) on \(model.covariate) by maximum likelihood, the logarithm of residents (\(population.note)) as an offset: what deprivation and population would lead one to expect."
  }

  /// Which family is used, or why there is none.
  private var choice: String? {
    guard let model = overlay.model else {
      return input.population == nil ? "Without a population nothing is modelled and no curve is drawn." : nil
    }
    switch model.choice {
    case .success(let choice): return choice.words
    case .failure(let fault): return "There is no model of what deprivation explains. \(fault.sentence(codes: input.areas.codes))"
    }
  }

  /// Expected counts add up to the counts in the Poisson family alone.
  var sums: String? {
    guard overlay.model?.used?.family == .negativeBinomial else { return nil }
    return "Expected counts of a negative binomial model need not add up to the counts, neither over all \(kind) nor over those of a group."
  }

  private var residuals: String? {
    guard overlay.model?.used != nil else { return nil }
    let options = input.inference
    return
      "An area has more or fewer than expected by the exact tails of the model, \(options.correction.inWords), at \(SignificantDecimal.text(options.alpha)). Hot spots of residuals: Getis and Ord’s Gi* of Pearson residuals, weights \(input.neighbours.name), \(FixedDecimal.grouped(options.permutations)) permutations, \(options.alternative.inWords), seed \(options.seed), \(options.correction.inWords)."
  }

  private var bivariate: String {
    "Thirds by rank among all \(kind), equal numbers in one third; a hidden count is taken for the upper end of its range. Bivariate local Moran: the deprivation of an area beside the \(input.words.noun) of its neighbours."
  }

  private func rounding(_ policy: Policy) -> String? {
    guard policy.threshold != nil else { return nil }
    return
      "Counts are protected, so figures over many areas are rounded to two decimals, figures of single areas that hidden counts could be solved from are withheld, figures over fewer than \(OverlayRelease.enoughAreas) areas with hidden counts among them too, “\(ExcessWords.protected)” stands where a class would narrow the area’s own hidden count, and a class among neighbours is withheld where it would narrow one of theirs."
  }

  private var published: [String] {
    let published = input.published
    guard !published.figures.isEmpty, !published.note.isEmpty else { return [] }
    return ["Published rho: \(published.source). \(published.note)"]
  }
}
