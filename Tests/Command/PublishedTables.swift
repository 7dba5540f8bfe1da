/// The published figures of the Rescue and Response strategic assessment, year 3 (Greater London Authority, December 2021), which the demo
/// must reproduce.
enum PublishedTables {
  /// Referrals by responsible borough, 2019/20 and 2020/21.
  static let referrals: [(borough: String, previous: Int, current: Int)] = [
    ("Newham", 43, 48), ("Lambeth", 24, 42), ("Croydon", 28, 39), ("Brent", 37, 35), ("Ealing", 19, 30), ("Barking and Dagenham", 17, 29),
    ("Haringey", 18, 27), ("Harrow", 25, 26), ("Barnet", 22, 24), ("Southwark", 20, 24), ("Enfield", 19, 23), ("Havering", 30, 23),
    ("Bromley", 13, 19), ("Hillingdon", 17, 19), ("Kingston upon Thames", 15, 17), ("Waltham Forest", 24, 17), ("Lewisham", 14, 15),
    ("Redbridge", 11, 15), ("Wandsworth", 5, 15), ("Islington", 21, 14), ("Greenwich", 9, 13), ("Hackney", 14, 10), ("Hounslow", 18, 9),
    ("Tower Hamlets", 18, 8), ("Bexley", 10, 7), ("Kensington and Chelsea", 5, 7), ("Richmond upon Thames", 4, 7), ("Sutton", 9, 6),
    ("Camden", 18, 4), ("Merton", 4, 4), ("Westminster", 6, 4), ("Hammersmith and Fulham", 6, 2), ("Out of London (not mapped)", 10, 16),
    ("All", 553, 598),
  ]

  /// The wards with most referrals by residence, 2018-09-01 to 2021-04-30.
  static let wards: [(ward: String, borough: String, count: Int)] = [
    ("Coldharbour", "Lambeth", 11), ("Forest Gate South", "Newham", 11), ("Little Ilford", "Newham", 11), ("Colindale", "Barnet", 9),
    ("South Hornchurch", "Havering", 9), ("Stonebridge", "Brent", 9), ("Thornton Heath", "Croydon", 9), ("Thurlow Park", "Lambeth", 9),
    ("Tulse Hill", "Lambeth", 9),
  ]

  /// Individuals linked by county force, with the ranks of both years.
  static let forces: [(force: String, count: Int, rank: Int, previousRank: Int)] = [
    ("Hampshire", 240, 1, 1), ("Kent", 162, 2, 5), ("Surrey", 145, 3, 9), ("Essex", 122, 4, 7), ("Sussex", 119, 5, 2),
    ("Thames Valley", 109, 6, 3), ("Norfolk", 102, 7, 6), ("Suffolk", 100, 8, 11), ("Dorset", 83, 9, 4), ("Cambridgeshire", 79, 10, 8),
  ]

  /// Individuals linked by town, with the rank of the year before.
  static let towns: [(town: String, count: Int, previousRank: Int)] = [
    ("Ipswich", 31, 7), ("Cambridge", 25, 2), ("Portsmouth", 21, 4), ("Southampton", 21, 3), ("Swansea", 16, 10), ("Basingstoke", 15, 5),
    ("Guildford", 14, 52), ("Southend", 14, 12), ("Brighton", 13, 1), ("Medway", 12, 6),
  ]

  /// Rescue requests and rescues by county force.
  static let rescues: [(force: String, requests: Int, rescues: Int)] = [
    ("Sussex", 54, 21), ("Hampshire", 25, 10), ("Thames Valley", 19, 7), ("Suffolk", 18, 9), ("Kent", 18, 5), ("Norfolk", 17, 5),
    ("Devon & Cornwall", 10, 6), ("Dorset", 9, 4), ("London", 9, 3), ("Essex", 6, 3), ("Scotland", 6, 1), ("Cambridgeshire", 5, 2),
    ("Avon and Somerset", 4, 0), ("South Wales", 4, 1), ("Surrey", 2, 1), ("Hertfordshire", 1, 0), ("West Midlands", 1, 0),
    ("All", 208, 78),
  ]

  /// Ranks of boroughs by linked individuals, 2019/20 and 2020/21; `nil` where the source lost the cell.
  static let linkedBoroughs: [(borough: String, previous: Int?, current: Int?)] = [
    ("Croydon", nil, nil), ("Lambeth", 2, 2), ("Newham", 3, nil), ("Brent", 4, 4), ("Southwark", 5, 4), ("Lewisham", 6, 6),
    ("Greenwich", 8, 7), ("Ealing", 11, 8), ("Hackney", 9, 9), ("Enfield", 10, 10), ("Waltham Forest", 7, 11), ("Redbridge", 12, 12),
    ("Haringey", 13, 13), ("Wandsworth", 18, 14), ("Barking and Dagenham", 15, 15), ("Bexley", 27, 16), ("Islington", 21, 17),
    ("Hillingdon", 17, 18), ("Barnet", 14, 19), ("Tower Hamlets", 16, 19), ("Hounslow", 19, 19), ("Camden", 25, 22),
    ("Kensington and Chelsea", 24, 23), ("Bromley", 19, 24), ("Hammersmith and Fulham", 22, 24), ("Merton", 29, 24), ("Harrow", 26, 27),
    ("Westminster", 28, 28), ("Havering", 22, 29), ("Sutton", 30, 30), ("Kingston upon Thames", 31, 31), ("Richmond upon Thames", 32, 32),
  ]
}
