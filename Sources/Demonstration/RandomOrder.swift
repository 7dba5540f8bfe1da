import WardlightEssentials

extension KeyedRandom {
  /// The elements in random order (Fisher and Yates), by a rule of our own so that no library's change alters the demonstration.
  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var shuffled = elements
    for place in stride(from: shuffled.count - 1, to: 0, by: -1) { shuffled.swapAt(place, below(place + 1)) }
    return shuffled
  }

  /// A day of a period, each equally likely.
  mutating func day(of period: Period) -> CalendarDate {
    period.from.adding(days: below(period.to.daysSince1970 - period.from.daysSince1970 + 1))
  }

  /// A place in a list of weights, each as likely as its weight; `nil` where no weight is positive.
  mutating func choice(by weights: [Double]) -> Int? {
    let total = weights.reduce(0, +)
    guard total > 0 else { return nil }
    var rest = unit() * total
    for (place, weight) in weights.enumerated() where weight > 0 {
      rest -= weight
      if rest < 0 { return place }
    }
    return weights.lastIndex { $0 > 0 }
  }
}
