import WardlightDisclosure
import WardlightSpatialStatistics

/// Values, one for each row, as all possible counts give them.
struct Agreed<Value: Hashable & Sendable>: Sendable {
  /// What the first set of counts gives.
  let values: [Value]
  /// Whether all sets give the same.
  let holds: [Bool]

  /// - Parameter sets: The values by each set of counts, the same rows in each.
  init(_ sets: [[Value]]) {
    values = sets[0]
    holds = sets[0].indices.map { row in sets.allSatisfy { $0[row] == sets[0][row] } }
  }

  /// What may leave, for a column of a table.
  var origin: RawColumn.Origin { .agreed(holds) }

  /// How many rows have a value on which all sets agree.
  func count(of value: Value, among rows: some Sequence<Int>) -> Int { rows.count { holds[$0] && values[$0] == value } }

  /// How many rows have none.
  func countOpen(among rows: some Sequence<Int>) -> Int { rows.count { !holds[$0] } }
}

/// The class of areas on which possible counts do not agree.
enum OpenClass {
  /// What it is called where areas are counted by class.
  static let words = "depends on hidden counts"
}

/// A local test by all possible counts: the classes and reasons on which they agree may be shown beside hidden counts.
struct AgreedTest: Sendable {
  /// The test of the first set: of the counts themselves where nothing is hidden.
  let statistics: LocalStatistics
  /// What was tested, by each set.
  let values: [[Double]]
  /// The class of each area.
  let classes: Agreed<LocalClass>
  /// Why an area has no result.
  let reasons: Agreed<String?>

  init<Failure: Error>(_ possible: PossibleCounts, _ test: ([Int?]) throws(Failure) -> LocalStatistics) throws(Failure) {
    var tests: [LocalStatistics] = []
    for set in possible.sets { tests.append(try test(possible[set])) }
    statistics = tests[0]
    values = tests.map(\.value)
    classes = Agreed(tests.map(\.classes))
    reasons = Agreed(tests.map(\.reasons))
  }
}
