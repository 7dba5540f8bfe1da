import WardlightSpatialStatistics

/// What must be done to somebody else's numbers before they are ours: who is right, and why, stands beside each.
enum ReferenceConversion: String {
  /// The numbers are to be the same.
  case none = ""
  /// spdep's local Moran divides m₂ by n, ours by n − 1, as esda's and GeoDa's statistics do. Both are right; z is the same.
  case moranDivisor = "moran-divisor-n"
  /// esda's local Geary divides by the variance over n; spdep, GeoDa and ours over n − 1.
  case gearyDivisor = "geary-divisor-n"
  /// spdep turns the sign of Geary's z, so that positive autocorrelation is positive; ours is that of c − E.
  case gearySign = "geary-sign"
  /// esda (2.9) has Σw where the formula needs Σw², so that its z of row-standardised Gi and Gi\* is wrong: Ord & Getis (1995) have Σw², and scaling a
  /// row must not change z.
  case esdaRowGetis = "esda-row-getis"
  /// spdep's z with `mlvar = FALSE` is wrong: it holds a statistic over n − 1 against moments over n.
  case spdepMlvar = "spdep-mlvar"
  /// Getis & Ord (1996) print a value whose variance divides by n − 1, against their own equation 14.2.
  case varianceOverOthers = "variance-over-n-minus-1"
  /// spdep has no local empirical Bayes rate, 0 / 0, where nobody in the window has a case; ours is 0, as the limit is.
  case noCases = "no-cases"
  /// The others are wrong by more than a factor; `because` says how.
  case differs

  /// Ours as the other would have it, so that both can be held against each other.
  ///
  /// - Parameters:
  ///   - ours: Our column.
  ///   - column: Its name.
  ///   - all: All of our columns.
  ///   - neighbours: How many neighbours each area has.
  func theirs(_ ours: [Double], _ column: String, all: [String: [Double]], neighbours: [Int], isStar: Bool) -> [Double] {
    let n = Double(neighbours.count)
    let shrunk = n / (n - 1)
    switch (self, column) {
    case (.none, _), (.differs, _): return ours
    case (.moranDivisor, "statistic"), (.moranDivisor, "expected"), (.gearyDivisor, "statistic"), (.gearyDivisor, "expected"):
      return ours.map { $0 * shrunk }
    case (.moranDivisor, "variance"), (.gearyDivisor, "variance"): return ours.map { $0 * shrunk * shrunk }
    case (.noCases, "rate"): return ours.map { $0 == 0 ? .nan : $0 }
    case (.gearySign, "z"): return ours.map { -$0 }
    case (.esdaRowGetis, "z"):
      return zip(ours, neighbours).map { z, k in
        isStar ? z * ((n / Double(k + 1) - 1) / (n - 1)).squareRoot() : z * (((n - 1) / Double(k) - 1) / (n - 2)).squareRoot()
      }
    case (.spdepMlvar, "z"):
      return ours.indices.map {
        ((all["statistic"]?[$0] ?? .nan) - (all["expected"]?[$0] ?? .nan) * shrunk) / ((all["variance"]?[$0] ?? .nan).squareRoot() * shrunk)
      }
    case (.varianceOverOthers, "z"): return ours.map { $0 / shrunk.squareRoot() }
    default: return ours
    }
  }
}
