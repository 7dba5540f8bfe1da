/// Every column of codes that a run used, with its vintage and what became of it.
///
/// Entries stand in order of source, field and layer, in whatever order they were added. Codes of areas are not personal, so up to five are named.
public struct VintageLedger: Hashable, Sendable, Codable {
  /// The entries, in their fixed order.
  public private(set) var entries: [Entry] = []

  /// An empty ledger.
  public init() {}

  /// Adds an entry; one that is already there is not added again.
  public mutating func add(_ entry: Entry) {
    guard !entries.contains(entry) else { return }
    let place = entries.firstIndex { entry.key.lexicographicallyPrecedes($0.key) } ?? entries.count
    entries.insert(entry, at: place)
  }

  /// Adds all entries of another.
  public mutating func add(_ other: VintageLedger) { for entry in other.entries { add(entry) } }

  /// The headings of ``rows``.
  public static let headings = [
    "source", "field", "kind", "vintage stated", "vintage by the field's name", "vintage recognised", "codes", "layer", "matched",
    "areas of the layer", "codes without an area", "areas without a code", "treatment",
  ]

  /// The entries as rows of text under ``headings``.
  public var rows: [[String]] { entries.map(\.row) }

  /// One column.
  public struct Entry: Hashable, Sendable, Codable {
    /// The file, without its folder, or the layer.
    public let source: String
    /// The field.
    public let field: String
    /// The kind of area; empty where it is not known.
    public let kind: String
    /// What the user says; empty where nothing is said.
    public let stated: String
    /// What the field's name says; empty where it says nothing.
    public let named: String
    /// What the codes say: `wards 2018 to 2021`, `not known`.
    public let recognised: String
    /// Different codes in the column.
    public let codes: Int
    /// The layer it was joined with; empty where the column is the layer's own.
    public let layer: String
    /// How many areas of the layer have a code in the column.
    public let matched: Int
    /// How many areas the layer has.
    public let areas: Int
    /// Codes without an area in the layer.
    public let unmatched: Missing
    /// Areas of the layer without a code in the column.
    public let lacking: Missing
    /// What was done: `the layer's own codes`, `joined by code`, `carried by LSOA 2011 → ward 2018 …`.
    public let treatment: String
  }

  /// Codes that lack a partner: how many, and the first few.
  public struct Missing: Hashable, Sendable, Codable {
    /// How many.
    public let count: Int
    /// The first five, ascending.
    public let examples: [String]

    /// Of these codes, which ascend.
    public init(_ codes: [String]) {
      count = codes.count
      examples = Array(codes.prefix(5))
    }

    /// `0`, `2: E05000026, E05000027`.
    public var text: String {
      count == 0 ? "0" : "\(count): " + examples.joined(separator: ", ") + (count > examples.count ? ", …" : "")
    }
  }
}

extension VintageLedger.Entry {
  fileprivate var key: [String] { [source, field, layer, treatment] }

  fileprivate var row: [String] {
    [
      source, field, kind, stated, named, recognised, String(codes), layer, String(matched), String(areas), unmatched.text, lacking.text,
      treatment,
    ]
  }
}
