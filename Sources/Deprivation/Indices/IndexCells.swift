internal import WardlightLoading

/// Whether the cells of an index are what their headings say: ranks, deciles, scores.
struct IndexCells {
  private let heads: IndexHeads
  private let numbers: CodedNumbers
  private let kinds: IndexKinds

  init(_ heads: IndexHeads, _ numbers: CodedNumbers, _ kinds: IndexKinds) {
    self.heads = heads
    self.numbers = numbers
    self.kinds = kinds
  }

  /// Looks at all columns; swapped ones come first, for each of their cells would be a fault.
  func check() throws(DeprivationError) {
    for rank in heads.found where rank.form == .rank { try checkSwap(rank) }
    for found in heads.found {
      switch found.form {
      case .score, .averageScore: try checkScore(found.field)
      case .rank: try checkRanks(found)
      case .decile: try checkDeciles(found)
      default: break
      }
    }
  }

  private func checkSwap(_ rank: IndexHeading.Found) throws(DeprivationError) {
    guard let score = heads.found.first(where: { $0.domain == rank.domain && $0.form == rank.ranked }) else { return }
    let (ranks, scores) = (ColumnShape(numbers.values(of: rank.field)), ColumnShape(numbers.values(of: score.field)))
    if scores.mayBeRanks, ranks.isNoRanks {
      throw .index(.swapped(file: numbers.file, score: score.field, rank: rank.field))
    }
  }

  /// No score of an official index exceeds 100: whole numbers beyond that, few of them repeated, are ranks.
  private func checkScore(_ field: String) throws(DeprivationError) {
    let shape = ColumnShape(numbers.values(of: field))
    if shape.count >= ColumnShape.enough, shape.mayBeRanks, shape.highest > 100 || shape.isFromOneToCount {
      throw .index(.ranksAsScore(file: numbers.file, field: field, highest: Int(shape.highest)))
    }
  }

  private func checkRanks(_ rank: IndexHeading.Found) throws(DeprivationError) {
    let highest = rank.ranked == .score ? kinds.ranked : nil
    let values = numbers.values(of: rank.field)
    for (place, value) in values.enumerated() where !value.isNaN {
      guard value >= 1, value * 2 == (value * 2).rounded(), value <= Double(highest ?? Int.max) else {
        throw .index(.badRank(file: numbers.file, row: numbers.rowNumber(place), field: rank.field, highest: highest))
      }
    }
    let shape = ColumnShape(values)
    guard let highest, shape.count == highest, shape.isWhole, shape.different * 20 < highest * 19 else { return }
    throw .index(.notRanks(file: numbers.file, field: rank.field, areas: highest, different: shape.different))
  }

  private func checkDeciles(_ decile: IndexHeading.Found) throws(DeprivationError) {
    let values = numbers.values(of: decile.field)
    for (place, value) in values.enumerated() where !value.isNaN {
      guard (1...10).contains(value), value == value.rounded() else {
        throw .index(.badDecile(file: numbers.file, row: numbers.rowNumber(place), field: decile.field))
      }
    }
    let ofSame = heads.found.first { $0.domain == decile.domain && $0.form == .rank && $0.ranked == decile.ranked }
    guard let areas = kinds.ranked, areas == values.count, let rank = ofSame else { return }
    let others = zip(values, numbers.values(of: rank.field)).filter { decile, rank in
      !decile.isNaN && !rank.isNaN && (decile - (10 * rank / Double(areas)).rounded(.up)).magnitude > 0
    }
    // Ranks that are shared at the border of a tenth may fall on either side of it.
    guard others.count * 100 > values.count, others.count > 10 else { return }
    throw .index(.decilesOfOthers(file: numbers.file, decile: decile.field, rank: rank.field, areas: others.count))
  }
}

/// What a column's numbers look like, whatever its heading says.
struct ColumnShape {
  /// How many there are.
  let count: Int
  /// How many different ones; 0 where not all are whole numbers from 1, for then nobody asks.
  let different: Int
  /// The highest; 0 of none.
  let highest: Double
  /// How many are whole numbers from 1.
  private let whole: Int

  /// From how many numbers on their look says something.
  static let enough = 20

  /// - Complexity: O(n).
  init(_ values: [Double]) {
    var (count, whole, highest) = (0, 0, 0.0)
    for value in values where !value.isNaN {
      count += 1
      highest = max(highest, value)
      if value >= 1, value == value.rounded() { whole += 1 }
    }
    (self.count, self.whole, self.highest) = (count, whole, highest)
    different = whole == count ? Self.different(values, highest) : 0
  }

  /// Whether all are whole numbers from 1, none so high that no place has as many areas.
  var isWhole: Bool { count > 0 && whole == count && highest <= 1e9 }

  /// Whether all are whole numbers from 1 and few are repeated, as ranks are.
  var mayBeRanks: Bool { isWhole && different * 10 >= count * 9 }

  /// Whether so many are parts of a number, or repeated, that a slip of a few cells cannot be the reason.
  var isNoRanks: Bool { count > 0 && (whole * 10 < count * 9 || isWhole && different * 2 < count) }

  /// Whether they are the whole numbers from 1 to their count.
  var isFromOneToCount: Bool { mayBeRanks && different == count && highest == Double(count) }

  private static func different(_ values: [Double], _ highest: Double) -> Int {
    guard highest <= 1_000_000 else { return Set(values.filter { !$0.isNaN }).count }
    var isMet = [Bool](repeating: false, count: Int(highest) + 1)
    for value in values where !value.isNaN { isMet[Int(value)] = true }
    return isMet.reduce(0) { $0 + ($1 ? 1 : 0) }
  }
}
