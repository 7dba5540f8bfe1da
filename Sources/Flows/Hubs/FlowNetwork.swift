/// Flows of several matrices as one square matrix, in which a place that is a destination of one and an origin of another stands once.
///
/// **What is the same place.** Places match by kind and code. Those that a ``FlowGathering`` names become one.
///
/// **No flow counts twice.** Where one matrix has flows to towns and another has flows of the same origins to the forces in which these towns lie, both
/// hold the links whose town is known. The force then keeps only what names none of its towns: its count less the counts of its towns, origin by origin, and 0
/// where persons with several towns make these more than the force has. A town lies in a force where the town's ``FlowEnds/regions`` is the force's code or name.
/// That holds between the ends of flows; matrices that hold the same flows from origins of two levels, wards and boroughs say, must not be joined.
///
/// Raw: nothing here is protected.
public struct FlowNetwork: Hashable, Sendable {
  /// The places, in order of kind and code.
  public let places: [FlowPlace]
  /// The flows: square, both ends aligned with ``places``. Its codes are the places' codes; where places of two kinds share one, kind and code.
  public let matrix: FlowMatrix

  /// The network of some matrices.
  ///
  /// - Parameters:
  ///   - flows: The matrices, in any order.
  ///   - gatherings: Places to take for one; of two that name the same place the first counts.
  /// - Complexity: O(pairs + places log places); with forces and their towns, O(pairs log pairs).
  public static func joining(_ flows: [FlowMatrix], gathering gatherings: [FlowGathering] = []) -> FlowNetwork {
    var register = PlaceRegister(gatherings)
    for matrix in flows {
      register.add(matrix.origins)
      register.add(matrix.destinations)
    }
    let order = register.order
    let pairs = flows.flatMap { matrix in
      let origins = order.places(of: matrix.origins)
      let destinations = order.places(of: matrix.destinations)
      return matrix.less(finer: flows).pairs.map { pair in
        FlowMatrix.Pair(origin: origins[pair.origin], destination: destinations[pair.destination], count: pair.count)
      }
    }
    let ends = FlowEnds(joining: order.places)
    return FlowNetwork(places: order.places, matrix: FlowMatrix(origins: ends, destinations: ends, pairs: pairs))
  }

  /// Where a place stands in ``places``; `nil` where it does not occur.
  ///
  /// - Complexity: O(log places).
  public func index(kind: String, code: String) -> Int? {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if (places[middle].kind, places[middle].code) < (kind, code) { low = middle + 1 } else { high = middle }
    }
    return low < places.count && places[low].kind == kind && places[low].code == code ? low : nil
  }
}

extension FlowEnds {
  /// The places of a network as ends of its matrix.
  fileprivate init(joining places: [FlowPlace]) {
    let kinds = Set(places.map(\.kind))
    let codes = Self.codes(of: places)
    let regions = places.contains { !$0.region.isEmpty } ? places.map(\.region) : []
    self.init(
      kind: kinds.count == 1 ? places[0].kind : "place", codes: codes, names: places.map(\.name), points: places.map(\.point),
      regions: regions)
  }

  /// The codes of the places; where several share one, with their kinds before it, as often as it takes.
  private static func codes(of places: [FlowPlace]) -> [String] {
    var uses: [String: Int] = [:]
    for place in places { uses[place.code, default: 0] += 1 }
    var taken = Set(uses.filter { $0.value == 1 }.keys)
    return places.map { place in
      guard uses[place.code] != 1 else { return place.code }
      var code = "\(place.kind) \(place.code)"
      while !taken.insert(code).inserted { code = "\(place.kind) \(code)" }
      return code
    }
  }
}

/// What makes two places the same.
private struct PlaceKey: Hashable, Comparable {
  let kind: String
  let code: String

  init(_ place: FlowPlace) { (kind, code) = (place.kind, place.code) }

  static func < (one: PlaceKey, other: PlaceKey) -> Bool { (one.kind, one.code) < (other.kind, other.code) }
}

/// The different places of some matrices.
private struct PlaceRegister {
  private let gatherings: [FlowGathering]
  private var places: [PlaceKey: FlowPlace] = [:]

  init(_ gatherings: [FlowGathering]) { self.gatherings = gatherings }

  /// Adds places; of one that is known already, what was not known yet.
  mutating func add(_ ends: FlowEnds) {
    for number in ends.codes.indices {
      let place = gatherings.place(for: ends.place(number))
      let key = PlaceKey(place)
      places[key] = places[key].map { $0.completed(by: place) } ?? place
    }
  }

  var order: PlaceOrder { PlaceOrder(places.values.sorted { PlaceKey($0) < PlaceKey($1) }, gatherings) }
}

/// The places of a network in their order.
private struct PlaceOrder {
  let places: [FlowPlace]
  private let gatherings: [FlowGathering]
  private let numbers: [PlaceKey: Int]

  init(_ places: [FlowPlace], _ gatherings: [FlowGathering]) {
    self.places = places
    self.gatherings = gatherings
    numbers = Dictionary(uniqueKeysWithValues: places.enumerated().map { (PlaceKey($1), $0) })
  }

  /// For each of some ends its place in the network.
  func places(of ends: FlowEnds) -> [Int] {
    ends.codes.indices.map { number in
      let key = PlaceKey(gatherings.place(for: ends.place(number)))
      guard let place = numbers[key] else { preconditionFailure("the \(key.kind) \(key.code) was not registered") }
      return place
    }
  }
}

extension [FlowGathering] {
  fileprivate func place(for place: FlowPlace) -> FlowPlace { first { $0.gathers(place) }?.place ?? place }
}

extension FlowPlace {
  fileprivate func completed(by other: FlowPlace) -> FlowPlace {
    FlowPlace(kind: kind, code: code, name: name, point: point ?? other.point, region: region.isEmpty ? other.region : region)
  }
}
