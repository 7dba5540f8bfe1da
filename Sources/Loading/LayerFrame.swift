internal import WardlightEssentials
internal import WardlightGDAL
internal import WardlightGeometry

/// What a layer's coordinates are, and the way from there to the plane in which they are wanted.
struct LayerFrame {
  let file: String
  let layer: String
  /// The reference system for a reader.
  let label: String
  /// The plane in which they are after ``onGrid(_:_:)``.
  let plane: Plane
  /// The operation to the grid; `nil` where coordinates are taken as they stand.
  let operation: CoordinateOperation?
  private let choice: PlaneChoice
  private let isSwapped: Bool
  private let isGeographic: Bool

  init(of layer: Layer, in file: String, override: CRSOverride?, plane choice: PlaneChoice = .britishGrid) throws(LoadingError) {
    self.file = file
    self.layer = layer.name
    self.choice = choice
    guard override != .planar else {
      // Whoever wants the grid takes bare coordinates for places on it.
      (label, operation, isSwapped, isGeographic) = ("planar", nil, false, false)
      plane = choice == .own ? .bare : .britishGrid
      return
    }
    let reference = try Self.reference(of: layer, in: file, override)
    label = reference.label
    isSwapped = reference.hasNorthingFirst
    isGeographic = reference.isGeographic
    if choice == .own, let own = try Self.ownPlane(of: reference, file) {
      (plane, operation) = (own, nil)
    } else {
      plane = .britishGrid
      do throws(LoadingError) {
        operation = try Self.operation(from: reference, file, layer.name)
      } catch {
        throw choice == .own && reference.isGeographic ? .needsPlane(file: file, layer: layer.name) : error
      }
    }
  }

  /// The plane of a projected or local system other than the grid; `nil` where coordinates are angles, or on the grid already.
  private static func ownPlane(of reference: SpatialReference, _ file: String) throws(LoadingError) -> Plane? {
    if reference.isLocal { return .bare }
    guard reference.isProjected, reference.identifier != britishGrid else { return nil }
    let definition = try loading(file) { () throws(GDALError) in try reference.definition() }
    let unit = reference.linearUnit
    return .projected(
      Plane.Projection(definition: definition, label: reference.label, unit: LengthUnit(name: unit.name, metres: unit.metres)))
  }

  /// Whether shapes must be looked at: what keeps a plane of its own may lie anywhere.
  private func isLimited(by extent: ExtentCheck) -> Bool { extent != .anywhere && plane == .britishGrid }

  private static func reference(of layer: Layer, in file: String, _ override: CRSOverride?) throws(LoadingError) -> SpatialReference {
    if case .epsg(let number) = override {
      return try loading(file) { () throws(GDALError) in try SpatialReference(epsg: number) }
    }
    guard let reference = layer.reference else { throw .noReference(file: file, layer: layer.name) }
    return reference
  }

  private static func operation(
    from reference: SpatialReference, _ file: String, _ layer: String
  ) throws(LoadingError) -> CoordinateOperation? {
    if reference.identifier == britishGrid { return nil }
    do throws(GDALError) {
      return try CoordinateOperation(from: try reference.definition(), to: britishGrid)
    } catch {
      throw .noOperation(file: file, layer: layer, reference: reference.label)
    }
  }

  private static let britishGrid = "EPSG:27700"

  /// The coordinates in metres on the grid; both `NaN` where the grid has no such place.
  func onGrid(_ coordinates: [Double], _ parallel: Parallel) throws(LoadingError) -> [Double] {
    let ordered = isSwapped ? Self.swapped(coordinates) : coordinates
    guard let operation else { return ordered }
    let places = DistinctPlaces(ordered)
    let moved = try loading(file) { () throws(GDALError) in try operation.transformed(places.coordinates, parallel: parallel) }
    return places.list(of: moved)
  }

  /// Refuses shapes that do not lie where they must, and says what may be wrong with them.
  func check(_ polygons: PolygonBuffer, _ onGrid: [Double], lie extent: ExtentCheck) throws(LoadingError) {
    guard isLimited(by: extent) else { return }
    let places = stride(from: 0, to: onGrid.count - 1, by: 2)
    guard let outside = places.first(where: { !Self.isInGreatBritain(onGrid[$0], onGrid[$0 + 1]) }) else { return }
    if extent == .aroundGreatBritain, places.contains(where: { Self.isInGreatBritain(onGrid[$0], onGrid[$0 + 1]) }) { return }
    let area = polygons.area(ofVertex: outside / 2)
    let hint = try hint(polygons.coordinates[outside], polygons.coordinates[outside + 1])
    if choice == .own, isGeographic, hint == .none { throw .needsPlane(file: file, layer: layer) }
    throw .outsideGreatBritain(file: file, layer: layer, row: area + 1, hint: hint)
  }

  private func hint(_ x: Double, _ y: Double) throws(LoadingError) -> LoadingError.OutsideHint {
    if !isGeographic, abs(x) <= 180, abs(y) <= 90 { return .degrees }
    let turned = try onGrid([y, x], Parallel(threads: 1))
    return Self.isInGreatBritain(turned[0], turned[1]) ? .swapped : .none
  }

  /// The National Grid's own squares: 700 km by 1,300 km from its false origin. The sea around that origin is where degrees, or nothing at
  /// all, taken for metres lie.
  private static func isInGreatBritain(_ easting: Double, _ northing: Double) -> Bool {
    (0...700_000).contains(easting) && (0...1_300_000).contains(northing) && (easting > 1_000 || northing > 1_000)
  }

  private static func swapped(_ coordinates: [Double]) -> [Double] {
    var turned = coordinates
    for x in stride(from: 0, to: turned.count - 1, by: 2) { turned.swapAt(x, x + 1) }
    return turned
  }
}

extension PolygonBuffer {
  /// The area to which a vertex belongs.
  func area(ofVertex vertex: Int) -> Int {
    (0..<count).first { vertex < ringStarts[polygonStarts[areaStarts[$0 + 1]]] } ?? 0
  }
}
