/// Something that has passed the door: it may be drawn, written and handed out on the stated terms.
///
/// Only this module can make one. Rooms that draw or write products take nothing else, so that an unprotected count
/// cannot reach them.
public struct Released<Content: Sendable>: Sendable {
  /// What may be shown.
  public let content: Content
  /// On which terms.
  public let terms: ReleaseTerms

  init(_ content: Content, terms: ReleaseTerms) {
    self.content = content
    self.terms = terms
  }
}

extension Released where Content == Table {
  /// One column of the table.
  ///
  /// - Precondition: The table has a column of that key.
  public func column(_ key: String) -> Released<CellColumn> {
    guard let place = content.index(ofColumn: key) else { preconditionFailure("table \(content.name) has no column \(key)") }
    return Released<CellColumn>(CellColumn(heading: content.columns[place], cells: content.rows.map { $0[place] }), terms: terms)
  }

  /// The table with some of its rows, in the order given.
  ///
  /// - Parameter note: Words to add to the table's note.
  public func selecting(rows: [Int], note: String = "") -> Released<Table> {
    let kept = Table(
      name: content.name, title: content.title, note: note.isEmpty ? content.note : "\(content.note) \(note)", columns: content.columns,
      rows: rows.map { content.rows[$0] }, meaning: content.meaning?.selecting(rows: rows))
    return Released(kept, terms: terms)
  }

  /// The rows whose cell in one column has these texts, in the order of the texts: how a map's areas find their values.
  ///
  /// - Precondition: The table has a column of that key, and a row for every text.
  public func selecting(rowsWith texts: [String], in key: String) -> Released<Table> {
    let cells = column(key).content.cells
    let places = Dictionary(cells.indices.map { (cells[$0].text, $0) }) { first, _ in first }
    let rows = texts.map { text in
      guard let row = places[text] else { preconditionFailure("table \(content.name) has no row “\(text)” in \(key)") }
      return row
    }
    return selecting(rows: rows)
  }

  /// The table without columns that would show nothing but “withheld”.
  public func droppingWithheldColumns() -> Released<Table> {
    let kept = content.columns.indices.filter { column in
      content.rows.isEmpty || content.rows.contains { $0[column] != .withheld }
    }
    return selecting(columns: kept.map { content.columns[$0].key })
  }

  /// The table with some of its columns, in the order given.
  ///
  /// - Precondition: The table has columns of these keys.
  public func selecting(columns keys: [String]) -> Released<Table> {
    let places = keys.map { key in
      guard let place = content.index(ofColumn: key) else { preconditionFailure("table \(content.name) has no column \(key)") }
      return place
    }
    let kept = Table(
      name: content.name, title: content.title, note: content.note, columns: places.map { content.columns[$0] },
      rows: content.rows.map { row in places.map { row[$0] } }, meaning: content.meaning)
    return Released(kept, terms: terms)
  }
}

/// The terms on which something is released.
public struct ReleaseTerms: Hashable, Sendable {
  /// How counts were protected.
  public let policy: Policy
  /// The protective marking that every page and file carries.
  public let marking: Marking
  /// Why the policy was open to these data: a sentence such as `The records are synthetic.`; empty where counts are protected.
  public let ground: String
  /// Who made it, when, and from what.
  public let provenance: Provenance

  init(policy: Policy, marking: Marking, ground: String, provenance: Provenance = .unstated) {
    self.policy = policy
    self.marking = marking
    self.ground = ground
    self.provenance = provenance
  }
}
