import WardlightCounting
public import WardlightDisclosure
public import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightLoading
import WardlightRecords
import WardlightSpatialStatistics

/// What a density gave; all of it has passed the door.
public struct DensityOutcome: Sendable {
  /// The surface.
  public let surface: Released<Surface>
  /// What became of each record, and of each of the denominator's.
  public let reconciliations: [Released<Table>]
  /// How the records were located.
  public let methods: Released<Table>
  /// How the surface was made and what is odd about it, in sentences.
  public let notices: [String]
  /// What lies around and over a map of the surface; `nil` where none was asked for.
  public let ground: SurfaceGround?
}

extension DensityRequest {
  /// Reads the records batch by batch, keeping only their points, and computes the surface.
  ///
  /// - Parameters:
  ///   - parallel: How work is spread; the result does not depend on it.
  ///   - progress: Hears how many rows have been read.
  ///   - rejected: Takes the rows that were not used or not mapped, in the order of the files.
  /// - Throws: ``AnalysisError``, or what `rejected` throws.
  /// - Complexity: O(rows) and that of ``KernelDensity``; memory for a coordinate of each record and for the grid.
  public func run(
    parallel: Parallel = Parallel(), progress: @escaping ProgressReport = { _ in }, rejected: ([RejectedRow]) throws -> Void
  ) throws -> DensityOutcome {
    let door = try analysing { try Door(policy: policy, marking: marking, sources: statements) }
    let frame = try analysing { try DensityFrame(self, parallel) }
    let ground = try analysing { try layers.map { try SurfaceGround($0, in: frame, parallel) } }
    let upper = try points(records, periods, frame, parallel, progress, rejected)
    let lower = try denominator.map { try points($0.records, $0.periods, frame, parallel, progress, rejected) }
    let made: (surface: RawSurface, notices: [String]) = try analysing { try surface(upper.points, lower?.points, frame, parallel) }
    let account = [(records, upper)] + (denominator.flatMap { under in lower.map { [(under.records, $0)] } } ?? [])
    let tables = try analysing {
      try account.map { source, points in
        try AccountKeys(points.reconciliation, points.methods.counts).released(door, noun: source.noun, parallel)
      }
    }
    return DensityOutcome(
      surface: try analysing { try door.release(made.surface) }, reconciliations: tables.map(\.account), methods: tables[0].methods,
      notices: frame.notices + (ground?.notices ?? []) + made.notices,
      ground: ground)
  }

  private var statements: [Door.SourceStatement] { [records.statement] + (denominator.map { [$0.records.statement] } ?? []) }

  private func points(
    _ source: Configuration.RecordSource, _ periods: CountingPeriods, _ frame: DensityFrame, _ parallel: Parallel,
    _ progress: ProgressReport,
    _ rejected: ([RejectedRow]) throws -> Void
  ) throws -> DensityPoints {
    var points = DensityPoints()
    let stream = ReferralReader.stream(source.files, key: nil, parallel: parallel)
    let listing = RejectedRows(source)
    while let batch = try analysing({ try stream.next() }) {
      let found = frame.locator.locate(batch.records, parallel: parallel)
      points.add(batch, found, periods)
      try rejected(listing.all(batch, found.map(\.location)) { periods.contains($0) })
      progress(Progress(task: "Reading \(source.noun.plural)", done: points.read))
    }
    return points
  }

  private func surface(
    _ upper: [Coordinate], _ lower: [Coordinate]?, _ frame: DensityFrame, _ parallel: Parallel
  ) throws -> (surface: RawSurface, notices: [String]) {
    let metres = try metres(upper)
    let grid = try frame.grid(around: upper + (lower ?? []), cell, margin: min(kernel.reach, 3) * metres)
    let region = try frame.region.map { try StudyRegion($0, on: grid, parallel: parallel) }
    func density(_ points: [Coordinate]) throws -> DensitySurface {
      try KernelDensity.surface(
        points, on: grid, kernel: kernel, bandwidth: bandwidth(metres), within: region, edge: edge,
        limitedTo: policy.threshold, parallel: parallel)
    }
    let numerator = try density(upper)
    let words = DensityWords(request: self, metres: metres, plane: frame.plane)
    let lost = numerator.unreached > 0 ? ["Records in parts of the region narrower than a cell reach none of its cells and are lost."] : []
    guard let denominator, let lower else {
      return (raw(numerator.density, limited: numerator.limited, on: grid, frame, words, unit: words.densityUnit), [words.method] + lost)
    }
    let below = try density(lower)
    let ratio = try DensityRatio(numerator, over: below, floor: denominator.floor, scale: denominator.scale)
    return (raw(ratio.values, limited: ratio.limited, on: grid, frame, words, unit: words.ratioUnit), [words.method] + lost)
  }

  private func raw(
    _ values: [Double], limited: [Double]?, on grid: RasterGrid, _ frame: DensityFrame, _ words: DensityWords, unit: String
  ) -> RawSurface {
    // Without a threshold nothing was limited, and the door lets the values through as they are.
    let protected = limited.flatMap { values in policy.threshold.map { RawSurface.Limited(values: values, spots: $0) } }
    return RawSurface(
      name: "density", title: words.title, note: words.method, unit: unit, grid: grid, plane: frame.plane, values: values,
      limited: protected, extent: frame.region == nil ? .ofRecords : .stated)
  }

  private func metres(_ points: [Coordinate]) throws(DensityFault) -> Double {
    switch width {
    case .metres(let metres):
      guard metres > 0, metres.isFinite else { throw .bandwidthNotPositive }
      return metres
    case .scott: return max((try ReferenceBandwidth.scott(points, kernel: kernel) / 10).rounded() * 10, 10)
    }
  }

  private func bandwidth(_ metres: Double) -> Bandwidth {
    switch adaption {
    case .none: .fixed(metres)
    case .abramson: .abramson(metres)
    case .nearest(let neighbour): .nearest(neighbour, atMost: metres)
    }
  }
}

/// The points of some records, and what became of the others.
private struct DensityPoints {
  private(set) var points: [Coordinate] = []
  private(set) var methods = MethodTally()
  private(set) var read = 0
  private var tally = LandingTally()
  private var records = 0
  private var rejected = 0

  mutating func add(_ batch: RecordReading<Referral>, _ found: [PointLocation], _ periods: CountingPeriods) {
    read += batch.rowsRead
    records += batch.records.count
    rejected += batch.faults.count
    for (record, point) in zip(batch.records, found) where periods.contains(record.date) {
      tally.add(point.location)
      methods.add(point.location)
      if let coordinate = point.coordinate { points.append(coordinate) }
    }
  }

  var reconciliation: Reconciliation { tally.reconciliation(records: records, rejected: rejected) }
}
