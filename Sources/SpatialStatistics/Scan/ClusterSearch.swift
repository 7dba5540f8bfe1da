import WardlightEssentials

/// Finds the most likely cluster, then the most likely one that shares no area with it, and so on.
///
/// Each centre's best window is kept as a bound: barring areas can only lower it, so that a centre is looked at again only where its bound
/// is above the best window that is known to be free.
struct ClusterSearch {
  private let scan: WindowScan
  private let families: [WindowFamily]
  private let parallel: Parallel
  private var barred: [Bool]
  private var slots: [Slot]

  /// The best window of one centre and family, as far as it is known.
  private struct Slot {
    let centre: Int
    let family: Int
    var candidate: WindowScan.Candidate?
    var isKnown: Bool
  }

  /// A cluster with its areas.
  struct Found {
    let candidate: WindowScan.Candidate
    let areas: [Int32]
  }

  init(_ scan: WindowScan, _ families: [WindowFamily], _ parallel: Parallel) {
    self.scan = scan
    self.families = families
    self.parallel = parallel
    barred = [Bool](repeating: false, count: scan.cells.count)
    let centres = 0..<scan.cells.count
    slots = families.indices.flatMap { family in centres.map { Slot(centre: $0, family: family, candidate: nil, isKnown: false) } }
  }

  mutating func clusters() -> [Found] {
    var found: [Found] = []
    look(at: Array(slots.indices))
    while found.count < scan.options.mostClusters, let next = next() {
      found.append(next)
      bar(next)
    }
    return found
  }

  /// The best free window.
  private mutating func next() -> Found? {
    let bound = slots.reduce(0) { $1.isKnown ? max($0, $1.candidate?.statistic ?? 0) : $0 }
    look(at: slots.indices.filter { !slots[$0].isKnown && slots[$0].candidate?.statistic ?? 0 >= bound })
    var best: WindowScan.Candidate?
    for slot in slots where slot.isKnown {
      if let candidate = slot.candidate, best.map(candidate.precedes) ?? true { best = candidate }
    }
    return best.map { candidate in
      let order = DistanceOrder(families[candidate.family].plane(scan.cells.centres))
      order.sort(from: candidate.centre)
      return Found(candidate: candidate, areas: order.areas(throughGroup: candidate.group).sorted())
    }
  }

  /// Finds the best free windows of these slots, which lie family by family.
  private mutating func look(at places: [Int]) {
    let (scan, families, barred, slots) = (scan, families, barred, slots)
    let blocks = parallel.mapRanges(places.count, size: 64) { block in
      var orders: [Int: DistanceOrder] = [:]
      return places[block].map { place in
        let family = slots[place].family
        let order = orders[family] ?? DistanceOrder(families[family].plane(scan.cells.centres))
        orders[family] = order
        return scan.best(around: slots[place].centre, order, (family, families[family]), barred: barred)
      }
    }
    for (place, candidate) in zip(places, blocks.flatMap { $0 }) {
      self.slots[place].candidate = candidate
      self.slots[place].isKnown = true
    }
  }

  /// Bars the areas of a cluster; windows that hold one of them are no longer known.
  private mutating func bar(_ found: Found) {
    for area in found.areas { barred[Int(area)] = true }
    let planes = families.map { $0.plane(scan.cells.centres) }
    for place in slots.indices where slots[place].isKnown {
      guard let candidate = slots[place].candidate else { continue }
      let plane = planes[candidate.family]
      slots[place].isKnown = !found.areas.contains { plane.distance(candidate.centre, Int($0)) <= candidate.radius + plane.tolerance }
    }
  }
}

extension ScanPlane {
  func distance(_ one: Int, _ other: Int) -> Double {
    let (right, above) = (across[other] - across[one], up[other] - up[one])
    return (right * right + above * above).squareRoot()
  }
}
