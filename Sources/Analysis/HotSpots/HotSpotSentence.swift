import WardlightGeometry
import WardlightSpatialStatistics

/// What was found of one area, in a plain sentence that carries no number of its own.
struct HotSpotSentence {
  private let run: HotSpotRun
  private let area: Int

  init(_ run: HotSpotRun, _ area: Int) {
    self.run = run
    self.area = area
  }

  var text: String {
    guard run.agreed.classes.holds[area] else { return "What \(name) is depends on counts that are hidden, and is not told." }
    return switch run.statistics.classes[area] {
    case .hot: "\(name) is hot: \(together) have more than chance would give."
    case .cold: "\(name) is cold: \(together) have less than chance would give."
    case .highHigh: "\(name) is high, and its neighbours are higher than chance would make them."
    case .lowLow: "\(name) is low, and its neighbours are lower than chance would make them."
    case .highLow: "\(name) is high, and its neighbours are lower than chance would make them."
    case .lowHigh: "\(name) is low, and its neighbours are higher than chance would make them."
    case .similar: "\(name) and its neighbours are more alike than chance would make them."
    case .dissimilar: "\(name) and its neighbours are less alike than chance would make them."
    case .together: "\(name) is marked, and more of its neighbours are than chance would give."
    case .notSignificant: "\(name) is nothing special: chance alone often enough gives neighbours like these."
    case .notEnough: "Nothing is said of \(name): there are too few cases there and around."
    case .undefined: "There is no result for \(name): \(reason)."
    }
  }

  private var name: String { run.areas.names[area] }

  private var together: String { run.request.statistic.countsItself ? "it and its neighbours together" : "its neighbours together" }

  private var reason: String {
    run.values.reasons(run.statistics, run.request)[area] ?? "nothing is known"
  }
}
