import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightGazetteer

/// What the lines of an account, and the methods by which records were located, are called in keys, and how they add up: a few rejected rows must not follow from the
/// others.
struct AccountKeys {
  private let account: Reconciliation
  private let methods: [MethodCount]

  static let records = "records"
  static let account = "account"
  static let mapped = "mapped"
  private static let inPeriod = "in period"
  private static let noLocation = "no location"

  init(_ account: Reconciliation, _ methods: [MethodCount]) { (self.account, self.methods) = (account, methods) }

  private var reasons: [String] { account.statedReasons.map(\.reason.rawValue) }

  /// The account of ``AccountTable`` with its keys.
  func accounted(_ table: RawTable) -> RawTable {
    let lines = [
      Dimension.whole, "rejected", "out of period", Self.inPeriod, Self.mapped, Self.mapped, "outside", Self.noLocation, "ambiguous",
    ]
    let rows = (lines + reasons).enumerated().map { line, member in
      CountMeaning.Part(Self.records, line == 5 ? [Self.account: member, "method": "nearest"] : [Self.account: member])
    }
    return table.meaning(CountMeaning(rows: rows, columns: ["count": CountMeaning.Part()]))
  }

  /// The methods of ``MethodTable`` with their keys.
  func located(_ table: RawTable) -> RawTable {
    let rows = methods.map { CountMeaning.Part(Self.records, [Self.account: Self.inPeriod, "how": $0.method.rawValue]) }
    return table.meaning(CountMeaning(rows: rows, columns: ["count": CountMeaning.Part()]))
  }

  /// - Parameter mapped: The members that make up the records that are mapped.
  func dimensions(mapped: [String] = []) -> [Dimension] {
    let isWhole = methods.reduce(0) { $0 + $1.count } == account.inPeriod
    return [
      places(mapped), Self.flat("method", ["nearest"], isComplete: false),
      Self.flat("how", methods.map(\.method.rawValue), isComplete: isWhole),
    ]
  }

  private func places(_ mapped: [String]) -> Dimension {
    var within = ["rejected": [Dimension.whole], "out of period": [Dimension.whole], Self.inPeriod: [Dimension.whole]]
    for member in [Self.mapped, "outside", Self.noLocation, "ambiguous"] { within[member] = [Self.inPeriod] }
    for reason in reasons { within[reason] = [Self.noLocation] }
    for member in mapped { within[member] = [Self.mapped] }
    let complete = [Dimension.whole, Self.inPeriod] + (mapped.isEmpty ? [] : [Self.mapped]) + (reasons.isEmpty ? [] : [Self.noLocation])
    return Dimension(Self.account, .nested(within: within, complete: Set(complete)))
  }

  static func flat(_ name: String, _ members: [String], isComplete: Bool) -> Dimension {
    Dimension(
      name,
      .nested(
        within: Dictionary(uniqueKeysWithValues: Set(members).map { ($0, [Dimension.whole]) }),
        complete: isComplete ? [Dimension.whole] : []))
  }

  /// Both tables, protected together.
  func released(
    _ door: Door, noun: Configuration.Noun, _ parallel: Parallel = Parallel()
  ) throws(DisclosureFault) -> (account: Released<Table>, methods: Released<Table>) {
    let (lines, located) = (accounted(AccountTable.raw(account, noun: noun)), located(MethodTable.raw(methods, noun: noun)))
    let solved = try Suppression.solve(
      FlowCells.cells(of: lines) + FlowCells.cells(of: located), dimensions: dimensions(), measures: [Measure(Self.records, .sums)],
      policy: door.terms.policy, parallel: parallel)
    let door = door.shielded(by: solved.shield)
    return (door.release(lines), door.release(located))
  }
}

extension RawTable {
  /// The same table, whose counts have keys.
  func meaning(_ meaning: CountMeaning) -> RawTable {
    RawTable(name: name, title: title, note: note, columns: columns, meaning: meaning)
  }
}
