internal import WardlightGazetteer
internal import WardlightLoading

/// Which columns of a file are read, and what their headings say.
struct IndexHeads {
  let file: String
  let code: String
  let headings: [String]
  let found: [IndexHeading.Found]
  let populations: [IndexPopulation]
  let own: [OwnMeasure]

  init(_ reader: TableReader, _ options: IndexOptions) throws(DeprivationError) {
    let first = try DeprivationError.reading { () throws(LoadingError) in
      let batches = try reader.batches(rowsPerBatch: 1)
      return (file: batches.file, fields: batches.present, row: try batches.next())
    }
    let read = first.fields.map { IndexHeading($0) }
    let found = Self.wanted(read.compactMap { $0?.found }, options)
    file = first.file
    headings = first.fields
    guard !found.isEmpty || !options.own.isEmpty else {
      throw .index(.noMeasure(file: file, read: headings, nearest: Self.nearest(headings)))
    }
    guard let code = options.code ?? IndexCodes.field(in: first.fields, first.row) else {
      throw .index(.noCodes(file: file, read: headings))
    }
    self.code = code
    self.found = found.filter { $0.field != code }
    populations = options.columns == .own ? [] : read.compactMap { $0?.population }
    own = options.own
  }

  /// The columns of numbers, each once.
  var fields: [String] {
    var seen: Set<String> = []
    return (found.map(\.field) + own.map(\.field) + populations.map(\.field)).filter { seen.insert($0).inserted }
  }

  /// All columns that are read.
  var all: [String] { [code] + fields }

  /// What the heading of a column says.
  func found(_ field: String) -> IndexHeading.Found? { found.first { $0.field == field } }

  private static func wanted(_ found: [IndexHeading.Found], _ options: IndexOptions) -> [IndexHeading.Found] {
    var seen: Set<String> = []
    let once = found.filter { seen.insert($0.field).inserted }
    guard options.columns == .own else { return once }
    let domains = options.own.map { own in once.first { $0.field == own.field }?.domain ?? .multiple }
    return once.filter { domains.contains($0.domain) }
  }

  /// A heading of the file that is nearly a known one, and that one.
  private static func nearest(_ headings: [String]) -> String? {
    for heading in headings {
      if let known = NearestName.first(of: heading, among: known) { return "“\(known)” by “\(heading)”" }
    }
    return nil
  }

  private static let known = [
    "Index of Multiple Deprivation (IMD) Score", "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)",
    "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)", "imd_score", "imd_rank", "imd_decile",
    "imd_average_score", "income_score", "employment_score", "education_score", "health_score", "crime_score",
  ]
}

extension IndexHeading {
  /// The measure, where it is one.
  var found: Found? { if case .measure(let found) = self { found } else { nil } }
  /// The population, where it is one.
  var population: IndexPopulation? { if case .population(let population) = self { population } else { nil } }
}

/// Finds the column of area codes.
enum IndexCodes {
  /// The first column whose heading speaks of codes of a kind of area and that has one; failing that, one that says code, or has codes; `nil` where none does.
  static func field(in fields: [String], _ row: TextTable?) -> String? {
    let names = fields.map { FieldName($0) }
    let hasCode = fields.indices.map { place in
      row.map { AreaCode.kind(of: AreaCode.cleaned($0.column(at: place)[0])) != nil } ?? false
    }
    let places =
      fields.indices.filter { names[$0].kind != nil && names[$0].saysCode && hasCode[$0] }
      + fields.indices.filter { names[$0].kind != nil && hasCode[$0] } + fields.indices.filter { hasCode[$0] }
      + fields.indices.filter { names[$0].saysCode }
    return places.first.map { fields[$0] }
  }
}
