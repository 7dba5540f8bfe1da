import WardlightDisclosure

/// The counts that a pack shows, each with the first place where it is shown in this way.
struct CellCollection {
  /// What was found, in the order of reading.
  private(set) var cells: [ReleasedCell] = []
  /// How many texts about counts were read.
  private(set) var readCount = 0
  private var known: [CellKey: Set<CountText.Bounds>] = [:]

  /// Adds what one place says of a count. What was said in the same way before adds nothing.
  mutating func add(_ key: CellKey, _ bounds: CountText.Bounds, at place: @autoclosure () -> String) {
    readCount += 1
    ranges.insert(bounds.range)
    guard known[key, default: []].insert(bounds).inserted else { return }
    cells.append(ReleasedCell(key, lower: bounds.lower, upper: bounds.upper, isProtected: bounds.isProtected, place: place()))
  }

  /// All ways in which a count is shown.
  func bounds(of key: CellKey) -> Set<CountText.Bounds> { known[key, default: []] }

  /// All numbers and ranges that some count is shown as.
  private(set) var ranges: Set<ClosedRange<Int>> = []
}
