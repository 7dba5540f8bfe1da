import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightSpatialStatistics

/// Where a study's counts and rates lie together, by all counts that are possible for a reader of its packs.
struct StudyHotSpots: Sendable {
  /// By number; `nil` before the counts were protected.
  let counts: AgreedTest?
  /// By rate; `nil` without a population.
  let rates: AgreedTest?
  /// What deprivation leaves unexplained.
  let overlay: OverlayClasses

  /// Before anything was tested.
  static let none = StudyHotSpots()

  private init() { (counts, rates, overlay) = (nil, nil, OverlayClasses()) }

  /// - Parameter door: The door through which the study's counts leave.
  init(_ study: Study, _ door: Door, _ parallel: Parallel) {
    let possible = door.possible(study.wardCounts, keys: WardTable(study: study).keys)
    func test(_ values: [Double]) -> LocalStatistics {
      GetisOrd.giStar(values, weights: study.weights, options: study.configuration.inference, parallel: parallel)
    }
    counts = AgreedTest(possible) { test($0.map { Double($0 ?? 0) }) }
    rates = study.areas.denominators.map { people in
      AgreedTest(possible) { test(Rate.perThousand($0.map { $0 ?? 0 }, populations: people.populations)) }
    }
    overlay = study.deprivation.map { OverlayClasses($0.overlay, possible, parallel) } ?? OverlayClasses()
  }

  /// What the tests cannot show.
  var warnings: [String] { [counts, rates].compactMap { $0 }.flatMap(\.statistics.warnings) }
}
