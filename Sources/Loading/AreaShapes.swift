internal import WardlightEssentials
internal import WardlightGDAL
internal import WardlightGeometry

/// The polygons of features, checked and repaired.
struct AreaShapes: Sendable {
  private(set) var polygons = PolygonBuffer()
  /// Features whose polygons had to be repaired, by their places, and why.
  private(set) var repairs: [Repair] = []
  private(set) var fault: Fault?

  struct Repair: Sendable {
    let place: Int
    let reason: String
  }

  /// A feature whose shape is of no use.
  struct Fault: Sendable {
    let place: Int
    let kind: Kind

    enum Kind: Sendable {
      case notPolygons
      case unrepairable
    }
  }

  /// The polygons of some features, in their order; of several faults the first.
  ///
  /// - Parameter parallel: GEOS needs most of the time, and each feature is looked at alone.
  init(_ features: [Feature], _ parallel: Parallel) {
    let blocks = parallel.mapRanges(features.count, size: 256) { places in
      var block = AreaShapes()
      for place in places where block.fault == nil { block.append(features[place], place) }
      return block
    }
    for block in blocks {
      polygons.append(block.polygons)
      repairs += block.repairs
      fault = fault ?? block.fault
    }
  }

  private init() {}

  private mutating func append(_ feature: Feature, _ place: Int) {
    guard let shape = feature.shape else { return fail(.notPolygons, place) }
    if shape.isOneRing, appendIfCertain(shape) { return }
    do throws(GDALError) {
      var shape = try shape.withoutArcs()
      if let reason = shape.invalidity {
        shape = try shape.repaired()
        repairs.append(Repair(place: place, reason: reason))
      }
      if shape.append(to: &polygons) == 0 { fail(.notPolygons, place) }
    } catch {
      fail(.unrepairable, place)
    }
  }

  /// Adds a polygon that needs no further check; most areas of small-area statistics are such.
  private mutating func appendIfCertain(_ shape: FeatureShape) -> Bool {
    let start = polygons.coordinates.count / 2
    guard shape.append(to: &polygons) == 1,
      RingCheck.isCertainlySimple(polygons.coordinates, vertices: start..<polygons.coordinates.count / 2)
    else {
      polygons.removeLast()
      return false
    }
    return true
  }

  private mutating func fail(_ kind: Fault.Kind, _ place: Int) { fault = Fault(place: place, kind: kind) }
}
