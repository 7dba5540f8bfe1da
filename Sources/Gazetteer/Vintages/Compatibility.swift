/// Whether two columns may be joined by code.
struct Compatibility {
  private let column: Identification
  private let layer: Identification

  init(_ column: Identification, _ layer: Identification) {
    self.column = column
    self.layer = layer
  }

  func check() throws(VintageError) {
    guard !isCompatible else { return }
    let crosswalk = KnownCrosswalks.route(from: column.possibleVintages, to: layer.possibleVintages)
    throw .acrossVintages(column: column.side, layer: layer.side, crosswalk: crosswalk)
  }

  /// Codes of two kinds never meet. Of one kind, sets in common decide where both sides are known; codes that the register does not know may be joined.
  private var isCompatible: Bool {
    if let one = column.recognition.kind, let other = layer.recognition.kind, one != other { return false }
    let (sets, others) = (column.recognition.possible, layer.recognition.possible)
    guard sets.isEmpty || others.isEmpty else { return sets.contains { others.contains($0) } }
    return true
  }
}

extension Identification {
  /// The side of a join, for an error.
  var side: VintageError.Side {
    let known = recognition.isKnown ? recognition.description : vintage.map(\.description) ?? "codes of no known vintage"
    return .init(source: source, field: field, vintage: known)
  }

  /// The vintages that the codes may be of, by the first years of their sets; where the user or the field's name says a year, of its set alone.
  var possibleVintages: [Vintage] {
    let possible = recognition.possible
    let said = possible.filter { set in (stated?.year ?? named.year).map { set.isOf(year: $0) } ?? false }
    let vintages = (said.isEmpty ? possible : said).map(\.vintage)
    return vintages.isEmpty ? [vintage].compactMap { $0 } : vintages
  }
}
