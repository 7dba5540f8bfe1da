/// The polygons of many features in one flat buffer, as GDAL gives them: rings closed, x before y.
public struct PolygonBuffer: Sendable {
  /// x and y of each vertex in turn.
  public var coordinates: [Double] = []
  /// `ringStarts[r] ..< ringStarts[r + 1]` are the vertices of ring `r`.
  public private(set) var ringStarts: [Int] = [0]
  /// `polygonStarts[p] ..< polygonStarts[p + 1]` are the rings of polygon `p`, the outside first.
  public private(set) var polygonStarts: [Int] = [0]
  /// `areaStarts[a] ..< areaStarts[a + 1]` are the polygons of feature `a`.
  public private(set) var areaStarts: [Int] = [0]

  /// A buffer without areas.
  public init() {}

  /// The number of features in the buffer.
  public var count: Int { areaStarts.count - 1 }

  /// Adds the features of another buffer behind those of this one.
  public mutating func append(_ other: PolygonBuffer) {
    let (vertices, rings, polygons) = (coordinates.count / 2, ringStarts.count - 1, polygonStarts.count - 1)
    coordinates.append(contentsOf: other.coordinates)
    ringStarts.append(contentsOf: other.ringStarts.dropFirst().lazy.map { $0 + vertices })
    polygonStarts.append(contentsOf: other.polygonStarts.dropFirst().lazy.map { $0 + rings })
    areaStarts.append(contentsOf: other.areaStarts.dropFirst().lazy.map { $0 + polygons })
  }

  /// Takes the last feature out again.
  public mutating func removeLast() {
    areaStarts.removeLast()
    polygonStarts.removeLast(polygonStarts.count - 1 - (areaStarts.last ?? 0))
    ringStarts.removeLast(ringStarts.count - 1 - (polygonStarts.last ?? 0))
    coordinates.removeLast(coordinates.count - 2 * (ringStarts.last ?? 0))
  }

  mutating func appendRing(vertices count: Int, _ fill: (UnsafeMutablePointer<Double>) -> Void) {
    let start = coordinates.count
    coordinates.append(contentsOf: repeatElement(0, count: 2 * count))
    coordinates.withUnsafeMutableBufferPointer { all in
      if count > 0, let first = all.baseAddress { fill(first + start) }
    }
    ringStarts.append(coordinates.count / 2)
  }

  mutating func closePolygon() { polygonStarts.append(ringStarts.count - 1) }

  mutating func closeArea() { areaStarts.append(polygonStarts.count - 1) }
}
