public import WardlightGazetteer

/// Known names, and after them those that records have beside, so that each record has one place.
public struct NameDirectory: Sendable {
  /// The names that are known.
  public let known: NameIndex
  /// The known names in their own order, then the others in alphabetical order.
  public let names: [String]
  private let otherPlaces: [String: Int]

  /// A directory of known names and of the spellings of records.
  ///
  /// Spellings of one key are one name; the most frequent one is shown, of equally frequent ones the first in alphabetical order. A name that may stand for
  /// several known ones stays a name of its own.
  ///
  /// - Parameter frequencies: How often each spelling occurs, aligned with `spellings`.
  public init(known: NameIndex, spellings: [String], frequencies: [Int]) {
    var variants: [String: [(name: String, frequency: Int)]] = [:]
    for (name, frequency) in zip(spellings, frequencies) where known.place(of: name) == nil {
      variants[NameKey.full(name), default: []].append((name, frequency))
    }
    let shown = variants.mapValues { $0.min { ($1.frequency, $0.name) < ($0.frequency, $1.name) }?.name ?? "" }
    let keys = shown.keys.sorted { (shown[$0] ?? "", $0) < (shown[$1] ?? "", $1) }
    self.known = known
    names = known.names + keys.compactMap { shown[$0] }
    otherPlaces = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, known.names.count + $0) })
  }

  /// The place of a name among ``names``, or `nil` where it is no spelling the directory was made of.
  public func place(of name: String) -> Int? { known.place(of: name) ?? otherPlaces[NameKey.full(name)] }

  /// Whether the name at this place is a known one.
  public func isKnown(_ place: Int) -> Bool { place < known.names.count }
}
