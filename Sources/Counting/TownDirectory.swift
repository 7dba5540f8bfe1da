internal import WardlightGazetteer

/// The towns that records name, each within its force.
///
/// Two towns of one name in two forces are two; a record that names a town and no force means the town of that name, where only one force has it.
public struct TownDirectory: Sendable {
  /// The names, in alphabetical order; with the force in brackets where two towns have one name.
  public let names: [String]
  /// The place of each town's force, aligned with ``names``; `nil` where no record names one.
  public let forces: [Int?]
  private let places: [Key: Int]

  private struct Key: Hashable {
    let name: String
    let force: Int?
  }

  /// - Parameters:
  ///   - names: The town of each record, `nil` where it names none.
  ///   - forces: The place of each record's force, aligned with `names`.
  ///   - forceNames: The names of all forces.
  init(names: [String?], forces: [Int?], forceNames: [String]) {
    var spellings: [Key: [String: Int]] = [:]
    for (name, force) in zip(names, forces) {
      if let name { spellings[Key(name: NameKey.full(name), force: force), default: [:]][name, default: 0] += 1 }
    }
    let merged = Self.joiningForceless(spellings)
    let titles = Self.titles(merged, forceNames)
    let order = merged.keys.sorted { (titles[$0] ?? "", $0.force ?? -1) < (titles[$1] ?? "", $1.force ?? -1) }
    self.names = order.map { titles[$0] ?? "" }
    self.forces = order.map(\.force)
    places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
  }

  /// The place of a town, or `nil` where no record names it.
  ///
  /// - Parameter force: The place of its force, where that is known.
  public func place(of name: String, force: Int?) -> Int? {
    let key = Key(name: NameKey.full(name), force: force)
    if let place = places[key] { return place }
    let namesakes = places.filter { $0.key.name == key.name }
    return force == nil && namesakes.count == 1 ? namesakes.first?.value : nil
  }

  private static func joiningForceless(_ spellings: [Key: [String: Int]]) -> [Key: [String: Int]] {
    var merged = spellings
    let byName = Dictionary(grouping: spellings.keys) { $0.name }
    for (name, keys) in byName {
      let homes = keys.filter { $0.force != nil }
      let forceless = Key(name: name, force: nil)
      guard homes.count == 1, let orphans = spellings[forceless] else { continue }
      merged[homes[0]]?.merge(orphans, uniquingKeysWith: +)
      merged[forceless] = nil
    }
    return merged
  }

  /// The most frequent spelling, of equally frequent ones the first in alphabetical order.
  private static func titles(_ spellings: [Key: [String: Int]], _ forceNames: [String]) -> [Key: String] {
    let namesakes = Dictionary(grouping: spellings.keys) { $0.name }
    return Dictionary(
      uniqueKeysWithValues: spellings.map { key, variants in
        let name = variants.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? key.name
        guard namesakes[key.name, default: []].count > 1 else { return (key, name) }
        return (key, "\(name) (\(key.force.map { forceNames[$0] } ?? "force not known"))")
      })
  }
}
