/// The look-up from LSOAs 2011 to LSOAs 2021 with its change codes: unchanged (U), split (S), merged (M), and irregular (X).
///
/// An LSOA that is unchanged or merged goes whole to its one successor. One that was split is divided among its successors; each of these has no other source, so
/// its population (at any later date) is a sound weight. Irregular ones (a handful in England and Wales, none in London) have successors that also receive from
/// others: there a population is a rough weight, which the making says, and postcodes counted by pair are the better way. Parts are never equal unless
/// that is asked for, for splits follow growth, which is anything but equal.
public struct LSOAChanges: Hashable, Sendable {
  /// The rows.
  public let rows: [Row]
  /// The file.
  public let file: String

  /// One successor of one LSOA.
  public struct Row: Hashable, Sendable {
    /// The LSOA of 2011.
    public let source: String
    /// The LSOA of 2021.
    public let target: String
    /// What happened.
    public let change: Change
  }

  /// What became of an LSOA.
  public enum Change: String, CaseIterable, Hashable, Sendable {
    /// It is as it was.
    case unchanged = "U"
    /// It was divided.
    case split = "S"
    /// It was merged with others.
    case merged = "M"
    /// Its border changed otherwise.
    case irregular = "X"
  }

  /// How split LSOAs are divided.
  public enum Weights: Sendable {
    /// By a weight of each LSOA 2021: its population, its households, its live postcodes.
    case targets([String: Double], what: String)
    /// By a weight of each pair, as ``Crosswalk/byPlaces(_:from:to:parallel:)`` counts them; the right way for irregular changes too.
    case pairs(Crosswalk)
    /// In equal parts, which the making says.
    case equal
  }

  /// Reads the look-up of the ONS; its columns are found by their names.
  ///
  /// - Throws: ``CrosswalkError`` with file, row and column; for a change that does not fit its rows, too.
  public static func load(path: String) throws(CrosswalkError) -> LSOAChanges {
    let table = try ChangeTable(path)
    return LSOAChanges(rows: table.rows, file: table.file)
  }

  /// How many LSOAs of 2011 changed in each way.
  public func count(_ change: Change) -> Int { Set(rows.filter { $0.change == change }.map(\.source)).count }

  /// The rows of some LSOAs of 2011 alone: London's, say, where weights are known for London only.
  public func selecting(_ sources: some Sequence<String>) -> LSOAChanges {
    let wanted = Set(sources.map { AreaCode.cleaned($0) })
    return LSOAChanges(rows: rows.filter { wanted.contains($0.source) }, file: file)
  }

  /// The cross-walk.
  ///
  /// - Throws: ``CrosswalkError/noTargetWeight(sources:targets:)`` where a divided LSOA has a successor without a weight.
  public func crosswalk(_ weights: Weights) throws(CrosswalkError) -> Crosswalk {
    let divided = Set(Dictionary(grouping: rows, by: \.source).filter { $0.value.count > 1 }.keys)
    let parts = rows.filter { divided.contains($0.source) }
    let missing = parts.filter { Self.weight(of: $0, weights) == nil }
    guard missing.isEmpty else {
      throw .noTargetWeight(sources: Set(missing.map(\.source)).sorted(), targets: Set(missing.map(\.target)).sorted())
    }
    let links = rows.map { row in
      Crosswalk.Link(source: row.source, target: row.target, weight: divided.contains(row.source) ? Self.weight(of: row, weights) ?? 0 : 1)
    }
    return try Crosswalk(from: Vintage(.lsoa, 2011), to: Vintage(.lsoa, 2021), links: links, making: making(weights, divided))
  }

  private static func weight(of row: Row, _ weights: Weights) -> Double? {
    switch weights {
    case .targets(let values, _): values[row.target]
    case .pairs(let pairs): pairs.sources.place(of: row.source) == nil ? nil : pairs.share(of: row.source, in: row.target)
    case .equal: 1
    }
  }

  private func making(_ weights: Weights, _ divided: Set<String>) -> Crosswalk.Making {
    let irregular = Set(rows.filter { $0.change == .irregular && divided.contains($0.source) }.map(\.source)).sorted()
    let rough = "changed irregularly and divided roughly: \(irregular.joined(separator: ", "))"
    switch weights {
    case .targets(_, let what):
      return .init(method: "from \(SourceName.short(file)), splits by \(what)", notes: irregular.isEmpty ? [] : [rough])
    case .pairs(let pairs): return .init(method: "from \(SourceName.short(file)), splits \(pairs.making.method)")
    case .equal:
      let notes = ["divided in equal parts, for want of a weight: \(ShareText.some(divided.sorted()))"]
      return .init(method: "from \(SourceName.short(file)), splits in equal parts", notes: divided.isEmpty ? [] : notes)
    }
  }

  private init(rows: [Row], file: String) {
    self.rows = rows
    self.file = file
  }
}
