import WardlightEssentials

/// Sets of counts that a reader must hold for possible, made up from what is shown and from nothing else.
///
/// A class computed from these sets, shown where all of them give the same, is a function of what was released: whoever has the source can compute it as well, and it tells
/// nothing more of a hidden count. A class that they do not agree on depends on what is hidden and does not leave.
///
/// The first set takes the smallest number that is shown of each count, the second the largest, the others draw each from its interval, all numbers alike,
/// from a keyed stream that is always the same. Where nothing is hidden there is one set, the counts themselves.
///
/// **What it cannot.** The counts themselves may lie in no set, and could give another class than all of them. The more sets agree, the less likely that is; the
/// class is then still what readers of the counts that are shown would find.
///
/// - Complexity: O(n) for each set of n counts.
public struct PossibleCounts: Sendable {
  /// What is shown of each count; `nil` where there is none.
  public let shown: [ClosedRange<Int>?]

  /// How many sets there are.
  public let sets: Range<Int>

  /// Sets of counts within intervals.
  ///
  /// - Parameter shown: What is shown of each count; `nil` where there is none.
  init(_ shown: [ClosedRange<Int>?]) {
    self.shown = shown
    sets = 0..<(shown.contains { $0.map { $0.count > 1 } ?? false } ? Self.most : 1)
  }

  /// So many sets are tried where anything is hidden.
  private static let most = 10

  /// One set, aligned with the counts; `nil` where there is none.
  public subscript(set: Int) -> [Int?] {
    switch set {
    case 0: shown.map { $0?.lowerBound }
    case 1: shown.map { $0?.upperBound }
    default: drawn(set)
    }
  }

  /// The middle of each interval, of two middles the smaller one: a stand-in for a test that is too long, or too much of one piece, to be made with every set.
  public var middle: [Int?] { shown.map { range in range.map { $0.lowerBound + ($0.count - 1) / 2 } } }

  /// Whether anything is hidden.
  public var hidesAny: Bool { sets.count > 1 }

  private func drawn(_ set: Int) -> [Int?] {
    var random = KeyedRandom(seed: 1, purpose: "possible counts", index: UInt64(set))
    return shown.map { range in range.map { $0.count > 1 ? $0.lowerBound + random.below($0.count) : $0.lowerBound } }
  }
}

extension Door {
  /// Sets of counts that are possible for a reader of these counts as they leave here.
  ///
  /// A rounded count is known to half a step; one that is withheld altogether stands between 0 and the largest number that is shown.
  ///
  /// - Parameters:
  ///   - counts: `nil` where nothing can be counted.
  ///   - keys: What each counts, as many as counts; `nil` for a count that stands alone.
  public func possible(_ counts: [Int?], keys: [CellKey?]) -> PossibleCounts {
    let ranges = counts.indices.map { range(counts[$0], of: keys[$0]) }
    let largest = ranges.compactMap { $0?.upperBound }.max() ?? 0
    return PossibleCounts(counts.indices.map { counts[$0] == nil ? nil : ranges[$0] ?? 0...largest })
  }

  /// The same for counts that stand alone.
  public func possible(_ counts: [Int?]) -> PossibleCounts { possible(counts, keys: counts.map { _ in nil }) }

  /// What a reader knows of a count as it leaves: of a rounded one that it is not farther than half a step away; `nil` where nothing is known.
  public func range(_ count: Int?, of key: CellKey?) -> ClosedRange<Int>? {
    let cell = shown(count, of: key)
    if case .rounded(let count, let base) = cell { return max(0, count - base / 2)...count + base / 2 }
    return cell.countBounds
  }
}
