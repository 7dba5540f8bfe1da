import WardlightRecords

/// Which of the user's own columns come back from geocoding.
struct CarriedColumns: Sendable {
  /// Their places in the file.
  let places: [Int]
  /// Those left out although they could have come back, with what they seem to hold.
  let dropped: [(column: String, kind: SensitiveColumn)]

  /// - Parameters:
  ///   - records: The file.
  ///   - present: Its columns.
  ///   - stated: The columns that say where records are.
  ///   - kept: The columns that are wanted although they seem to hold names, birth dates or free text.
  ///   - isMasked: Whether places are masked; then nothing comes back but what is kept.
  init(_ records: RecordFile, present: [String], stated: Set<String>, kept: [String], isMasked: Bool) throws(RecordsError) {
    for column in kept {
      if SensitiveColumn(heading: column) == .origin { throw .originColumn(column, field: nil) }
      guard present.contains(column) else { throw .noColumn(file: records.path, column: column, present: present) }
      if isMasked, stated.contains(column) { throw .placeKept(column) }
    }
    let wanted = Set(kept)
    guard !isMasked else {
      places = present.indices.filter { wanted.contains(present[$0]) }
      dropped = []
      return
    }
    let safe = wanted.union(stated).union(records.columns.named)
    let kinds = present.map { SensitiveColumn(heading: $0) }
    let carried = present.indices.filter { kinds[$0] == nil || (kinds[$0] != .origin && safe.contains(present[$0])) }
    places = carried
    dropped = present.indices.compactMap { place in carried.contains(place) ? nil : kinds[place].map { (present[place], $0) } }
  }

  /// What was left out and how to have it, in sentences.
  var notices: [String] {
    dropped.map { column, kind in
      let advice = kind == .origin ? "\(SensitiveColumn.refusal)." : "--keep brings the column back."
      return "The column “\(column)” is left out, for it seems to hold \(kind.rawValue): \(advice)"
    }
  }
}
