internal import WardlightGazetteer

/// The police forces of London, under whatever name a layer or a record has them.
struct LondonForces {
  private let places: Set<Int>

  /// - Parameter known: The forces of the layer.
  init(known: NameIndex) { places = Set((Self.names + Self.codes).compactMap(known.place)) }

  /// Whether a name stands for one of them, or for London as a whole.
  ///
  /// - Parameter match: What the name stands for among the forces of the layer.
  func contains(_ name: String, _ match: NameMatch) -> Bool {
    switch match {
    case .found(let place, _): places.contains(place)
    case .ambiguous(let meant): !meant.isEmpty && places.isSuperset(of: meant)
    case .notTerritorial: false
    case .unknown: Self.keys.contains(NameKey.full(name))
    }
  }

  /// The places of a directory's names that stand for one of them, or for London as a whole.
  func places(in directory: NameDirectory) -> Set<Int> {
    Set(directory.names.indices.filter { contains(directory.names[$0], directory.match(directory.names[$0])) })
  }

  private static let names = ["Metropolitan Police", "City of London"]
  /// The codes of the Office for National Statistics.
  private static let codes = ["E23000001", "E23000034"]
  /// For layers that have no force of London.
  private static let keys = Set(
    (names + ["London", "Greater London", "Metropolitan", "Met", "Met Police", "MPS", "MPD"]).map(NameKey.full))
}
