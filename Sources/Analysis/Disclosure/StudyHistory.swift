public import WardlightDisclosure

/// A study's own publication held against what was released before.
///
/// It knows the true counts, and says nothing of them: only whether an earlier statement can be about them, and whether this publication makes it too.
public struct StudyHistory: Sendable {
  private let counts: [CellKey: Int]
  private let door: Door

  init(counts: [CellKey: Int], door: Door) {
    self.counts = counts
    self.door = door
  }

  /// Whether what was told of a count earlier can be true of it today. Records that came late, or went, make it untrue: then it is about other records. Of a
  /// count that the study does not know, it is taken for true.
  public func allows(_ earlier: ReleasedCell) -> Bool {
    guard let count = counts[earlier.key] else { return true }
    return count >= earlier.lower && count <= earlier.upper ?? .max
  }

  /// The cell as which the publication of all London shows a count; `nil` of a count that it does not show.
  public func cell(of key: CellKey) -> Cell? { counts[key].map { door.shown($0, of: key) } }
}

extension Study {
  /// The publication of this study, for whoever holds it against earlier ones.
  ///
  /// - Throws: ``AnalysisError/disclosure(_:)``.
  /// - Complexity: O(counts of all packs of London).
  public func history() throws(AnalysisError) -> StudyHistory {
    do {
      let cells = try StudyCells.all(self).cells
      return StudyHistory(counts: Dictionary(cells.map { ($0.key, $0.count) }) { first, _ in first }, door: door)
    } catch {
      throw .disclosure(error)
    }
  }
}
