internal import WardlightEssentials
public import WardlightGeometry

/// How counts of the areas of one geography become counts of the areas of another.
///
/// Each source s gives to each of its targets t the share w(s, t) > 0, and Σ_t w(s, t) = 1.
public struct Crosswalk: Hashable, Sendable {
  /// What the sources are.
  public let from: Vintage
  /// What the targets are.
  public let to: Vintage
  /// The codes of the sources, ascending.
  public let sources: [String]
  /// The codes of the targets, ascending. Each receives from at least one source.
  public let targets: [String]
  /// For each source the places of its targets in ``targets``, ascending.
  public let links: RaggedRows
  /// The shares, aligned with the values of ``links``.
  public let shares: [Double]
  /// How the cross-walk was made.
  public let making: Making

  /// How a cross-walk was made, and what it cannot carry.
  public struct Making: Hashable, Sendable {
    /// One phrase: `from lookups.csv, column share`.
    public let method: String
    /// Codes of the source geography that have no target, ascending.
    public let sourcesLacking: [String]
    /// Codes of the target geography that receive from no source, ascending.
    public let targetsLacking: [String]
    /// What a reader must know: shares that were normalised, splits in equal parts.
    public let notes: [String]

    /// A making by its parts.
    public init(method: String, sourcesLacking: [String] = [], targetsLacking: [String] = [], notes: [String] = []) {
      self.method = method
      self.sourcesLacking = sourcesLacking.sorted()
      self.targetsLacking = targetsLacking.sorted()
      self.notes = notes
    }
  }

  /// One source, one target, and a weight that need not be a share.
  public struct Link: Hashable, Sendable {
    /// The code of the source.
    public let source: String
    /// The code of the target.
    public let target: String
    /// How much of the source goes to the target, in any unit: persons, postcodes, a share. At least 0.
    public let weight: Double

    /// A link by its parts.
    public init(source: String, target: String, weight: Double = 1) {
      self.source = source
      self.target = target
      self.weight = weight
    }
  }

  /// A cross-walk of links in any order; each source's weights are divided by their sum.
  ///
  /// Links of weight 0 are left out.
  ///
  /// - Throws: ``CrosswalkError/repeatedPair(file:rows:source:target:)``, ``CrosswalkError/badWeight(file:row:column:source:target:)`` for a negative weight or
  ///   one that is no finite number, ``CrosswalkError/noWeight(file:row:column:source:)`` where a source's weights sum to 0, ``CrosswalkError/empty(file:)``.
  ///   The errors name `making.method` in the file's place.
  /// - Complexity: O(links · log links).
  public init(from: Vintage, to: Vintage, links: [Link], making: Making) throws(CrosswalkError) {
    let ordered = links.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
    guard !ordered.isEmpty else { throw .empty(file: making.method) }
    for (link, next) in zip(ordered, ordered.dropFirst()) where link.source == next.source && link.target == next.target {
      throw .repeatedPair(file: making.method, rows: [], source: link.source, target: link.target)
    }
    for link in ordered where !(link.weight >= 0 && link.weight.isFinite) {
      throw .badWeight(file: making.method, row: nil, column: nil, source: link.source, target: link.target)
    }
    try self.init(from, to, ordered: ordered, making)
  }

  /// - Parameter ordered: In order of source and target, each pair once, no weight below 0.
  private init(_ from: Vintage, _ to: Vintage, ordered: [Link], _ making: Making) throws(CrosswalkError) {
    let targets = Set(ordered.filter { $0.weight > 0 }.map(\.target)).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(targets, targets.indices.map { Int32($0) }))
    var sources: [String] = []
    var rows = RaggedRows()
    var shares: [Double] = []
    for source in ordered.chunked(by: { $0.source == $1.source }) {
      let used = source.filter { $0.weight > 0 }
      let sum = used.reduce(0) { $0 + $1.weight }
      guard let code = source.first?.source, sum > 0, sum.isFinite else {
        throw .noWeight(file: making.method, row: nil, column: nil, source: source.first?.source ?? "")
      }
      sources.append(code)
      rows.append(used.compactMap { places[$0.target] })
      shares.append(contentsOf: used.map { $0.weight / sum })
    }
    (self.from, self.to, self.sources, self.targets, self.making) = (from, to, sources, targets, making)
    (self.links, self.shares) = (rows, shares)
  }

  /// Every source to itself.
  public static func identity(_ vintage: Vintage, codes: [String]) throws(CrosswalkError) -> Crosswalk {
    let links = Set(codes).map { Link(source: $0, target: $0) }
    return try Crosswalk(from: vintage, to: vintage, links: links, making: Making(method: "the same areas"))
  }

  /// How many sources are divided among several targets.
  public var dividedSources: Int { sources.indices.filter { links[$0].count > 1 }.count }

  /// The share of a source that goes to a target; 0 for codes without a link.
  public func share(of source: String, in target: String) -> Double {
    guard let row = sources.place(of: source), let column = targets.place(of: target) else { return 0 }
    return links.range(of: row).first { links.values[$0] == Int32(column) }.map { shares[$0] } ?? 0
  }

  /// For each of ``shares`` the place of its source in ``sources`` and of its target in ``targets``.
  public var places: [(source: Int, target: Int)] {
    var places: [(source: Int, target: Int)] = []
    places.reserveCapacity(shares.count)
    for row in sources.indices {
      for link in links.range(of: row) { places.append((row, Int(links.values[link]))) }
    }
    return places
  }

  /// The links with their shares, in order of source and target.
  public var asLinks: [Link] {
    sources.indices.flatMap { row in
      links.range(of: row).map { Link(source: sources[row], target: targets[Int(links.values[$0])], weight: shares[$0]) }
    }
  }
}

extension Crosswalk: CustomStringConvertible {
  /// `LSOA 2011 → ward 2018 (from lookups.csv)`.
  public var description: String { "\(from.singular) → \(to.singular) (\(making.method))" }
}

extension Array where Element == String {
  /// Where a text stands in an ascending array, or `nil`.
  func place(of text: String) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < text { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == text ? low : nil
  }
}

extension Array {
  /// Consecutive pieces whose neighbours belong together.
  func chunked(by belong: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
    var pieces: [ArraySlice<Element>] = []
    var start = 0
    for place in indices.dropFirst() where !belong(self[place - 1], self[place]) {
      pieces.append(self[start..<place])
      start = place
    }
    return isEmpty ? [] : pieces + [self[start...]]
  }
}
