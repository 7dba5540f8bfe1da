public import WardlightEssentials
public import WardlightGeometry

extension Crosswalk {
  /// A cross-walk by places that stand for people, live postcodes say: w(s, t) is the part of the places in s that lies in t.
  ///
  /// Places outside one of the layers are left out, and how many is said; an area in which no place lies in the other layer too is named as lacking.
  ///
  /// - Parameters:
  ///   - places: In the working frame; their order does not matter.
  ///   - from: The layer of the sources.
  ///   - to: The layer of the targets.
  ///   - parallel: How many threads look the places up; the result does not depend on it.
  /// - Throws: ``CrosswalkError/noPlaces(from:to:)`` where no place lies in both layers.
  /// - Complexity: That of two ``PointInAreaIndex`` and of O(places · log places).
  public static func byPlaces(
    _ places: [Coordinate], from: Areas, to: Areas, parallel: Parallel = Parallel()
  ) throws(CrosswalkError) -> Crosswalk {
    let sources = PointInAreaIndex(from.shapes).areas(at: places, parallel: parallel)
    let targets = PointInAreaIndex(to.shapes).areas(at: places, parallel: parallel)
    var counts: [Pair: Int] = [:]
    for (source, target) in zip(sources, targets) where source >= 0 && target >= 0 { counts[Pair(source, target), default: 0] += 1 }
    guard !counts.isEmpty else { throw .noPlaces(from: Vintage(from.geography), to: Vintage(to.geography)) }
    let links = counts.map { pair, count in
      Link(source: from.codes[Int(pair.source)], target: to.codes[Int(pair.target)], weight: Double(count))
    }
    let used = counts.values.reduce(0, +)
    let reached = (Set(counts.keys.map(\.source)), Set(counts.keys.map(\.target)))
    let making = Making(
      method: "by \(FixedDecimal.grouped(used)) places in both layers",
      sourcesLacking: from.codes.indices.filter { !reached.0.contains(Int32($0)) }.map { from.codes[$0] },
      targetsLacking: to.codes.indices.filter { !reached.1.contains(Int32($0)) }.map { to.codes[$0] },
      notes: used == places.count
        ? []
        : [
          "left out because outside one of the layers: \(FixedDecimal.grouped(places.count - used)) of \(FixedDecimal.grouped(places.count)) places"
        ])
    return try Crosswalk(from: Vintage(from.geography), to: Vintage(to.geography), links: links, making: making)
  }

  /// A source and a target by their numbers.
  private struct Pair: Hashable {
    let source: Int32
    let target: Int32

    init(_ source: Int32, _ target: Int32) {
      self.source = source
      self.target = target
    }
  }
}
