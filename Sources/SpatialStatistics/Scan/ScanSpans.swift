/// The runs of periods that cylinders may cover.
struct ScanSpans: Sendable {
  /// Spans that grow from one another by a period at a time, so that cases are added and never taken away.
  struct Chain: Sendable {
    /// The periods in the order in which they are added.
    let periods: [Int]
    /// The place in ``spans`` of the one that has the first period only.
    let firstSpan: Int
  }

  let chains: [Chain]
  let spans: [ClosedRange<Int>]

  init(_ time: ScanTime, periods: Int) {
    var chains: [Chain] = []
    var spans: [ClosedRange<Int>] = []
    func add(_ order: [Int]) {
      chains.append(Chain(periods: order, firstSpan: spans.count))
      for length in 1...order.count { spans.append(min(order[0], order[length - 1])...max(order[0], order[length - 1])) }
    }
    switch time {
    case .none: add([0])
    case .retrospective(let share):
      let longest = Self.longest(share, periods)
      for first in 0..<periods { add(Array(first..<min(periods, first + longest))) }
    case .prospective(let share):
      add((0..<Self.longest(share, periods)).map { periods - 1 - $0 })
    }
    self.chains = chains
    self.spans = spans
  }

  /// At least one period, however small the share.
  private static func longest(_ share: Double, _ periods: Int) -> Int { max(1, Int((share * Double(periods) + 1e-9).rounded(.down))) }
}
