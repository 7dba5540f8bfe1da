extension IndexTable {
  /// Reads an index that is spread over several files, scores in one and domains in another, say, and joins them by code.
  ///
  /// A measure or population that several files have is taken from the first; the others must have the same numbers. Scores of one file are checked against
  /// the ranks of another as if they stood in one.
  ///
  /// - Parameters:
  ///   - paths: At least one file.
  ///   - options: As for one file; each measure of the user's own stands in one of them.
  /// - Throws: ``DeprivationError`` as for one file; where the files are of different releases, have different codes, or disagree.
  public static func load(paths: [String], options: IndexOptions = IndexOptions()) throws(DeprivationError) -> IndexTable {
    precondition(!paths.isEmpty, "0 files of an index")
    guard paths.count > 1 else { return try load(path: paths[0], options: options) }
    var joined: IndexTable?
    for (place, path) in paths.enumerated() {
      let table = try load(path: path, options: try options.suiting(path, isLast: place == paths.count - 1, have: joined))
      joined = try joined?.adding(table) ?? table
    }
    guard let joined else { preconditionFailure("0 files of an index") }
    let confirmed = try joined.checkedTogether()
    return confirmed
  }

  /// The columns of both tables.
  private func adding(_ other: IndexTable) throws(DeprivationError) -> IndexTable {
    try checkCodes(other)
    if let release, let otherRelease = other.release, release != otherRelease {
      throw .index(.otherRelease(file: file, release: release, other: other.file, otherRelease: otherRelease))
    }
    var columns = columns
    var measures = measures
    var populations = populations
    for measure in other.measures {
      if let same = self.measures.first(where: { $0.isSame(as: measure) }) {
        try checkNumbers(same.field, other, measure.field)
      } else if !columns.has(measure.field) {
        columns.add(other.values(of: measure), measure.field)
        measures.append(measure)
      }
    }
    for population in other.populations where !self.populations.contains(where: { $0.isSame(as: population) }) {
      columns.add(other.values(of: population), population.field)
      populations.append(population)
    }
    return IndexTable(
      files: files + other.files, codeField: codeField, release: release ?? other.release, vintage: vintage ?? other.vintage, codes: codes,
      measures: measures, populations: populations, notes: notes + other.notes, warnings: warnings + other.warnings, columns: columns)
  }

  private func checkCodes(_ other: IndexTable) throws(DeprivationError) {
    guard codes != other.codes else { return }
    let alone = Set(codes).symmetricDifference(other.codes)
    throw .index(.otherCodes(file: file, other: other.file, missing: alone.count, example: alone.min() ?? ""))
  }

  private func checkNumbers(_ field: String, _ other: IndexTable, _ otherField: String) throws(DeprivationError) {
    let pairs = zip(columns.values(field, of: file), other.columns.values(otherField, of: other.file))
    let different = pairs.filter { !($0 == $1 || $0.isNaN || $1.isNaN) }.count
    guard different == 0 else {
      throw .index(.otherNumbers(file: file, field: field, other: other.file, otherField: otherField, areas: different))
    }
  }

  /// The joined table, its measures checked against each other across the files.
  private func checkedTogether() throws(DeprivationError) -> IndexTable {
    let heads = measures.map {
      IndexHeading.Found(domain: $0.domain, form: $0.form, ranked: $0.ranked, direction: $0.direction, field: $0.field)
    }
    let files = files.joined(separator: " and ")
    let together = try IndexDirections(file: files, heads: heads, own: []) { columns.values($0, of: files) }.resolved()
    return IndexTable(
      files: self.files, codeField: codeField, release: release, vintage: vintage, codes: codes, measures: measures,
      populations: populations, notes: together.notes, warnings: warnings, columns: columns)
  }
}

extension IndexOptions {
  /// The options for one of several files: the user's measures that stand in it.
  ///
  /// Those that no file had are left to the last one, whose headings the error then lists.
  fileprivate func suiting(_ path: String, isLast: Bool, have joined: IndexTable?) throws(DeprivationError) -> IndexOptions {
    let fields = try IndexSheet.fields(path, self)
    var options = self
    options.own = own.filter { own in
      fields.contains(own.field) || isLast && joined?.measures.contains { $0.field == own.field } != true
    }
    if let code, !fields.contains(code), joined != nil { options.code = nil }
    return options
  }
}

extension DeprivationMeasure {
  /// Whether both say the same of the same, whatever their columns are called.
  fileprivate func isSame(as other: DeprivationMeasure) -> Bool { domain == other.domain && form == other.form && ranked == other.ranked }
}

extension IndexPopulation {
  fileprivate func isSame(as other: IndexPopulation) -> Bool { group == other.group && year == other.year }
}
