/// Shares out a whole number by weights, between a floor and a cap for each.
///
/// Floors first; then one unit at a time to the share that is furthest behind its weight: the largest
/// (weight ÷ (units + ½)) of those below their cap, the first of equals (the method of Webster and Sainte-Laguë).
enum Apportionment {
  /// The shares, aligned with the weights; `nil` where the floors exceed the total or the caps do not hold it.
  ///
  /// - Complexity: O(total × weights).
  static func shares(of total: Int, weights: [Double], floors: [Int], caps: [Int]) -> [Int]? {
    var shares = floors
    let rest = total - floors.reduce(0, +)
    guard rest >= 0, caps.reduce(0, +) >= total, zip(floors, caps).allSatisfy({ $0 <= $1 }) else { return nil }
    for _ in 0..<rest {
      let open = shares.indices.filter { shares[$0] < caps[$0] }
      guard var best = open.first else { return nil }
      for place in open where claim(weights[place], shares[place]) > claim(weights[best], shares[best]) { best = place }
      shares[best] += 1
    }
    return shares
  }

  private static func claim(_ weight: Double, _ units: Int) -> Double { weight / (Double(units) + 0.5) }
}
