public import WardlightGeometry
public import WardlightRecords

extension Locator {
  /// The one point that a place states: its coordinates, or where its postcode is or last was; `nil` for a part of a postcode, a name, or a place that nobody knows.
  public func point(of place: StatedPlace) -> Coordinate? {
    switch place {
    case .grid(let coordinate): return coordinate
    case .none, .named: return nil
    case .postcode(let text):
      guard case .postcode(let postcode) = PostcodeReading(text), let postcodes else { return nil }
      switch postcodes.place(of: postcode) {
      case .at(let coordinate, _), .formerlyAt(let coordinate, _): return coordinate
      case .withoutLocation, .unknown: return nil
      }
    }
  }

  /// Where the postcodes in use are, by area: the addresses that everybody can know.
  ///
  /// - Parameter count: How many areas there are.
  /// - Returns: For each area the places of its postcodes, in order of postcode; none without a directory.
  /// - Complexity: O(postcodes).
  public func placesInUse(areaCount count: Int) -> [[Coordinate]] {
    var places = Array(repeating: [Coordinate](), count: count)
    for place in postcodes?.placesInUse ?? [] {
      let area = Int(areas.number(place))
      if places.indices.contains(area) { places[area].append(place) }
    }
    return places
  }
}
