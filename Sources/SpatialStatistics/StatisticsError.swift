public import WardlightEssentials

/// Why a statistic, or what it needs, cannot be computed.
///
/// Areas are named by their places in order of code, counted from 0; ``sentence(codes:)`` names them by their codes.
public enum StatisticsError: Error, Hashable, Sendable {
  /// More nearest neighbours are wanted than there are other areas.
  case tooManyNeighbours(wanted: Int, areas: Int)
  /// Two areas have the same centroid, where a weight would be a distance's inverse.
  case noDistance(between: Int, and: Int)
  /// The distance of two areas to a power is too small or too large a number to be a weight.
  case noWeight(between: Int, and: Int)
  /// As many nearest neighbours as make the bandwidth lie at the area's own place.
  case noBandwidth(area: Int)
  /// There are more links than can be held.
  case tooManyLinks(Int)
  /// An area has no place from which distances could be measured.
  case noPlace(area: Int)
  /// These areas have no neighbour, and the caller takes that for an error.
  case islands([Int])
  /// An island is to have its nearest neighbour, and there is no other area.
  case noOtherArea(area: Int)
  /// The text names no kind of weights.
  case unknownWeights(text: String, reason: String)
  /// A value is neither 0 nor 1 nor missing, where areas are counted that have something or have not.
  case notBinary(area: Int)
  /// The neighbours of an area weigh differently, where neighbours are counted.
  case unequalWeights(area: Int)
  /// A file of weights cannot be read.
  case file(FileFault)
  /// A file of weights cannot be understood.
  case weightsFile(WeightsFileFault)
  /// Cases or population cannot make rates.
  case rates(RateFault)
  /// Values of areas over time cannot make a cube.
  case cube(CubeFault)
  /// A scan cannot begin.
  case scan(ScanFault)
}

extension StatisticsError: CustomStringConvertible {
  /// One sentence, in which areas have numbers, counted from 1.
  public var description: String { sentence(naming: { "number \($0 + 1)" }) }

  /// One sentence, in which areas have their codes.
  ///
  /// - Parameter codes: The codes of the areas, in their order.
  public func sentence(codes: [String]) -> String {
    sentence(naming: { codes.indices.contains($0) ? codes[$0] : "number \($0 + 1)" })
  }

  private func sentence(naming name: (Int) -> String) -> String {
    switch self {
    case .tooManyNeighbours(let wanted, let areas):
      "\(Self.counted(areas, "area")) cannot have \(Self.counted(wanted, "nearest neighbour")) each; at most \(max(areas - 1, 0))."
    case .noDistance(let one, let other):
      "The areas \(name(one)) and \(name(other)) have the same centroid; the inverse of their distance is no weight."
    case .noWeight(let one, let other):
      "The distance between the areas \(name(one)) and \(name(other)) to this power is no number that can be a weight."
    case .noBandwidth(let area):
      "The nearest neighbours of the area \(name(area)) have the same centroid, which leaves its kernel no bandwidth."
    case .tooManyLinks(let links): "\(links) links between areas are more than can be held; use a shorter distance."
    case .noPlace(let area): "The area \(name(area)) has no centroid, so that its distance to others is unknown."
    case .islands(let areas):
      "\(Self.counted(areas.count, "area")) \(areas.count == 1 ? "has" : "have") no neighbour: \(Self.list(areas, name))."
    case .noOtherArea(let area): "The area \(name(area)) can have no neighbour: there is no other area."
    case .unknownWeights(let text, let reason): "“\(text)” names no weights: \(reason)."
    case .notBinary(let area):
      "The value of the area \(name(area)) is neither 0 nor 1; joins are counted of areas that are marked 1 or not."
    case .unequalWeights(let area):
      "The neighbours of the area \(name(area)) weigh differently; joins are counted among neighbours that weigh the same."
    case .file(let fault): "\(fault)"
    case .weightsFile(let fault): "\(fault)"
    case .rates(let fault): fault.sentence(naming: name)
    case .cube(let fault): fault.sentence
    case .scan(let fault): fault.sentence(naming: name)
    }
  }

  /// How many areas a sentence names before it says how many more there are.
  private static let named = 10

  private static func list(_ areas: [Int], _ name: (Int) -> String) -> String {
    let names = areas.prefix(named).map(name).joined(separator: ", ")
    return areas.count > named ? "\(names) and \(areas.count - named) more" : names
  }

  private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
