import Foundation
import WardlightEssentials

/// Draws a whole table with given margins cell by cell: each given what is left of its row and column is hypergeometric.
///
/// - Complexity: O(rows · columns · √(largest cell)), whatever the total; O(total) memory.
/// - SeeAlso: Patefield (1981), Algorithm AS 159, doi:10.2307/2346669.
struct TableDraw: Sendable {
  private let rows: [Int]
  private let columns: [Int]
  private let logFactorials: [Double]

  init(_ rows: [Int], _ columns: [Int]) {
    self.rows = rows
    self.columns = columns
    var sum = 0.0
    logFactorials =
      [0]
      + (0..<rows.reduce(0, +)).map {
        sum += log(Double($0 + 1))
        return sum
      }
  }

  /// Fills a table, rows by columns.
  func draw(_ table: inout [Int32], _ random: inout KeyedRandom) {
    var left = columns
    var all = rows.reduce(0, +)
    for (row, size) in rows.enumerated() {
      var (wanted, others) = (size, all)
      for column in columns.indices {
        let count = hypergeometric(population: others, marked: left[column], draws: wanted, &random)
        table[row * columns.count + column] = Int32(count)
        others -= left[column]
        left[column] -= count
        wanted -= count
      }
      all -= size
    }
  }

  /// How many marked ones are drawn: from the most likely number outwards, the likelier side first, until the probabilities pass a random number.
  private func hypergeometric(population: Int, marked: Int, draws: Int, _ random: inout KeyedRandom) -> Int {
    let (least, most) = (max(0, draws - (population - marked)), min(draws, marked))
    guard least < most else { return least }
    let mode = min(most, max(least, (draws + 1) * (marked + 1) / (population + 2)))
    var left = random.unit() - probability(mode, population, marked, draws)
    if left < 0 { return mode }
    let total = probability(mode, population, marked, draws)
    var (low, high) = ((count: mode, p: total), (count: mode, p: total))
    while low.count > least || high.count < most {
      if high.count < most {
        high.p *=
          Double(marked - high.count) * Double(draws - high.count)
          / (Double(high.count + 1) * Double(population - marked - draws + high.count + 1))
        high.count += 1
        left -= high.p
        if left < 0 { return high.count }
      }
      if low.count > least {
        low.p *=
          Double(low.count) * Double(population - marked - draws + low.count)
          / (Double(marked - low.count + 1) * Double(draws - low.count + 1))
        low.count -= 1
        left -= low.p
        if left < 0 { return low.count }
      }
    }
    return mode
  }

  private func probability(_ count: Int, _ population: Int, _ marked: Int, _ draws: Int) -> Double {
    let others = population - marked
    let chosen = logFactorials[marked] - logFactorials[count] - logFactorials[marked - count]
    let rest = logFactorials[others] - logFactorials[draws - count] - logFactorials[others - draws + count]
    return exp(chosen + rest - logFactorials[population] + logFactorials[draws] + logFactorials[population - draws])
  }
}
