/// The cross-walks for which official look-ups, or postcodes in two layers, are known to do.
enum KnownCrosswalks {
  private static let steps: [(from: Vintage, to: Vintage)] = [
    (Vintage(.lsoa, 2011), Vintage(.lsoa, 2021)), (Vintage(.lsoa, 2011), Vintage(.ward, 2014)),
    (Vintage(.lsoa, 2011), Vintage(.ward, 2018)), (Vintage(.lsoa, 2021), Vintage(.ward, 2022)),
    (Vintage(.ward, 2013), Vintage(.ward, 2014)), (Vintage(.ward, 2013), Vintage(.ward, 2018)),
    (Vintage(.ward, 2014), Vintage(.ward, 2018)), (Vintage(.ward, 2018), Vintage(.ward, 2022)),
    (Vintage(.lsoa, 2011), Vintage(.msoa, 2011)), (Vintage(.lsoa, 2021), Vintage(.msoa, 2021)),
    (Vintage(.lsoa, 2011), Vintage(.localAuthority, 2021)), (Vintage(.lsoa, 2021), Vintage(.localAuthority, 2023)),
    (Vintage(.localAuthority, 2023), Vintage(.policeForceArea, 2022)),
  ]

  /// The shortest chain from one of some vintages to one of others, `LSOA 2011 → LSOA 2021`.
  ///
  /// Where no chain is known, areas that are not larger than those they shall become can still be carried by postcodes that lie in both layers; `nil` where
  /// not even that would make sense.
  static func route(from starts: [Vintage], to ends: [Vintage]) -> String? {
    var chains = starts.map { [$0] }
    var seen = Set(starts)
    while !chains.isEmpty {
      if let found = chains.first(where: { $0.last.map(ends.contains) == true }) { return text(found) }
      chains = chains.flatMap { chain in
        steps.filter { $0.from == chain.last && seen.insert($0.to).inserted }.map { chain + [$0.to] }
      }
    }
    return routeByPostcodes(from: starts, to: ends)
  }

  private static func routeByPostcodes(from starts: [Vintage], to ends: [Vintage]) -> String? {
    guard let start = starts.first, let end = ends.first, start.year != nil, end.year != nil else { return nil }
    guard let size = sizes[start.kind], let endSize = sizes[end.kind], size <= endSize else { return nil }
    return text([start, end]) + " (by postcodes in both layers)"
  }

  private static func text(_ chain: [Vintage]) -> String { chain.map(\.singular).joined(separator: " → ") }

  /// The kinds by size; wards and MSOAs cut across each other.
  private static let sizes: [AreaKind: Int] = [
    .outputArea: 0, .lsoa: 1, .msoa: 2, .ward: 2, .localAuthority: 3, .communitySafetyPartnership: 3, .county: 4, .policeForceArea: 4,
    .region: 5, .country: 6,
  ]
}
