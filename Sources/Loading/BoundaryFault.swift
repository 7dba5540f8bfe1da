internal import WardlightEssentials

/// One thing that is wrong, or worth knowing, with the boundaries of a layer.
///
/// Areas are named by their codes; an area without a code is named by its row, as `row 12`. Rows are counted from 1.
public enum BoundaryFault: Hashable, Sendable {
  /// A row has no area code.
  case missingCode(row: Int)
  /// Several rows have the same area code.
  case duplicateCode(code: String, rows: [Int])
  /// A polygon was invalid and has been repaired; `reason` is GDAL's own word for it, without coordinates: `Self-intersection`.
  case repaired(code: String, reason: String)
  /// Two areas lie over each other, by `size` m² in all and `width` m at the widest place.
  case overlap(code: String, other: String, size: Double, width: Double)
  /// Areas leave a gap between them of `size` m², `width` m at the widest place.
  case gap(neighbours: [String], size: Double, width: Double)
  /// An overlap or a gap that is nowhere wider than the snap tolerance, so that it parts no neighbours.
  case sliver(Sliver, codes: [String], size: Double, width: Double)
  /// An area is made of several polygons.
  case parts(code: String, count: Int)
  /// An area has fewer square metres than the survey was told to expect.
  case tiny(code: String, size: Double)
  /// An area has holes.
  case holes(code: String, count: Int)

  /// What a sliver is.
  public enum Sliver: String, Hashable, Sendable {
    /// The areas lie over each other.
    case overlap
    /// There is nothing between the areas.
    case gap
  }

  /// The kinds of faults, in the order in which a survey lists them.
  public enum Kind: Int, Hashable, Sendable, CaseIterable {
    /// Rows without a code.
    case missingCode
    /// Codes in several rows.
    case duplicateCode
    /// Repaired polygons.
    case repaired
    /// Areas over each other.
    case overlap
    /// Gaps between areas.
    case gap
    /// Overlaps and gaps within the snap tolerance.
    case sliver
    /// Areas of several polygons.
    case parts
    /// Very small areas.
    case tiny
    /// Areas with holes.
    case holes
  }

  /// The kind of the fault.
  public var kind: Kind {
    switch self {
    case .missingCode: .missingCode
    case .duplicateCode: .duplicateCode
    case .repaired: .repaired
    case .overlap: .overlap
    case .gap: .gap
    case .sliver: .sliver
    case .parts: .parts
    case .tiny: .tiny
    case .holes: .holes
    }
  }

  /// The codes that the fault concerns, ascending; none where a code is missing.
  public var codes: [String] {
    switch self {
    case .missingCode: []
    case .duplicateCode(let code, _), .repaired(let code, _), .parts(let code, _), .tiny(let code, _), .holes(let code, _): [code]
    case .overlap(let code, let other, _, _): [code, other]
    case .gap(let codes, _, _), .sliver(_, let codes, _, _): codes
    }
  }

  /// Whether the areas can be used as they are: everything but a missing or repeated code, an overlap or a gap wider than the snap tolerance.
  public var isHarmless: Bool {
    switch self {
    case .missingCode, .duplicateCode, .overlap, .gap: false
    case .repaired, .sliver, .parts, .tiny, .holes: true
    }
  }
}

extension BoundaryFault: CustomStringConvertible {
  /// One sentence that names the areas: `E05000001 and E05000002 overlap by 12.5 m², at most 0.5 m wide.`
  public var description: String {
    switch self {
    case .missingCode(let row): "Row \(row) has no area code."
    case .duplicateCode(let code, let rows): "The code \(code) stands in rows \(Self.list(rows.map(String.init)))."
    case .repaired(let code, let reason): "\(code) was invalid (\(reason)) and has been repaired."
    case .overlap(let code, let other, let size, let width): "\(code) and \(other) overlap by \(Self.measures(size, width))."
    case .gap(let codes, let size, let width): "There is a gap of \(Self.measures(size, width)), beside \(Self.list(codes))."
    case .sliver(.overlap, let codes, let size, let width):
      "\(Self.list(codes)) overlap by a sliver of \(Self.measures(size, width)), within the snap tolerance."
    case .sliver(.gap, let codes, let size, let width):
      "There is a sliver of \(Self.measures(size, width)), within the snap tolerance, beside \(Self.list(codes))."
    case .parts(let code, let count): "\(code) is made of \(count) polygons."
    case .tiny(let code, let size): "\(code) has only \(Self.number(size)) m²."
    case .holes(let code, let count): "\(code) has \(count == 1 ? "a hole" : "\(count) holes")."
    }
  }

  private static func measures(_ size: Double, _ width: Double) -> String { "\(number(size)) m², at most \(number(width)) m wide" }

  /// Three digits behind the point are millimetres; what is less than half a millimetre is called so.
  private static func number(_ value: Double) -> String { value < 0.0005 ? "less than 0.001" : FixedDecimal.shortest(value, decimals: 3) }

  private static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "no area" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
