public import WardlightGazetteer

/// Adds up how records were located.
public struct MethodTally: Sendable {
  private var numbers: [Location.Method: Int] = [:]

  /// Nothing yet.
  public init() {}

  /// Adds a record.
  public mutating func add(_ location: Location) { numbers[location.method, default: 0] += 1 }

  /// How many records each method located, in the methods' order; zeros are there too.
  public var counts: [MethodCount] { Location.Method.allCases.map { MethodCount(method: $0, count: numbers[$0] ?? 0) } }
}

/// How many records one method located.
public struct MethodCount: Hashable, Sendable {
  /// The method.
  public let method: Location.Method
  /// How many records.
  public let count: Int
}
