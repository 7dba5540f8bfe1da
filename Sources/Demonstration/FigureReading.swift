import WardlightEssentials
import WardlightGeometry

extension DemoFigures {
  /// Reads the figures from two folders.
  ///
  /// - Parameters:
  ///   - facts: The folder of `london_wards_2018.csv`, `police_forces_2022.csv` and `towns_england_wales.csv`.
  ///   - published: The folder of the six published tables.
  /// - Throws: ``DemonstrationError`` naming file, row and column.
  /// - Complexity: O(bytes).
  public static func read(facts: String, published: String) throws(DemonstrationError) -> DemoFigures {
    DemoFigures(
      wards: try readWards(PlainCSV(path: facts + "/london_wards_2018.csv")),
      forces: try readForces(PlainCSV(path: facts + "/police_forces_2022.csv")),
      towns: try readTowns(PlainCSV(path: facts + "/towns_england_wales.csv")),
      published: try PublishedTables.read(folder: published))
  }

  private static func readWards(_ table: PlainCSV) throws(DemonstrationError) -> [Ward] {
    let codes = try table.column("ward_code")
    let names = try table.column("ward")
    let boroughCodes = try table.column("borough_code")
    let boroughs = try table.column("borough")
    let centres = try readCentres(table)
    let hectares = try table.numbers("area_ha")
    let populations = try table.wholeNumbers("population_mid2015")
    let scores = try table.numbers("imd_2019_average_score")
    let wards = table.rows.map {
      Ward(
        code: codes[$0], name: names[$0], boroughCode: boroughCodes[$0], borough: boroughs[$0], centre: centres[$0], hectares: hectares[$0],
        population: populations[$0], score: scores[$0])
    }
    return wards.sorted { $0.code < $1.code }
  }

  private static func readForces(_ table: PlainCSV) throws(DemonstrationError) -> [Force] {
    let codes = try table.column("force_code")
    let names = try table.column("force")
    let centres = try readCentres(table)
    let sizes = try table.numbers("area_km2")
    let forces = table.rows.map { Force(code: codes[$0], name: names[$0], centre: centres[$0], squareKilometres: sizes[$0]) }
    return forces.sorted { $0.code < $1.code }
  }

  private static func readTowns(_ table: PlainCSV) throws(DemonstrationError) -> [Town] {
    let names = try table.column("town")
    let otherNames = try table.column("other_name")
    let types = try table.column("type")
    let centres = try readCentres(table)
    let forces = try table.column("force")
    let districts = try table.column("district")
    let counties = try table.column("county")
    return table.rows.map {
      Town(
        name: names[$0], otherName: otherNames[$0], type: types[$0], centre: centres[$0], force: forces[$0], district: districts[$0],
        county: counties[$0])
    }
  }

  private static func readCentres(_ table: PlainCSV) throws(DemonstrationError) -> [Coordinate] {
    let eastings = try table.numbers("easting")
    let northings = try table.numbers("northing")
    return zip(eastings, northings).map { Coordinate(easting: $0, northing: $1) }
  }
}

extension PublishedTables {
  static func read(folder: String) throws(DemonstrationError) -> PublishedTables {
    PublishedTables(
      referrals: try readReferrals(PlainCSV(path: folder + "/referrals_by_borough.csv")),
      topWards: try readTopWards(PlainCSV(path: folder + "/wards_highest_referrals_3yr.csv")),
      topForces: try readRanked(PlainCSV(path: folder + "/county_forces_linked_individuals.csv"), name: "county_force"),
      topTowns: try readRanked(PlainCSV(path: folder + "/county_towns_linked_individuals.csv"), name: "town"),
      boroughRanks: try readRanks(PlainCSV(path: folder + "/county_lines_ranking_by_borough.csv")),
      rescues: try readRescues(PlainCSV(path: folder + "/rescues_by_county_force.csv")), totals: PublishedTotals())
  }

  private static func readReferrals(_ table: PlainCSV) throws(DemonstrationError) -> [BoroughReferrals] {
    let boroughs = try table.column("borough")
    let before = try table.wholeNumbers("referrals_2019_20")
    let latest = try table.wholeNumbers("referrals_2020_21")
    return table.rows.map { BoroughReferrals(borough: boroughs[$0], before: before[$0], latest: latest[$0]) }
  }

  private static func readTopWards(_ table: PlainCSV) throws(DemonstrationError) -> [TopWard] {
    let wards = try table.column("ward")
    let boroughs = try table.column("borough")
    let referrals = try table.wholeNumbers("referrals_2018_09_to_2021_04")
    return table.rows.map { TopWard(ward: wards[$0], borough: boroughs[$0], referrals: referrals[$0]) }
  }

  private static func readRanked(_ table: PlainCSV, name: String) throws(DemonstrationError) -> [RankedCount] {
    let names = try table.column(name)
    let individuals = try table.wholeNumbers("individuals_2020_21")
    let ranks = try table.wholeNumbers("rank_2019_20")
    return table.rows.map { RankedCount(name: names[$0], individuals: individuals[$0], rankBefore: ranks[$0]) }
  }

  private static func readRanks(_ table: PlainCSV) throws(DemonstrationError) -> [BoroughRanks] {
    let boroughs = try table.column("borough")
    let before = try table.optionalWholeNumbers("rank_2019_20")
    let latest = try table.optionalWholeNumbers("rank_2020_21")
    return table.rows.map { BoroughRanks(borough: boroughs[$0], before: before[$0], latest: latest[$0]) }
  }

  private static func readRescues(_ table: PlainCSV) throws(DemonstrationError) -> [ForceRescues] {
    let forces = try table.column("county_force")
    let requests = try table.wholeNumbers("rescue_requests_to_2021_04")
    let rescues = try table.wholeNumbers("rescues_to_2021_04")
    return table.rows.map { ForceRescues(force: forces[$0], requests: requests[$0], rescues: rescues[$0]) }
  }
}
