/// The population-weighted average rank of an area's most deprived small areas that hold exactly a tenth of its residents.
///
/// The small areas are taken from the most deprived on, those of one rank in order of code, until they hold a tenth; of the last one only as many residents count as
/// are still wanted: r = Σ min(pᵢ, rest) · rankᵢ / (0.1 · Σ p).
///
/// - SeeAlso: Ministry of Housing, Communities & Local Government (2019), The English Indices of Deprivation 2019: technical report, appendix N.
enum LocalConcentration {
  /// The average of the ranks as they are given, 1 the most deprived; `NaN` without residents.
  ///
  /// - Parameters:
  ///   - people: Residents of each small area, in order of code.
  ///   - ranks: Their ranks.
  /// - Complexity: O(n log n).
  static func average(people: [Double], ranks: [Double], population: Double) -> Double {
    let wanted = population / 10
    guard wanted > 0 else { return .nan }
    var rest = wanted
    var sum = 0.0
    for place in people.indices.sorted(by: { (ranks[$0], $0) < (ranks[$1], $1) }) where people[place] > 0 {
      let counted = min(people[place], rest)
      sum += counted * ranks[place]
      rest -= counted
      if rest <= 0 { break }
    }
    return sum / (wanted - max(rest, 0))
  }
}
