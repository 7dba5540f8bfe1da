extension ClassScheme {
  /// What the schemes are called on the command line; `std` and `manual` may or must be followed by a colon and numbers.
  public static let names = SchemeName.allCases.map(\.rawValue)

  /// The scheme that a text names.
  ///
  /// - Parameters:
  ///   - text: `jenks` or `natural`, `quantile`, `equal`, `std`, `std:-1,0,1` (in standard deviations from the mean), `head-tail`, `maximum`,
  ///     `pretty`, `geometric`, or `manual:4,44,100` (the upper ends of the classes).
  ///   - classes: How many classes; by default ``defaultClasses``. Standard deviations, head–tail and manual breaks decide it themselves.
  /// - Throws: ``CartographyError`` for a name that is none, numbers that are missing, out of place, no numbers or not ascending, and a number
  ///   of classes that is below one, above ``mostClasses``, or that the scheme does not take.
  public init(text: String, classes: Int? = nil) throws(CartographyError) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let name = SchemeName(rawValue: parts[0].lowercased()) else { throw .unknownScheme(text, known: Self.names) }
    if let classes { try Self.check(classes) }
    if parts.count > 1, name != .manual, name != .std { throw .schemeWithoutNumbers(name.rawValue) }
    if classes != nil, name.decidesTheCount { throw .schemeDecidesTheCount(name.rawValue) }
    self = try name.scheme(classes ?? Self.defaultClasses, numbers: parts.count > 1 ? parts[1] : nil)
  }
}

/// The name of a scheme on the command line.
private enum SchemeName: String, CaseIterable {
  case jenks
  case natural
  case quantile
  case equal
  case std
  case headTail = "head-tail"
  case maximum
  case pretty
  case geometric
  case manual

  var decidesTheCount: Bool { self == .std || self == .headTail || self == .manual }

  func scheme(_ classes: Int, numbers: String?) throws(CartographyError) -> ClassScheme {
    switch self {
    case .jenks, .natural: .naturalBreaks(classes)
    case .quantile: .quantiles(classes)
    case .equal: .equalIntervals(classes)
    case .std: if let numbers { .standardDeviations(try ascending(numbers)) } else { .standardDeviations() }
    case .headTail: .headTail
    case .maximum: .maximumBreaks(classes)
    case .pretty: .pretty(classes)
    case .geometric: .geometric(classes)
    case .manual: .manual(try ascending(numbers ?? ""))
    }
  }

  private func ascending(_ list: String) throws(CartographyError) -> [Double] {
    let words = list.split(separator: ",").map { $0.filter { $0 != " " } }
    if words.isEmpty { throw .schemeNeedsNumbers(rawValue) }
    var numbers: [Double] = []
    for word in words {
      guard let number = Double(word), number.isFinite else { throw .breakIsNoNumber(word) }
      numbers.append(number)
    }
    guard zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 }) else { throw .breaksOutOfOrder(numbers) }
    return numbers
  }
}
