/// Whether a direction of the coefficients exists along which the fit gets better for ever.
///
/// That is so where some weighted sum of the columns is 0 wherever there are cases and, where there are none, nowhere above 0 and somewhere below: going
/// along it, the expected counts of areas without cases fall to 0 and all others stay. Where the areas with cases determine all
/// coefficients there is no such sum. Where they leave one sum open its signs decide; where they leave more, the fit itself has to show it.
///
/// - SeeAlso: Santos Silva & Tenreyro (2010), On the existence of the maximum likelihood estimates in Poisson regression,
///   doi:10.1016/j.econlet.2010.02.020.
struct Separation {
  /// The columns that separate, the intercept not counted; empty where nothing does, or where it has to show.
  let columns: [Int]
  /// Whether the areas with cases leave more than one sum open.
  let hasToShow: Bool

  init(_ frame: CountFrame) {
    let counted = frame.counts.indices.filter { frame.counts[$0] > 0 }
    let relations = ColumnRelations(frame.design, rows: frame.count, columns: frame.columns, among: counted).dependent
    hasToShow = relations.count > 1
    guard relations.count == 1, let relation = relations.first else {
      columns = []
      return
    }
    var direction = relation.weights.map { -$0 }
    direction[relation.column] = 1
    columns = Self.isOneSided(direction, frame) ? direction.indices.dropFirst().filter { direction[$0].magnitude > 1e-9 } : []
  }

  /// Whether a sum of the columns has one sign, or none, in the areas without cases.
  private static func isOneSided(_ direction: [Double], _ frame: CountFrame) -> Bool {
    let sums = frame.counts.indices.filter { frame.counts[$0] == 0 }.map { area in
      direction.indices.reduce(0) { $0 + direction[$1] * frame.design[$1 * frame.count + area] }
    }
    let noise = 1e-9 * direction.reduce(0) { $0 + $1.magnitude }
    return !(sums.contains { $0 > noise } && sums.contains { $0 < -noise })
  }
}
