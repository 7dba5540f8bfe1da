internal import WardlightEssentials
public import WardlightGeometry

/// What is wrong with the boundaries of a layer, all of it at once.
public struct BoundarySurvey: Sendable {
  /// What was read and what was done to it.
  public let report: LayerReport
  /// The faults in the order of ``BoundaryFault/Kind``, those of a kind in order of code or row.
  public let faults: [BoundaryFault]
  /// The areas, in order of code; `nil` where a code is missing or stands twice.
  public let areas: Areas?

  /// The faults of one kind, in order of code or row.
  public func faults(of kind: BoundaryFault.Kind) -> [BoundaryFault] { faults.filter { $0.kind == kind } }
}

/// From where on a survey speaks of a fault.
public struct SurveyLimits: Hashable, Sendable {
  /// Overlaps and gaps at most this many metres wide are slivers.
  public let snap: Double
  /// Areas below this many square metres are tiny.
  public let smallestSize: Double

  /// Limits.
  ///
  /// - Parameters:
  ///   - snap: Metres; by default 0.01, the tolerance within which borders are shared.
  ///   - smallestSize: Square metres; by default 1,000, far less than any LSOA or ward of London has.
  public init(snap: Double = 0.01, smallestSize: Double = 1_000) {
    self.snap = snap
    self.smallestSize = smallestSize
  }
}

extension AreaLoader {
  /// Reads the layer and lists everything that is wrong with its codes and boundaries, without stopping at the first.
  ///
  /// - Throws: A ``LoadingError`` for what leaves nothing to look at: no file, no layer, no field, no reference system, shapes that are not
  ///   polygons, or shapes outside Great Britain where they must lie in it.
  /// - Complexity: As ``load()``, and what `CoverageFaults` needs.
  public func survey(_ limits: SurveyLimits = SurveyLimits()) throws(LoadingError) -> BoundarySurvey {
    let rows = try read()
    let areas = SurveyedAreas(rows)
    let faults = rows.codeFaults + areas.repairs + areas.coverageFaults(limits, parallel) + areas.shapeFaults(limits)
    let isComplete = !faults.contains { $0.kind == .missingCode || $0.kind == .duplicateCode }
    return BoundarySurvey(
      report: rows.report, faults: faults, areas: isComplete ? rows.columns.areas(geography, rows.coordinates, rows.report.plane) : nil)
  }
}

extension AreaRows {
  fileprivate var codeFaults: [BoundaryFault] {
    columns.rowsWithoutCode.map { .missingCode(row: $0) } + columns.repeatedCodes.map { .duplicateCode(code: $0.code, rows: $0.rows) }
  }
}

/// The areas of a layer in order of code, whether or not each has one of its own.
private struct SurveyedAreas {
  /// The code of each area, or its row where it has none.
  private let labels: [String]
  private let shapes: MultiPolygons
  private let reasons: [String?]

  init(_ rows: AreaRows) {
    let codes = rows.columns.codes
    let order = codes.indices.sorted { (codes[$0], $0) < (codes[$1], $1) }
    labels = order.map { codes[$0].isEmpty ? "row \($0 + 1)" : codes[$0] }
    shapes = rows.columns.polygons.shapes(rows.coordinates).selecting(order)
    let found = Dictionary(rows.columns.repairs.map { ($0.place, $0.reason) }) { first, _ in first }
    reasons = order.map { found[$0] }
  }

  var repairs: [BoundaryFault] {
    zip(labels, reasons).compactMap { label, reason in reason.map { .repaired(code: label, reason: $0) } }
  }

  /// Overlaps, then gaps, then those of both that are slivers.
  func coverageFaults(_ limits: SurveyLimits, _ parallel: Parallel) -> [BoundaryFault] {
    let found = CoverageFaults(shapes, parallel: parallel)
    let overlaps = found.overlaps.map { fault -> BoundaryFault in
      let (code, other) = (labels[fault.area], labels[fault.other])
      return fault.width <= limits.snap
        ? .sliver(.overlap, codes: [code, other], size: fault.size, width: fault.width)
        : .overlap(code: code, other: other, size: fault.size, width: fault.width)
    }
    let gaps = found.gaps.map { fault -> BoundaryFault in
      let codes = fault.neighbours.map { labels[$0] }
      return fault.width <= limits.snap
        ? .sliver(.gap, codes: codes, size: fault.size, width: fault.width)
        : .gap(neighbours: codes, size: fault.size, width: fault.width)
    }
    let all = overlaps + gaps
    return all.filter { $0.kind != .sliver } + all.filter { $0.kind == .sliver }
  }

  /// Areas of several parts, tiny ones, and those with holes.
  func shapeFaults(_ limits: SurveyLimits) -> [BoundaryFault] {
    let areas = 0..<shapes.count
    let parts = areas.compactMap { area -> BoundaryFault? in
      let count = shapes.polygons(ofArea: area).count
      return count > 1 ? .parts(code: labels[area], count: count) : nil
    }
    let tiny = areas.compactMap { area -> BoundaryFault? in
      let size = shapes.size(ofArea: area)
      return size < limits.smallestSize ? .tiny(code: labels[area], size: size) : nil
    }
    let holes = areas.compactMap { area -> BoundaryFault? in
      let count = shapes.rings(ofArea: area).count - shapes.polygons(ofArea: area).count
      return count > 0 ? .holes(code: labels[area], count: count) : nil
    }
    return parts + tiny + holes
  }
}
