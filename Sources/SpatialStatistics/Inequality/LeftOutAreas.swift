/// How many areas a measure of inequality leaves out, and why.
public struct LeftOutAreas: Hashable, Sendable {
  /// Areas without a score of deprivation.
  public let withoutDeprivation: Int
  /// Areas with a score, but with nobody in them or with a population that is not known.
  public let withoutPopulation: Int
  /// Areas with a score and people, but without a count.
  public let withoutCount: Int

  /// All of them.
  public var total: Int { withoutDeprivation + withoutPopulation + withoutCount }

  /// One sentence; `nil` where no area is left out.
  public var sentence: String? {
    let parts = [
      (withoutDeprivation, "without a score of deprivation"), (withoutPopulation, "without people"), (withoutCount, "without a count"),
    ]
    let said = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return said.isEmpty ? nil : "\(total) \(total == 1 ? "area is" : "areas are") left out: \(said.joined(separator: ", "))."
  }

  static func sort(cases: [Double], population: [Double], deprivation: [Double]) -> (kept: [Int], leftOut: LeftOutAreas) {
    var kept: [Int] = []
    var (noScore, nobody, noCount) = (0, 0, 0)
    for area in cases.indices {
      if !deprivation[area].isFinite {
        noScore += 1
      } else if !(population[area].isFinite && population[area] > 0) {
        nobody += 1
      } else if !(cases[area].isFinite && cases[area] >= 0) {
        noCount += 1
      } else {
        kept.append(area)
      }
    }
    return (kept, LeftOutAreas(withoutDeprivation: noScore, withoutPopulation: nobody, withoutCount: noCount))
  }
}
