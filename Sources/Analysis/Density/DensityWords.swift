import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

/// What a density is called and how it was made.
struct DensityWords {
  let request: DensityRequest
  let metres: Double
  let plane: Plane

  var title: String {
    let noun = request.records.noun.plural.capitalizedFirst
    guard let denominator = request.denominator else { return "Density of \(noun.lowercased())" }
    let other = denominator.records.noun.plural
    return other == request.records.noun.plural
      ? "Change in the density of \(other)" : "Density of \(noun.lowercased()) over that of \(other)"
  }

  var densityUnit: String { "\(request.records.noun.plural) per square kilometre" }

  var ratioUnit: String { request.denominator?.scale == .shares ? "ratio of shares" : "ratio of densities" }

  /// Kernel, bandwidth, cell, edge and floor, in sentences.
  var method: String {
    (["\(request.kernel.rawValue.capitalizedFirst) kernel, \(bandwidth), cells of \(text(request.cell)) m."] + edge + ratio)
      .joined(separator: " ")
  }

  private var bandwidth: String {
    let rule = request.width == .scott ? " by Scott’s rule" : ""
    return switch request.adaption {
    case .none: "bandwidth \(text(metres)) m\(rule)"
    case .abramson: "adaptive bandwidth (Abramson) from a pilot of \(text(metres)) m\(rule)"
    case .nearest(let neighbour): "bandwidth up to neighbour number \(neighbour), at most \(text(metres)) m\(rule)"
    }
  }

  private var edge: [String] {
    guard request.region != nil else { return [] }
    return switch request.edge {
    case .none: ["Not corrected at the region’s border."]
    case .conserving: ["Corrected at the region’s border so that the total is kept."]
    case .uniform: ["Corrected at the region’s border cell by cell."]
    }
  }

  private var ratio: [String] {
    guard let denominator = request.denominator else { return [] }
    let over = "No ratio where the denominator is below \(text(denominator.floor)) per square kilometre."
    return denominator.scale == .shares ? ["Each density is divided by its total.", over] : [over]
  }

  private func text(_ number: Double) -> String { SignificantDecimal.text(number) }
}
