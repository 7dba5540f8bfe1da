public import WardlightGeometry

/// The year whose boundaries a code belongs to, and of what kind of area.
public struct Vintage: Hashable, Sendable {
  /// What kind of area.
  public let kind: AreaKind
  /// The year; `nil` where nobody said.
  public let year: Int?

  /// A kind of area of a year.
  public init(_ kind: AreaKind, _ year: Int?) {
    self.kind = kind
    self.year = year
  }

  /// What a layer says of itself; the year is `nil` where its vintage names none.
  public init(_ geography: Geography) {
    self.init(AreaKind(geography.kind), Self.year(in: geography.vintage))
  }

  /// One area of it: `ward 2018`, `LSOA 2011`.
  public var singular: String { kind.name + (year.map { " \($0)" } ?? "") }

  /// The geography of a layer of these areas.
  public func geography(isHexagonMap: Bool = false) -> Geography {
    Geography(kind: kind.name, vintage: year.map(String.init) ?? "", isHexagonMap: isHexagonMap)
  }

  /// The first four digits in a row that may be a year, `May 2018` say.
  static func year(in text: String) -> Int? {
    let numbers = text.split(whereSeparator: { !("0"..."9").contains($0) })
    return numbers.lazy.filter { $0.count == 4 }.compactMap { Int($0) }.first { (1981...2099).contains($0) }
  }
}

extension Vintage: CustomStringConvertible {
  /// `wards 2018`, `LSOAs 2011`; without a year where none is known.
  public var description: String { kind.plural + (year.map { " \($0)" } ?? "") }
}
