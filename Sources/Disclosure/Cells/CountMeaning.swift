/// What the counts of a table count, row by row and column by column.
public struct CountMeaning: Hashable, Sendable {
  /// What each row says about the keys of its counts; `nil` where the counts of a row belong to no key.
  public let rows: [Part?]
  /// What each column of counts says, by the column's key; counts of other columns belong to no key.
  public let columns: [String: Part]

  /// What a row or a column adds to the keys of its cells.
  public struct Part: Hashable, Sendable {
    /// The measure, where the row or the column decides it.
    public let measure: String?
    /// Members by dimension.
    public let members: [String: String]

    /// A part by its measure and members.
    public init(_ measure: String? = nil, _ members: [String: String] = [:]) {
      self.measure = measure
      self.members = members
    }
  }

  /// The meaning of a table by its rows and columns.
  public init(rows: [Part?], columns: [String: Part]) {
    self.rows = rows
    self.columns = columns
  }

  /// What the count at a row and a column counts; `nil` where it has no key.
  ///
  /// Where row and column both name a dimension, the column's member holds; members that stand for everything are left out. A column of
  /// ``Dimension/yearBefore`` counts the row's period a year earlier; a row whose period is no whole months has no such count.
  public func key(row: Int, column: String) -> CellKey? {
    guard let row = rows[row], let column = columns[column], let measure = column.measure ?? row.measure else { return nil }
    var members = row.members.merging(column.members) { _, own in own }
    for (dimension, member) in column.members where member == Dimension.yearBefore {
      guard let earlier = row.members[dimension].flatMap(Dimension.aYearBefore) else { return nil }
      members[dimension] = earlier
    }
    return CellKey(measure, members.filter { $0.value != Dimension.whole })
  }

  /// The meaning of some rows, in the order given.
  func selecting(rows places: [Int]) -> CountMeaning { CountMeaning(rows: places.map { rows[$0] }, columns: columns) }
}
