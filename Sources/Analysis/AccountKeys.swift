import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightGazetteer

/// What the lines of an account, and the methods by which records were located, are called in keys, and how they add up: a few rejected rows must not follow from the
/// others.
///
/// Records that are mapped, or outside all areas, were found by some method, and those without a location by none; ambiguous ones by one or none. So what is found less what is mapped are those outside.
struct AccountKeys {
  let account: Reconciliation
  let methods: [MethodCount]

  static let records = "records"
  static let account = "account"
  static let mapped = "mapped"
  private static let inPeriod = "in period"
  private static let noLocation = "no location"
  private static let found = "found"
  private static let notFound = "not found"
  private static let ambiguous = "ambiguous"

  init(_ account: Reconciliation, _ methods: [MethodCount]) { (self.account, self.methods) = (account, methods) }

  private var reasons: [String] { account.statedReasons.map(\.reason.rawValue) }

  /// The account of ``AccountTable`` with its keys.
  func accounted(_ table: RawTable) -> RawTable {
    let lines = [
      Dimension.whole, "rejected", "out of period", Self.inPeriod, Self.mapped, Self.mapped, "outside", Self.noLocation, Self.ambiguous,
    ]
    let rows = (lines + reasons).enumerated().map { line, member in
      CountMeaning.Part(Self.records, line == 5 ? [Self.account: member, "method": "nearest"] : [Self.account: member])
    }
    return table.meaning(CountMeaning(rows: rows, columns: ["count": CountMeaning.Part()]))
  }

  /// The methods of ``MethodTable`` with their keys.
  func located(_ table: RawTable) -> RawTable {
    let rows = methods.map { line in CountMeaning.Part(Self.records, members(of: line.method)) }
    return table.meaning(CountMeaning(rows: rows, columns: ["count": CountMeaning.Part()]))
  }

  private func members(of method: Location.Method) -> [String: String] {
    guard isWhole else { return [Self.account: Self.inPeriod, "how": method.rawValue] }
    return method == .none ? [Self.account: Self.notFound] : [Self.account: Self.found, "how": method.rawValue]
  }

  /// Whether the methods are those of the records in the account.
  private var isWhole: Bool {
    let without = methods.filter { $0.method == .none }.reduce(0) { $0 + $1.count }
    return methods.reduce(0) { $0 + $1.count } == account.inPeriod
      && (account.noLocation...account.noLocation + account.ambiguous).contains(without)
  }

  /// - Parameter mapped: The members that make up the records that are mapped.
  func dimensions(mapped: [String] = []) -> [Dimension] {
    return [
      places(mapped), Self.flat("method", ["nearest"], isComplete: false),
      Self.flat("how", methods.map(\.method).filter { !isWhole || $0 != .none }.map(\.rawValue), isComplete: isWhole),
    ]
  }

  private func places(_ mapped: [String]) -> Dimension {
    var within = ["rejected": [Dimension.whole], "out of period": [Dimension.whole], Self.inPeriod: [Dimension.whole]]
    for member in [Self.found, Self.notFound, Self.ambiguous] { within[member] = [Self.inPeriod] }
    for member in [Self.mapped, "outside"] { within[member] = [Self.found] }
    within[Self.noLocation] = [Self.notFound]
    for reason in reasons { within[reason] = [Self.noLocation] }
    for member in mapped { within[member] = [Self.mapped] }
    var complete = [Dimension.whole, Self.inPeriod, Self.found, Self.notFound]
    if !mapped.isEmpty { complete.append(Self.mapped) }
    if !reasons.isEmpty { complete.append(Self.noLocation) }
    if account.ambiguous > 0 {
      for place in [Self.found, Self.notFound] { within["\(Self.ambiguous), \(place)"] = [Self.ambiguous, place] }
      complete.append(Self.ambiguous)
    }
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
