import WardlightGeometry
import WardlightSpatialStatistics

extension ReferenceData {
  /// Weights by the name that a reference file gives them, from the published neighbours, from places or from polygons.
  func weights(_ name: String, places columns: String?) throws -> Weights {
    let words = name.split(separator: " ").map(String.init)
    guard let kind = words.first else { return Weights(neighbours: codes.map { _ in [] }) }
    let number = words.count > 1 ? Double(words[1]) ?? .nan : .nan
    switch kind {
    case "gal": return try .gal(publishedNeighbours, codes: publishedCodes, file: name)
    case "gwt": return try .gwt(publishedNeighbours, codes: publishedCodes, file: name)
    case "order": return try weights("gal", places: nil).ofOrder(Int(number), .only)
    case "up-to-order": return try weights("gal", places: nil).ofOrder(Int(number), .upTo)
    case "queen": return try .contiguity(.queen, of: shapes(), snap: number)
    case "rook": return try .contiguity(.rook, of: shapes(), snap: number)
    case "knn": return try .nearest(Int(number), of: places(columns))
    case "band": return try .within(number, of: places(columns))
    case "inverse": return try .inverseDistance(within: number, of: places(columns))
    default: return try kernel(words, places(columns))
    }
  }

  private func kernel(_ words: [String], _ places: [Coordinate]) throws -> Weights {
    guard words[0] == "kernel", let kernel = WeightKernel(rawValue: words[1]), let bandwidth = Double(words[2]) else {
      throw StatisticsError.unknownWeights(text: words.joined(separator: " "), reason: "the reference file means something else")
    }
    return try .kernel(kernel, .fixed(bandwidth), of: places)
  }
}
