import WardlightDeprivation

/// An index that has been read, and what of it is wanted.
struct IndexReading: Sendable {
  let table: IndexTable
  /// The measure that areas are ranked by.
  let main: DeprivationMeasure
  /// The main measure and the further ones, each once.
  let measures: [DeprivationMeasure]

  /// Reads the files by their headings; a measure that is named and has a heading that says nothing is taken for one that is higher where there is more
  /// deprivation.
  init(_ source: IndexSource) throws(DeprivationError) {
    let named = [source.measure].compactMap { $0 } + source.domains
    let table = try Self.table(source, named)
    self.table = table
    main = source.measure.flatMap { Self.measure($0, of: table) } ?? table.measure(of: .multiple) ?? table.measures[0]
    measures = [main] + Self.further(source, table, besides: main)
  }

  private static func table(_ source: IndexSource, _ named: [String]) throws(DeprivationError) -> IndexTable {
    func load(_ own: [OwnMeasure]) throws(DeprivationError) -> IndexTable {
      try IndexTable.load(paths: source.files, options: IndexOptions(code: source.code, own: own))
    }
    do {
      let table = try load(source.own)
      let silent = named.filter { measure($0, of: table) == nil }
      return silent.isEmpty ? table : try load(source.own + silent.map { OwnMeasure(field: $0) })
    } catch {
      guard case .index(.noMeasure) = error, !named.isEmpty else { throw error }
      return try load(source.own + named.map { OwnMeasure(field: $0) })
    }
  }

  private static func measure(_ name: String, of table: IndexTable) -> DeprivationMeasure? {
    table.measures.first { $0.field == name } ?? table.measures.first { $0.field.lowercased() == name.lowercased() }
  }

  private static func further(
    _ source: IndexSource, _ table: IndexTable, besides main: DeprivationMeasure
  ) -> [DeprivationMeasure] {
    guard source.domains.isEmpty else { return source.domains.compactMap { measure($0, of: table) }.filter { $0.field != main.field } }
    var domains: [DeprivationMeasure.Domain] = []
    for measure in table.measures where measure.domain != main.domain && !domains.contains(measure.domain) {
      if case .other = measure.domain { continue }
      domains.append(measure.domain)
    }
    let own = source.own.compactMap { measure($0.field, of: table) }.filter { own in
      own.field != main.field && !domains.contains(own.domain)
    }
    return domains.compactMap { table.measure(of: $0) } + own
  }
}
