internal import Foundation
internal import WardlightLoading

/// Finds forces, towns and boroughs by the names that people write.
///
/// Case, accents, punctuation, `the`, `of`, `&` and the order of the words do not matter, nor do `Police`, `Constabulary` and `Service`. What is not found
/// so is tried without `London Borough of`, `Royal Borough of` and `City of`.
public struct NameIndex: Sendable {
  /// The names, as given.
  public let names: [String]
  private let places: [String: [Int]]
  private let shortPlaces: [String: [Int]]

  /// What a name stands for.
  public enum Resolution: Hashable, Sendable {
    /// The name at this place.
    case found(Int)
    /// Names that cannot be told apart, at these places.
    case several([Int])
    /// None; these are near, the nearest first.
    case unknown(suggestions: [String])
  }

  /// An index of names.
  ///
  /// - Parameters:
  ///   - names: The names; answers carry their places.
  ///   - codes: Codes that stand for the same things, aligned with the names; none where empty.
  ///   - aliases: Other names, each for one of `names` (or for another spelling of it); one whose name is not there is left out.
  public init(names: [String], codes: [String] = [], aliases: [String: String] = [:]) {
    precondition(codes.isEmpty || codes.count == names.count, "\(codes.count) codes for \(names.count) names")
    var places: [String: [Int]] = [:]
    var shortPlaces: [String: [Int]] = [:]
    for (place, name) in names.enumerated() {
      places[NameKey.full(name), default: []].append(place)
      if let short = NameKey.short(name) { shortPlaces[short, default: []].append(place) }
    }
    for (place, code) in codes.enumerated() { places[NameKey.full(code), default: []].append(place) }
    for (alias, name) in aliases where places[NameKey.full(alias)] == nil {
      if let meant = places[NameKey.full(name)] ?? NameKey.short(name).flatMap({ shortPlaces[$0] }) { places[NameKey.full(alias)] = meant }
    }
    self.names = names
    self.places = places
    self.shortPlaces = shortPlaces
  }

  /// What a name stands for.
  public func resolve(_ name: String) -> Resolution {
    let found = places[NameKey.full(name)] ?? NameKey.short(name).flatMap { shortPlaces[$0] }
    guard let found else { return .unknown(suggestions: NearestName.all(of: name, among: names)) }
    return found.count == 1 ? .found(found[0]) : .several(found)
  }

  /// The place of a name, or `nil` where it stands for none or for several.
  public func place(of name: String) -> Int? {
    if case .found(let place) = resolve(name) { place } else { nil }
  }
}
