public import WardlightEssentials
public import WardlightGeometry

/// Kulldorff's scan statistic: where, and over space and time when, there are more cases together than chance explains, without having to say
/// beforehand where or how large.
///
/// Windows of every size around every centroid are compared with the rest of the map by their likelihood ratio; the largest is the most likely
/// cluster. With c cases inside, E expected inside and C in all, under Poisson the logarithm of the ratio is
/// c·ln(c/E) + (C − c)·ln((C − c)/(C − E)) where c > E, else 0, the second term being 0 where c = C; under Bernoulli the same two terms of
/// those who are no cases are added. What is expected is scaled to C.
///
/// **Windows.** Areas equally far from a centre (to a thousand-millionth of the map's diagonal) enter together. A window holds at most the largest share
/// of the population, summed over the periods (of what is expected where there is no population, of the cases under permutation), and a cluster of high rates at
/// least the fewest cases. A cylinder holds a circle or ellipse over a run of periods.
///
/// **Chance.** Each replicate draws all C cases anew: multinomial in proportion to what is expected (Poisson), as different persons (Bernoulli), or by dealing the
/// cases' periods anew (space–time permutation, where an area's expected cases in a period are its cases times the period's over C).
/// p = (1 + replicates whose largest statistic is at least the window's) / (replicates + 1); a second p comes from a Gumbel distribution fitted to
/// the same maxima. One search covers all sizes and places, so p needs no correction for them.
///
/// **Secondary clusters** share no area with a more likely one; each is the best of *all* free windows, where SaTScan (9 and 10) keeps only the best window
/// of each centre. Their p compares them with the largest statistic of the replicates, so it is on the safe side. Ties are decided by fewer
/// areas, then the centre's code, so that a set of areas counts once.
///
/// - SeeAlso: Kulldorff (1997), doi:10.1080/03610929708831995; Kulldorff & Nagarwalla (1995), doi:10.1002/sim.4780140809; Kulldorff, Athas, Feurer,
///   Miller & Key (1998), doi:10.2105/AJPH.88.9.1377; Kulldorff (2001), doi:10.1111/1467-985X.00186; Kulldorff, Heffernan, Hartman, Assunção & Mostashari (2005),
///   doi:10.1371/journal.pmed.0020059.
public enum ScanStatistic {
  /// Looks for clusters.
  ///
  /// - Parameters:
  ///   - centres: The centroid of each area, in order of area code, in metres of a plane.
  ///   - cases: Whole numbers, period by period, each aligned with `centres`; `NaN` where missing, which leaves the area out.
  ///   - model: What chance would make of the cases, with its figures by period, or one period for all.
  ///   - options: What is looked for and how it is judged.
  ///   - parallel: Changes the time only.
  /// - Throws: ``StatisticsError/scan(_:)`` for figures that no scan can use, ``StatisticsError/noPlace(area:)`` for an area without a centroid.
  /// - Complexity: O(n²) to order the areas around n centres; O(R · n · cases) at worst for R replicates, with additions only for nearly all windows.
  public static func clusters(
    centres: [Coordinate], cases: [[Double]], model: ScanModel, options: ScanOptions, parallel: Parallel
  ) throws(StatisticsError) -> ScanResult {
    let input = try ScanInput(centres, cases, model, options.time)
    let cells = try ScanCells(input, options)
    let spans = ScanSpans(options.time, periods: cells.periods)
    let limits = WindowLimits(cells, options)
    let families = WindowFamily.families(of: options.window)
    let scan = WindowScan(cells: cells, spans: spans, limits: limits, options: options)
    var search = ClusterSearch(scan, families, parallel)
    let found = search.clusters()
    let replicates = ReplicateMaxima(
      cells: cells, spans: spans, limits: limits, families: families, options: options, parallel: parallel)
    let maxima = replicates.maxima(input.model)
    return ScanReport(input: input, cells: cells, spans: spans, families: families, options: options).result(found, maxima)
  }
}
