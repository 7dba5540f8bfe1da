/// Finds the name that was perhaps meant.
public enum NearestName {
  /// The candidates that differ least from `name`, the nearest first; upper and lower case do not matter.
  ///
  /// Names count as near where at most a third of their letters, and at least two, would have to change; a candidate that begins with the
  /// name is near too. Equally near ones come in alphabetical order.
  ///
  /// - Complexity: O(candidates × letters²).
  /// - SeeAlso: Levenshtein (1966), Binary codes capable of correcting deletions, insertions, and reversals.
  public static func all(of name: String, among candidates: [String], atMost count: Int = 3) -> [String] {
    let wanted = Array(name.lowercased().unicodeScalars)
    let rated = candidates.map { candidate in
      let letters = Array(candidate.lowercased().unicodeScalars)
      let isBeginning = !wanted.isEmpty && letters.starts(with: wanted)
      return (name: candidate, distance: isBeginning ? 1 : distance(wanted, letters))
    }
    let near = rated.filter { $0.distance <= max(2, wanted.count / 3) }
    return near.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(count).map(\.name)
  }

  /// The nearest candidate, or `nil` where none is near.
  public static func first(of name: String, among candidates: [String]) -> String? {
    all(of: name, among: candidates, atMost: 1).first
  }

  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var row = Array(0...b.count)
    for (i, left) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, right) in b.enumerated() {
        let change = diagonal + (left == right ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(change, diagonal + 1, row[j] + 1)
      }
    }
    return row[b.count]
  }
}
