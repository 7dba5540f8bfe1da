internal import WardlightGazetteer
internal import WardlightLoading

extension IndexTable {
  /// Reads an index from a table, by its headings.
  ///
  /// Numbers may have commas between thousands, and an empty cell is a missing one. The direction of every measure is checked against the others of
  /// its domain: score and rank must be opposite and deciles the tenths of the ranks. An average rank, which runs one way in some files and the other
  /// way in others, takes its direction from the data.
  ///
  /// - Parameters:
  ///   - path: CSV (also `.gz`), XLSX, ODS or whatever else GDAL opens; of several sheets the first with a measure is read.
  ///   - options: What the headings do not tell.
  /// - Throws: ``DeprivationError``, in a sentence with file, row and column: for a file without measures, codes or rows; a code that is empty or
  ///   repeated; a cell that is no number; a rank or decile that is none; columns that contradict each other.
  /// - Complexity: O(cells), and O(n log n) for each measure that is checked.
  public static func load(path: String, options: IndexOptions = IndexOptions()) throws(DeprivationError) -> IndexTable {
    let reader = try IndexSheet.reader(path, options)
    let heads = try IndexHeads(reader, options)
    let numbers = try DeprivationError.reading { () throws(LoadingError) in
      try CodedNumbers(reader.read(fields: heads.all), code: heads.code, fields: heads.fields, cleaning: AreaCode.cleaned)
    }
    guard !numbers.codes.isEmpty else { throw .index(.noRows(file: numbers.file)) }
    let kinds = IndexKinds(heads, numbers, options)
    try IndexCells(heads, numbers, kinds).check()
    let directions = try IndexDirections(file: numbers.file, heads: heads.found, own: heads.own) { numbers.values(of: $0) }.resolved()
    return IndexTable(heads, numbers, kinds, directions)
  }

  /// Reads one score, the higher the more deprived, and what of the file can confirm that it is one.
  ///
  /// The score is the only one of ``measures``.
  ///
  /// - Parameters:
  ///   - path: As in ``load(path:options:)``.
  ///   - codeField: The column of area codes.
  ///   - scoreField: The column of scores.
  ///   - title: What the score is called; `nil` as its heading says.
  public static func load(path: String, codeField: String, scoreField: String, title: String? = nil) throws(DeprivationError) -> IndexTable
  {
    let table = try load(
      path: path, options: IndexOptions(code: codeField, own: [OwnMeasure(field: scoreField, title: title)], columns: .own))
    return table.selecting { $0.field == scoreField }
  }

  /// The table with some of its measures.
  func selecting(_ isWanted: (DeprivationMeasure) -> Bool) -> IndexTable {
    IndexTable(
      files: files, codeField: codeField, release: release, vintage: vintage, codes: codes, measures: measures.filter(isWanted),
      populations: populations, notes: notes, warnings: warnings, columns: columns)
  }

  private init(_ heads: IndexHeads, _ numbers: CodedNumbers, _ kinds: IndexKinds, _ directions: IndexDirections.Resolved) {
    let isSorted = zip(numbers.codes, numbers.codes.dropFirst()).allSatisfy { $0 < $1 }
    let order = isSorted ? Array(numbers.codes.indices) : numbers.codes.indices.sorted { numbers.codes[$0] < numbers.codes[$1] }
    var columns = IndexColumns()
    for field in heads.fields {
      let values = numbers.values(of: field)
      columns.add(order.map { values[$0] }, field)
    }
    self.init(
      files: [numbers.file], codeField: heads.code, release: kinds.release, vintage: kinds.vintage, codes: order.map { numbers.codes[$0] },
      measures: directions.measures, populations: heads.populations, notes: directions.notes, warnings: directions.warnings,
      columns: columns)
  }
}

/// The sheet in which an index stands.
enum IndexSheet {
  /// A reader of the sheet that is named, of the first with a measure, or of the only table.
  static func reader(_ path: String, _ options: IndexOptions) throws(DeprivationError) -> TableReader {
    if let layer = options.layer { return TableReader(path: path, layer: layer) }
    let layers = try DeprivationError.reading { () throws(LoadingError) in try TableReader.layers(of: path) }
    guard layers.count > 1 else { return TableReader(path: path) }
    let readers = layers.map { TableReader(path: path, layer: $0) }
    return readers.first { hasMeasure($0, options) } ?? readers[0]
  }

  /// The headings of the sheet.
  static func fields(_ path: String, _ options: IndexOptions) throws(DeprivationError) -> [String] {
    let reader = try reader(path, options)
    return try DeprivationError.reading { () throws(LoadingError) in try reader.fields() }
  }

  private static func hasMeasure(_ reader: TableReader, _ options: IndexOptions) -> Bool {
    guard let fields = try? reader.fields() else { return false }
    let isOwn = !options.own.isEmpty && options.own.allSatisfy { fields.contains($0.field) }
    return isOwn || fields.contains { IndexHeading($0)?.found != nil }
  }
}

/// Which index a file is, of which areas.
struct IndexKinds {
  let release: IndexRelease?
  let vintage: Vintage?
  /// How many areas the release ranks, where the file's areas are of the kind it ranks; `nil` where that is not known.
  let ranked: Int?

  init(_ heads: IndexHeads, _ numbers: CodedNumbers, _ options: IndexOptions) {
    let release =
      options.release
      ?? IndexRelease.recognised(
        heads.headings, code: heads.code, populations: heads.headings.compactMap { IndexPopulation(heading: $0) }, file: heads.file)
    let kind = numbers.codes.first.flatMap { AreaCode.kind(of: $0) } ?? FieldName(heads.code).kind
    self.release = release
    let named = FieldName(heads.code).vintage
    let ofRelease = kind == release?.vintage?.kind ? release?.vintage : nil
    vintage = named?.year == nil ? ofRelease ?? named ?? kind.map { Vintage($0, nil) } : named
    let likely = release ?? [IndexRelease.iod2019, .iod2025].first { $0.vintage == named }
    ranked = kind != nil && kind == likely?.vintage?.kind ? likely?.areas : nil
  }
}

extension DeprivationError {
  /// Reads a table and puts its faults in this room's words.
  static func reading<Result>(_ body: () throws(LoadingError) -> Result) throws(DeprivationError) -> Result {
    do throws(LoadingError) { return try body() } catch { throw .table(error) }
  }
}
