import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

/// The classes of areas among their neighbours, by all counts that are possible for a reader.
struct OverlayClasses: Sendable {
  /// Hot spots of what deprivation leaves unexplained; `nil` without a model.
  let hotSpots: Agreed<LocalClass>?
  /// Deprivation here and counts around; `nil` without counts.
  let moran: Agreed<LocalClass>?

  /// Without counts there are none.
  init() { (hotSpots, moran) = (nil, nil) }

  /// Each set of counts has its own model.
  init(_ overlay: DeprivationOverlay, _ possible: PossibleCounts, _ parallel: Parallel) {
    guard possible.sets.count > 1 else {
      hotSpots = overlay.model?.hotSpots.map { Agreed([$0.classes]) }
      moran = overlay.moran.map { Agreed([$0.classes]) }
      return
    }
    let input = overlay.input
    let figures = possible.sets.map { OverlayFigures(possible: possible[$0]) }
    moran = overlay.moran.map { _ in Agreed(figures.map { overlay.moran(of: $0, parallel).classes }) }
    let none = input.areas.codes.map { _ in LocalClass.undefined }
    hotSpots = input.population.map { population in
      Agreed(figures.map { OverlayModel(input, $0, population, parallel).hotSpots?.classes ?? none })
    }
  }
}

extension OverlayFigures {
  /// One of the sets of counts that are possible.
  fileprivate init(possible counts: [Int?]) {
    self.init(values: counts.map { $0.map(Double.init) ?? .nan }, counts: counts)
  }
}
