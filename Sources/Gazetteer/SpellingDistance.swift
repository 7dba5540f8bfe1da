/// How many typing errors lie between two spellings.
enum SpellingDistance {
  /// How many errors may be taken for typing errors in a word of so many letters: none below 5, one from 5 to 8, two from 9.
  ///
  /// In a short word a single error makes another word too easily.
  static func limit(letters: Int) -> Int { letters < 5 ? 0 : letters < 9 ? 1 : 2 }

  /// The least number of letters left out, put in, exchanged for another or swapped with their neighbour that turns `a` into `b`, no letter being touched
  /// twice (optimal string alignment); `nil` where there are more than `limit`.
  ///
  /// - Complexity: O(what is left of a × what is left of b) without their common beginning and end.
  /// - SeeAlso: Damerau (1964), A technique for computer detection and correction of spelling errors, doi:10.1145/363958.363994.
  static func between(_ a: ArraySlice<UInt32>, _ b: ArraySlice<UInt32>, atMost limit: Int) -> Int? {
    guard abs(a.count - b.count) <= limit else { return nil }
    let (left, right) = withoutCommonEnds(a, b)
    let longer = max(left.count, right.count)
    if longer <= 1 || left.isEmpty || right.isEmpty { return longer <= limit ? longer : nil }
    if limit <= 1 { return limit == 1 && isSwap(left, right) ? 1 : nil }
    let distance = aligned(Array(left), Array(right))
    return distance <= limit ? distance : nil
  }

  /// Whether two pairs of letters are each other's reverse.
  private static func isSwap(_ a: ArraySlice<UInt32>, _ b: ArraySlice<UInt32>) -> Bool {
    a.count == 2 && b.count == 2 && a.first == b.last && a.last == b.first
  }

  private static func withoutCommonEnds(_ a: ArraySlice<UInt32>, _ b: ArraySlice<UInt32>) -> (ArraySlice<UInt32>, ArraySlice<UInt32>) {
    let shorter = min(a.count, b.count)
    var head = 0
    while head < shorter, a[a.startIndex + head] == b[b.startIndex + head] { head += 1 }
    var tail = 0
    while tail < shorter - head, a[a.endIndex - 1 - tail] == b[b.endIndex - 1 - tail] { tail += 1 }
    return (a[(a.startIndex + head)..<(a.endIndex - tail)], b[(b.startIndex + head)..<(b.endIndex - tail)])
  }

  /// Row after row of the table of distances between beginnings; a swap looks back two rows.
  private static func aligned(_ a: [UInt32], _ b: [UInt32]) -> Int {
    var before = [Int](repeating: 0, count: b.count + 1)
    var above = Array(0...b.count)
    var row = above
    for i in 1...a.count {
      row[0] = i
      for j in 1...b.count {
        var least = min(above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), above[j] + 1, row[j - 1] + 1)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { least = min(least, before[j - 2] + 1) }
        row[j] = least
      }
      (before, above, row) = (above, row, before)
    }
    return above[b.count]
  }
}
