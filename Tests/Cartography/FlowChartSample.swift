import WardlightDisclosure
import WardlightEssentials
import WardlightTestSupport

@testable import WardlightCartography

/// Charts of made-up flows that have passed a door.
enum FlowChartSample {
  static let boroughs = [
    "Barking and Dagenham", "Barnet", "Bexley", "Brent", "Bromley", "Camden", "City of London", "Croydon", "Ealing", "Enfield", "Greenwich",
    "Hackney", "Hammersmith and Fulham", "Haringey", "Harrow", "Havering", "Hillingdon", "Hounslow", "Islington", "Kensington and Chelsea",
    "Kingston upon Thames", "Lambeth", "Lewisham", "Merton", "Newham", "Redbridge", "Richmond upon Thames", "Southwark", "Sutton",
    "Tower Hamlets", "Waltham Forest", "Wandsworth", "Westminster",
  ]
  static let forces = [
    "Avon & Somerset", "Bedfordshire", "Cambridgeshire", "Cheshire", "Cleveland", "Cumbria", "Derbyshire", "Devon & Cornwall", "Dorset",
    "Durham", "Dyfed-Powys", "Essex", "Gloucestershire", "Greater Manchester", "Gwent", "Hampshire", "Hertfordshire", "Humberside", "Kent",
    "Lancashire", "Leicestershire", "Lincolnshire", "Merseyside", "Norfolk", "North Wales", "North Yorkshire", "Northamptonshire",
    "Northumbria", "Nottinghamshire", "South Wales", "South Yorkshire", "Staffordshire", "Suffolk", "Surrey", "Sussex", "Thames Valley",
    "Warwickshire", "West Mercia", "West Midlands", "West Yorkshire", "Wiltshire", "Scotland", "Jersey",
  ]

  static func places(_ kind: String, _ names: [String]) -> FlowPlaces { .named(kind: kind, codes: names, names: names) }

  typealias Row = (from: String, to: String, count: Int?)

  /// Flows in three blocks, some to an unknown force.
  static func rows(_ origins: [String], _ destinations: [String], size: Double = 40, unknown: Bool = true) -> [Row] {
    var random = KeyedRandom(seed: 7, purpose: "flow charts")
    let pull = destinations.map { _ in (random.unit() * random.unit()) * (random.unit() + 0.1) + 0.01 }
    let push = origins.map { _ in random.unit() + 0.05 }
    var rows: [Row] = []
    for (row, origin) in origins.enumerated() {
      for (column, destination) in destinations.enumerated() {
        let block = row % 3 == column % 3 ? 2.2 : 0.4
        rows.append((origin, destination, Int(push[row] * pull[column] * block * size * (0.5 + random.unit()))))
      }
      if unknown { rows.append((origin, "", Int(push[row] * 10))) }
    }
    return rows
  }

  static func heat(
    _ rows: [Row], _ origins: [String] = boroughs, _ destinations: [String] = forces, policy: Policy = .standard,
    scheme: ClassScheme = .naturalBreaks(5), order: FlowHeatMap.Order = .bySimilarity
  ) throws -> FlowHeatMap {
    FlowHeatMap(
      links: try FlowSample.links(rows, policy: policy), origins: places("borough", origins),
      destinations: places("county force", destinations),
      scheme: scheme, order: order, furniture: try Sample.furniture(title: "Where young people are linked to"))
  }

  static func sankey(
    _ rows: [Row], _ origins: [String] = boroughs, _ destinations: [String] = forces, policy: Policy = .standard, largest: Int = 12,
    scale: SankeyScale? = nil
  ) throws -> SankeyChart {
    SankeyChart(
      links: try FlowSample.links(rows, policy: policy), origins: places("borough", origins),
      destinations: places("county force", destinations),
      largest: largest, scale: scale, furniture: try Sample.furniture(title: "The largest flows"))
  }

  /// Ranks and counts that passed a door together, as findings have them: equal counts share a rank, small ones hide it.
  static func ranks(_ names: [String], _ counts: [[Int?]], policy: Policy = .standard) throws -> RankChart {
    let door = try Door(
      policy: policy, marking: .official, sources: [Door.SourceStatement(name: "links", isSynthetic: true, isPersonal: true)])
    let tables = counts.map { counts in
      let ranks = counts.map { count in count.map { own in 1 + counts.count { ($0 ?? -1) > own } } }
      return door.release(
        RawTable(
          name: "forces", title: "Forces", note: "",
          columns: [
            RawColumn("count", "Persons", .counts(counts)), RawColumn("rank", "Rank", .computedWhole(ranks, from: .sameRow(["count"]))),
          ]))
    }
    var chart = RankChart(
      names: names, ranks: tables.map { $0.column("rank") }, periods: counts.indices.map { "\(2018 + $0)/\(19 + $0)" },
      furniture: try Sample.furniture(title: "Ranks of county forces"))
    chart.counts = tables.map { $0.column("count") }
    chart.kind = "county force"
    return chart
  }

  /// Towns as they were published: the rank of the year before, and the numbers of the last year, from which its ranks follow.
  ///
  /// Source: Greater London Authority, Rescue and Response strategic assessment, year 3 (2021).
  static func publishedTowns() throws -> RankChart {
    let towns = [
      ("Ipswich", 31, 7), ("Cambridge", 25, 2), ("Portsmouth", 21, 4), ("Southampton", 21, 3), ("Swansea", 16, 10), ("Basingstoke", 15, 5),
      ("Guildford", 14, 52), ("Southend", 14, 12), ("Brighton", 13, 1), ("Medway", 12, 6),
    ]
    let ranks = towns.map { town in 1 + towns.count { $0.1 > town.1 } }
    var chart = RankChart(
      names: towns.map(\.0),
      ranks: [
        try ChartSample.column(.computedWhole(towns.map(\.2), from: .noCounts), "Before"),
        try ChartSample.column(.computedWhole(ranks, from: .noCounts), "Rank"),
      ],
      periods: ["May 2019 to April 2020", "May 2020 to April 2021"], furniture: try Sample.furniture(title: "Towns in both years"))
    chart.counts = [
      try ChartSample.column(.counts(towns.map { _ in nil }), "Earlier"), try ChartSample.column(.counts(towns.map(\.1)), "Individuals"),
    ]
    (chart.kind, chart.unit) = ("town", "individuals")
    return chart
  }

  /// Four periods with ties, small counts and gaps.
  static func fourPeriods() throws -> RankChart {
    let names = Array(forces.prefix(25))
    let counts: [[Int?]] = (0..<4).map { period in
      names.indices.map { place in
        let moved = place * 31 + period * (place % 5) * 9 + 7
        return (place + period * 3) % 11 == 0 ? nil : moved % 60 / (place % 3 + 1)
      }
    }
    return try ranks(names, counts)
  }
}
