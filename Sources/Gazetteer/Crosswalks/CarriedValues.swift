internal import WardlightGeometry

/// Values that a cross-walk has averaged over the sources of each target.
public struct CarriedValues: Hashable, Sendable {
  /// What was carried by what.
  public let crosswalk: String
  /// The codes of the targets, ascending.
  public let targets: [String]
  /// The weighted mean of each target; `NaN` where no source has a value and a weight.
  public let values: [Double]
  /// The weight of the sources that have a value, for each target.
  public let weights: [Double]
  /// Codes that were given and have no link, ascending.
  public let notCarried: [String]
  /// Sources without a value or a weight, which their targets' means leave out, ascending.
  public let missing: [String]

  /// The values of some targets in their order; `NaN` for those without.
  public func aligned(with codes: [String]) -> [Double] { codes.map { targets.place(of: $0).map { values[$0] } ?? .nan } }
}

extension Crosswalk {
  /// The weighted mean of the sources' values in each target, m_t = Σ_s p_s · w(s, t) · v_s / Σ_s p_s · w(s, t).
  ///
  /// With scores of LSOAs and their populations this is the population-weighted average score of a ward.
  ///
  /// - Parameters:
  ///   - values: The values, aligned with `codes`; `NaN` where there is none.
  ///   - weights: The populations, aligned with `codes`, at least 0; `NaN` where there is none.
  ///   - codes: Codes of the source geography, each once; the first of repeated ones counts.
  /// - Complexity: O(links + codes · log sources).
  /// - SeeAlso: Ministry of Housing, Communities & Local Government (2019), The English Indices of Deprivation 2019: research report, 3.8.
  public func average(_ values: [Double], weights: [Double], of codes: [String]) -> CarriedValues {
    precondition(
      values.count == codes.count && weights.count == codes.count, "\(values.count) values, \(weights.count) weights, \(codes.count) codes")
    var rows = [Int](repeating: -1, count: sources.count)
    var others: Set<String> = []
    for (row, code) in codes.enumerated() {
      let cleaned = AreaCode.cleaned(code)
      guard let place = sources.place(of: cleaned) else { others.insert(cleaned); continue }
      if rows[place] < 0 { rows[place] = row }
    }
    var sums = [Double](repeating: 0, count: targets.count)
    var totals = sums
    var missing: [String] = []
    for source in sources.indices {
      let row = rows[source]
      guard row >= 0, values[row].isFinite, weights[row] >= 0, weights[row].isFinite else {
        missing.append(sources[source])
        continue
      }
      for link in links.range(of: source) {
        let weight = weights[row] * shares[link]
        sums[Int(links.values[link])] += weight * values[row]
        totals[Int(links.values[link])] += weight
      }
    }
    return CarriedValues(
      crosswalk: description, targets: targets, values: sums.indices.map { totals[$0] > 0 ? sums[$0] / totals[$0] : .nan }, weights: totals,
      notCarried: others.sorted(), missing: missing)
  }
}
