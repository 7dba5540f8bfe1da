import Wardlight

/// A table of another package's handbook, with what that package hides in it.
///
/// Eleven municipalities of 6 counties and 2 groups of municipalities by 4 main sources of income: made-up counts, example `z2` of the R package easySdcTable.
///
/// - SeeAlso: Langsrud, Ø. (2025), easySdcTable: Easy Interface to the Statistical Disclosure Control Package 'sdcTable' Extended with Own Implementation of
///   'GaussSuppression', 1.1.2, doi:10.32614/CRAN.package.easySdcTable; the table and the patterns are printed in its vignette *Introduction to 'easySdcTable'*
///   (statisticsnorway/ssb-easysdctable, `articles/easySdcTableVignette.md`), the numbers of hidden cells in *Comparison of suppression methods while developing easySdcTable ver. 0.8.0*
///   (`comparison/` there; sdcTable 0.32.0, SSBtools 1.2.0).
struct PrintedTable {
  /// By what municipalities are added up, beside all of them.
  enum Division: String, Hashable, Sendable {
    /// Not at all.
    case none = "11 regions"
    case groups = "11 regions, 2 groups"
    case counties = "11 regions, 6 counties"
    /// Counties and groups overlap: two linked tables.
    case both = "11 regions, 6 counties, 2 groups"
  }

  let division: Division

  static let kinds = ["annet", "arbeid", "soshjelp", "trygd"]
  static let measures = [Measure("recipients", .sums)]

  /// A municipality with its county, its group and its counts by kind.
  private static let rows: [(region: String, county: String, group: String, counts: [Int])] = [
    ("A", "fylke_1", "kostragr_300", [11, 11, 55, 36]), ("B", "fylke_4", "kostragr_300", [7, 1, 29, 18]),
    ("C", "fylke_5", "kostragr_300", [5, 8, 35, 25]), ("D", "fylke_5", "kostragr_300", [13, 2, 17, 13]),
    ("E", "fylke_6", "kostragr_300", [9, 14, 63, 52]), ("F", "fylke_6", "kostragr_300", [12, 9, 24, 22]),
    ("G", "fylke_8", "kostragr_300", [6, 4, 22, 8]), ("H", "fylke_8", "kostragr_300", [9, 3, 38, 15]),
    ("I", "fylke_1", "kostragr_400", [3, 0, 9, 2]), ("J", "fylke_10", "kostragr_400", [9, 0, 32, 20]),
    ("K", "fylke_10", "kostragr_400", [4, 2, 18, 11]),
  ]

  /// Every count of the table, totals among them.
  var cells: [CountedCell] {
    var counts: [CellKey: Int] = [:]
    for row in Self.rows {
      for (kind, count) in zip(Self.kinds, row.counts) {
        for place in [row.region, "Total"] + sums(of: row.county, row.group) {
          counts[Self.key(place, kind), default: 0] += count
          counts[Self.key(place, "Total"), default: 0] += count
        }
      }
    }
    return counts.map { CountedCell($0.key, $0.value) }.sorted { $0.key < $1.key }
  }

  var dimensions: [WardlightDisclosure.Dimension] {
    var within: [String: [String]] = [:]
    for row in Self.rows {
      let sums = sums(of: row.county, row.group)
      within[row.region] = sums.isEmpty ? ["*"] : sums
      for sum in sums { within[sum] = ["*"] }
    }
    let kinds = Dictionary(uniqueKeysWithValues: Self.kinds.map { ($0, ["*"]) })
    return [
      WardlightDisclosure.Dimension("place", .nested(within: within, complete: Set(within.values.joined()))),
      WardlightDisclosure.Dimension("kind", .nested(within: kinds, complete: ["*"])),
    ]
  }

  /// Sums of counts, each the cells that add up and then what they add up to.
  var sums: [[CellKey]] {
    var parts: [String: [String]] = [:]
    for row in Self.rows {
      let sums = sums(of: row.county, row.group)
      for sum in sums { parts[sum, default: []].append(row.region) }
      if sums.isEmpty { parts["Total", default: []].append(row.region) }
    }
    for division in ["fylke", "kostragr"] {
      let sums = parts.keys.filter { $0.hasPrefix(division) }.sorted()
      if !sums.isEmpty { parts["Total, \(division)"] = sums }
    }
    let places = Set(parts.values.joined()).union(["Total"]).sorted()
    let along = parts.sorted { $0.key < $1.key }.flatMap { whole, parts in
      (Self.kinds + ["Total"]).map { kind in (parts + [whole.hasPrefix("Total") ? "Total" : whole]).map { Self.key($0, kind) } }
    }
    return along + places.map { place in (Self.kinds + ["Total"]).map { Self.key(place, $0) } }
  }

  /// The count of a place and a kind, either of which may be `Total`.
  static func key(_ place: String, _ kind: String) -> CellKey {
    CellKey("recipients", ["place": place, "kind": kind].filter { $0.value != "Total" })
  }

  private func sums(of county: String, _ group: String) -> [String] {
    switch division {
    case .none: []
    case .groups: [group]
    case .counties: [county]
    case .both: [county, group]
    }
  }
}
