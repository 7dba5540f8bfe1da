// The form of counts.json. Rows of a table share the names of their dimensions, so that the wards of London take a line each and not a paragraph.

extension CountMap.Table: Codable {
  private enum Key: CodingKey { case file, rows, columns }

  /// Reads a table.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    let rows = try values.decode(CodedRows.self, forKey: .rows).parts
    let columns = try values.decode([String: CountMeaning.Part].self, forKey: .columns)
    self.init(file: try values.decode(String.self, forKey: .file), meaning: CountMeaning(rows: rows, columns: columns))
  }

  /// Writes a table, its rows under the names of the dimensions that they share.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(file, forKey: .file)
    try values.encode(CodedRows(meaning.rows), forKey: .rows)
    try values.encode(meaning.columns, forKey: .columns)
  }
}

/// The parts of rows as lists of members, in order of the dimensions' names.
private struct CodedRows: Codable {
  /// The dimensions that some row names.
  let dimensions: [String]
  /// For each row a member or nothing in each dimension; nothing at all where the row's counts have no key.
  let members: [[String?]?]
  /// For each row its measure; left out where no row names one.
  let measures: [String?]?

  init(_ parts: [CountMeaning.Part?]) {
    let dimensions = Set(parts.compactMap(\.self).flatMap(\.members.keys)).sorted()
    self.dimensions = dimensions
    members = parts.map { part in part.map { part in dimensions.map { part.members[$0] } } }
    measures = parts.contains { $0?.measure != nil } ? parts.map { $0?.measure } : nil
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    dimensions = try values.decode([String].self, forKey: .dimensions)
    members = try values.decode([[String?]?].self, forKey: .members)
    measures = try values.decodeIfPresent([String?].self, forKey: .measures)
    let width = dimensions.count
    guard members.allSatisfy({ $0.map { $0.count == width } ?? true }), Set(dimensions).count == width else {
      throw DecodingError.dataCorruptedError(forKey: .members, in: values, debugDescription: "rows and dimensions do not fit")
    }
    guard measures.map({ $0.count == members.count }) ?? true else {
      throw DecodingError.dataCorruptedError(forKey: .measures, in: values, debugDescription: "rows and measures do not fit")
    }
  }

  var parts: [CountMeaning.Part?] {
    members.indices.map { row in
      members[row].map { members in
        let named = zip(dimensions, members).compactMap { dimension, member in member.map { (dimension, $0) } }
        return CountMeaning.Part(measures?[row], Dictionary(named) { first, _ in first })
      }
    }
  }
}

extension CountMeaning.Part: Codable {
  private enum Key: CodingKey { case measure, members }

  /// Reads a part; what is not there names nothing.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    self.init(
      try values.decodeIfPresent(String.self, forKey: .measure), try values.decodeIfPresent([String: String].self, forKey: .members) ?? [:])
  }

  /// Writes the measure and the members that are named.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encodeIfPresent(measure, forKey: .measure)
    if !members.isEmpty { try values.encode(members, forKey: .members) }
  }
}

extension Measure: Codable {
  private enum Key: CodingKey { case name, adding, within }

  /// Reads a measure.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    self.init(
      try values.decode(String.self, forKey: .name), try values.decode(Adding.self, forKey: .adding),
      within: try values.decodeIfPresent(String.self, forKey: .within))
  }

  /// Writes a measure.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(name, forKey: .name)
    try values.encode(adding, forKey: .adding)
    try values.encodeIfPresent(within, forKey: .within)
  }
}

extension Measure.Adding: Codable {}

extension Marking: Codable {}

extension Dimension: Codable {
  private enum Key: CodingKey { case name, structure, within, complete }
  private enum Kind: String, Codable { case time, nested }

  /// Reads a dimension.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    let name = try values.decode(String.self, forKey: .name)
    switch try values.decode(Kind.self, forKey: .structure) {
    case .time: self.init(name, .time)
    case .nested:
      let within = try values.decode([String: [String]].self, forKey: .within)
      self.init(name, .nested(within: within, complete: Set(try values.decode([String].self, forKey: .complete))))
    }
  }

  /// Writes a dimension, its complete members in their order.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(name, forKey: .name)
    switch structure {
    case .time: try values.encode(Kind.time, forKey: .structure)
    case .nested(let within, let complete):
      try values.encode(Kind.nested, forKey: .structure)
      try values.encode(within, forKey: .within)
      try values.encode(complete.sorted(), forKey: .complete)
    }
  }
}
