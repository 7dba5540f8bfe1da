import WardlightEssentials

/// Numbers on a line of the page, at equal distances for equal differences.
struct LinearScale {
  /// The numbers at the two ends, of which the second is the larger.
  let low: Double
  let high: Double
  /// Where they lie, in millimetres.
  let start: Double
  let end: Double

  func place(_ number: Double) -> Double { start + (number - low) / (high - low) * (end - start) }

  /// The number at a place.
  func number(at place: Double) -> Double { low + (place - start) / (end - start) * (high - low) }
}

/// Round numbers on a scale, and how they are written.
struct ChartTicks {
  /// Where the scale begins and ends.
  let low: Double
  let high: Double
  /// The numbers, ascending as they grow on the page.
  let marks: [Mark]

  /// One number of a scale.
  struct Mark {
    let number: Double
    let text: String
  }

  /// The text that takes most room.
  func widest(_ style: TextStyle) -> Double { marks.map { style.width(of: $0.text) }.max() ?? 0 }

  /// Ticks at round numbers that span some values, about so many steps of them; turned round where smaller numbers are more.
  static func spanning(_ low: Double, _ high: Double, steps: Int, order: ChartAxis.Order = .rising) -> ChartTicks {
    var ends = PrettyBreaks.ends(of: [low, high], classes: steps)
    if ends.count < 2 { ends = PrettyBreaks.ends(of: [low - max(1, abs(low) / 10), low + max(1, abs(low) / 10)], classes: 2) }
    let decimals = decimals(of: ends)
    let marks = ends.map { Mark(number: order == .rising ? $0 : 0 - $0, text: text($0, decimals)) }.sorted { $0.number < $1.number }
    return ChartTicks(low: marks.first?.number ?? 0, high: marks.last?.number ?? 1, marks: marks)
  }

  /// The scale with a little room beyond its ends, so that no mark lies on its edge.
  func padded() -> ChartTicks {
    let margin = (high - low) * 0.025
    return ChartTicks(low: low - margin, high: high + margin, marks: marks)
  }

  /// Ticks of ranks from the last, at the beginning, to the first, at the far end.
  static func ranks(_ count: Int, steps: Int) -> ChartTicks {
    let round = count > 1 ? PrettyBreaks.ends(of: [0, Double(count)], classes: steps).dropFirst() : []
    let step = round.first ?? 1
    var ranks = [1.0] + round.filter { $0 > 1 && $0 <= Double(count) }
    if let last = ranks.last, Double(count) - last > step * 0.5 { ranks.append(Double(count)) }
    let marks = ranks.reversed().map { Mark(number: Double(count) + 1 - $0, text: text($0, 0)) }
    let margin = max(0.5, Double(count) * 0.02)
    return ChartTicks(low: 1 - margin, high: Double(count) + margin, marks: marks)
  }

  /// The fewest decimals with which the difference of two ticks is written truly.
  private static func decimals(of ends: [Double]) -> Int {
    let step = ends[1] - ends[0]
    var decimals = 0
    var unit = 1.0
    while decimals < 6, step < unit * (1 - 1e-9) {
      decimals += 1
      unit /= 10
    }
    return decimals
  }

  static func text(_ number: Double, _ decimals: Int) -> String {
    guard decimals == 0, abs(number) < 9e15 else { return FixedDecimal.text(number, decimals: decimals).signed }
    return FixedDecimal.grouped(Int(number.rounded())).signed
  }
}

extension String {
  /// The number with a true minus sign.
  var signed: String { hasPrefix("-") ? "\u{2212}" + dropFirst() : self }
}
