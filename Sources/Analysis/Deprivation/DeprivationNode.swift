import WardlightDeprivation

extension ConfigurationNode {
  /// The index of deprivation and what is asked of it.
  ///
  /// - Parameter resolved: What turns a path of the file into one of the machine.
  func deprivation(resolved: (String) -> String) throws -> Configuration.DeprivationSource {
    try allow([
      "file", "files", "code", "score", "measure", "measures", "directions", "lookups", "population_table", "population_note", "summary",
      "convention", "title",
      "credit", "at_least", "published", "published_by", "published_note",
    ])
    return Configuration.DeprivationSource(
      index: try index(resolved), summary: try summary(), convention: try convention(), atLeast: try atLeast(), published: try published(),
      credit: try text("credit") ?? "")
  }

  private func index(_ resolved: (String) -> String) throws -> IndexSource {
    let files = try texts("file") + texts("files")
    guard !files.isEmpty else { throw fault(at: "file", "the index needs a “file” or a list of “files”") }
    let score = try text("score")
    if score != nil, try text("measure") != nil { throw fault(at: "measure", "“score” and “measure” name the same thing; one is enough") }
    let note = try text("population_note")
    return IndexSource(
      files: files.map(resolved), code: try text("code"), measure: try score ?? text("measure"), domains: try texts("measures"),
      own: try own(score),
      lookups: try lookups(resolved),
      population: try child("population_table").map { try $0.oneColumn(note: note, resolved: resolved) }, title: try text("title"))
  }

  /// A table of populations by one column.
  private func oneColumn(note: String?, resolved: (String) -> String) throws -> PopulationTable {
    _ = try needed("column")
    guard try text("ages") == nil else { throw fault(at: "ages", "the population of an index is one column, not the bands of some ages") }
    return try populationTable(note: note, resolved: resolved)
  }

  /// A score is higher where there is more deprivation, whatever its heading; of other columns `directions` can say it.
  private func own(_ score: String?) throws -> [OwnMeasure] {
    let stated = try child("directions").map { node in
      try node.pairs().map { field, _ in
        let direction = try node.value(field, "higher or lower, whichever is more deprived") { Self.directions[$0] }
        return OwnMeasure(field: field, direction: direction ?? .higherIsMoreDeprived)
      }
    }
    return (score.map { [OwnMeasure(field: $0)] } ?? []) + (stated ?? []).filter { $0.field != score }
  }

  private static var directions: [String: DeprivationMeasure.Direction] {
    ["higher": .higherIsMoreDeprived, "lower": .lowerIsMoreDeprived]
  }

  private func summary() throws -> SummaryMeasure {
    let known = SummaryMeasure.allCases.map(\.rawValue).joined(separator: ", ")
    return try value("summary", "one of \(known)") { SummaryMeasure(rawValue: $0) } ?? .averageScore
  }

  private func convention() throws -> SummaryConvention {
    let known = SummaryConvention.allCases.map(\.rawValue).joined(separator: " or ")
    return try value("convention", known) { SummaryConvention(rawValue: $0) } ?? .ministry
  }

  private func atLeast() throws -> Int {
    try value("at_least", "a whole number from 1 to 1000000") { text in
      Int(text).flatMap { (1...1_000_000).contains($0) ? $0 : nil }
    } ?? 5
  }

  /// Rho by the name of the place.
  private func published() throws -> PublishedFigures {
    guard let node = try child("published") else { return .none }
    let figures = try node.pairs().map { place, _ in
      PublishedFigure(
        place: place,
        rho: try node.value(place, "a correlation from -1 to 1") { Double($0).flatMap { (-1...1).contains($0) ? $0 : nil } } ?? .nan)
    }
    return PublishedFigures(
      source: try text("published_by") ?? "Earlier work", figures: figures, note: try text("published_note") ?? "")
  }
}
