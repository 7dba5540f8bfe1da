internal import WardlightGazetteer
public import WardlightGeometry

/// The towns that records name, each within its force.
///
/// Two towns of one name in two forces are two; a record that names a town and no force means the town of that name, where only one force has it. With a gazetteer all
/// names of one town are one, wherever the records place it; a name that it does not know is one of those of its force that are not
/// recognised, or stays as it is spelt where that is wanted; one that is ambiguous joins no other.
public struct TownDirectory: Sendable {
  /// The names, in alphabetical order; with the force in brackets where two towns have one name.
  public let names: [String]
  /// The place of each town's force, aligned with ``names``; `nil` where no record names one. A town of the gazetteer has the force in which it lies.
  public let forces: [Int?]
  /// The place of each town in ``TownGazetteer/towns``, aligned with ``names``; `nil` where the gazetteer does not know it.
  public let gazetteerTowns: [Int?]
  /// Where each town is, aligned with ``names``; `nil` where the gazetteer does not know it.
  public let points: [Coordinate?]
  /// Whether each is a town: not what stands for all names within a force that the gazetteer has not. Aligned with ``names``.
  public let areRecognised: [Bool]
  private let places: [Key: Int]
  /// The places of the towns of each spelling that are known by it alone.
  private let namesakes: [String: [Int]]
  private let reading: TownReading?
  private let unrecognised: UnrecognisedNames

  private enum Key: Hashable {
    case gazetteer(Int)
    case ambiguous(name: String, force: Int?)
    case spelt(name: String, force: Int?)
    case unrecognised(force: Int?)
  }

  /// - Parameters:
  ///   - names: The town of each record, `nil` where it names none.
  ///   - forces: The place of each record's force, aligned with `names`.
  ///   - forceNames: The names of all forces.
  ///   - reading: What the names stand for; `nil` without a gazetteer.
  ///   - unrecognised: What becomes of names that the gazetteer has not.
  init(names: [String?], forces: [Int?], forceNames: [String], reading: TownReading? = nil, unrecognised: UnrecognisedNames = .asSpelt) {
    var spellings: [Key: [String: Int]] = [:]
    for (name, force) in zip(names, forces) {
      guard let name else { continue }
      let (key, shown) = Self.key(name, force, reading, unrecognised)
      spellings[key, default: [:]][shown, default: 0] += 1
    }
    let merged = Self.joiningForceless(spellings)
    let homes = Dictionary(uniqueKeysWithValues: merged.keys.map { ($0, Self.force($0, reading)) })
    let titles = Self.titles(merged, homes, forceNames)
    let order = merged.keys.sorted { Self.rank($0, titles, homes) < Self.rank($1, titles, homes) }
    self.names = order.map { titles[$0] ?? "" }
    self.forces = order.map { homes[$0] ?? nil }
    gazetteerTowns = order.map { if case .gazetteer(let town) = $0 { town } else { nil } }
    areRecognised = order.map { if case .unrecognised = $0 { false } else { true } }
    points = gazetteerTowns.map { town in town.flatMap { reading?.gazetteer.towns[$0].place } }
    places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    namesakes = order.enumerated().reduce(into: [:]) { namesakes, entry in
      if case .spelt(let name, _) = entry.element { namesakes[name, default: []].append(entry.offset) }
    }
    self.reading = reading
    self.unrecognised = unrecognised
  }

  /// The place of a town, or `nil` where no record names it.
  ///
  /// - Parameter force: The place of its force, where that is known.
  public func place(of name: String, force: Int?) -> Int? {
    let (key, _) = Self.key(name, force, reading, unrecognised)
    if let place = places[key] { return place }
    guard force == nil, case .spelt(let spelt, _) = key else { return nil }
    return namesakes[spelt]?.count == 1 ? namesakes[spelt]?.first : nil
  }

  /// What a record's town is counted as, and the spelling by which it takes part in the choice of the name that is shown: a misspelt one does not.
  private static func key(
    _ name: String, _ force: Int?, _ reading: TownReading?, _ unrecognised: UnrecognisedNames
  ) -> (key: Key, shown: String) {
    let key = NameKey.full(name)
    guard let reading else { return (.spelt(name: key, force: force), name) }
    switch reading.resolution(name, force: force) {
    case .found(let town, .corrected), .outsideForce(let town, .corrected, _): return (.gazetteer(town), reading.gazetteer.towns[town].name)
    case .found(let town, _), .outsideForce(let town, _, _): return (.gazetteer(town), name)
    case .ambiguous(let towns):
      let isSpeltSo = unrecognised == .asSpelt || towns.contains { NameKey.full(reading.gazetteer.towns[$0].name) == key }
      return isSpeltSo ? (.ambiguous(name: key, force: force), name) : (.unrecognised(force: force), NameDirectory.notRecognised)
    case .unknown where unrecognised == .together: return (.unrecognised(force: force), NameDirectory.notRecognised)
    case .unknown: return (.spelt(name: key, force: force), name)
    }
  }

  private static func force(_ key: Key, _ reading: TownReading?) -> Int? {
    switch key {
    case .gazetteer(let town): reading?.gazetteer.towns[town].force
    case .ambiguous(_, let force), .spelt(_, let force), .unrecognised(let force): force
    }
  }

  /// Title, force, and what tells namesakes of one force apart.
  private static func rank(_ key: Key, _ titles: [Key: String], _ homes: [Key: Int?]) -> (String, Int, Int) {
    let number =
      switch key {
      case .gazetteer(let town): town
      case .ambiguous: -1
      case .spelt: -2
      case .unrecognised: -3
      }
    return (titles[key] ?? "", (homes[key] ?? nil) ?? -1, number)
  }

  private static func joiningForceless(_ spellings: [Key: [String: Int]]) -> [Key: [String: Int]] {
    var merged = spellings
    var homes: [String: [Key]] = [:]
    for case .spelt(let name, let force?) in spellings.keys { homes[name, default: []].append(.spelt(name: name, force: force)) }
    for (name, keys) in homes where keys.count == 1 {
      let forceless = Key.spelt(name: name, force: nil)
      guard let orphans = spellings[forceless] else { continue }
      merged[keys[0]]?.merge(orphans, uniquingKeysWith: +)
      merged[forceless] = nil
    }
    return merged
  }

  /// The most frequent spelling, of equally frequent ones the first in alphabetical order.
  private static func titles(_ spellings: [Key: [String: Int]], _ homes: [Key: Int?], _ forceNames: [String]) -> [Key: String] {
    let names = spellings.mapValues { variants in variants.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? "" }
    let namesakes = Dictionary(grouping: names.values, by: NameKey.full).mapValues(\.count)
    return Dictionary(
      uniqueKeysWithValues: names.map { key, name in
        guard namesakes[NameKey.full(name), default: 0] > 1 else { return (key, name) }
        return (key, "\(name) (\((homes[key] ?? nil).map { forceNames[$0] } ?? "force not known"))")
      })
  }
}
