/// How many of the areas with many records lie in the most deprived fifth, beside what chance would give.
struct ShareWords {
  private let subject: DeprivationFacts.Subject

  init(_ subject: DeprivationFacts.Subject) { self.subject = subject }

  func sentences(_ share: DeprivationFacts.Told<DeprivationFacts.Share>?) -> [String] {
    switch share {
    case nil: []
    case .withheld(let reason): ["The share that lies in the most deprived fifth is not given: \(reason)."]
    case .known(let share): sentences(share)
    }
  }

  private func sentences(_ share: DeprivationFacts.Share) -> [String] {
    let many = "\(WordNumber.count(share.least)) or more \(subject.records)"
    let area = subject.area + (subject.isAllAreas ? "" : " of \(subject.place)")
    guard !share.observed.isNaN else { return ["No \(area) has \(many)."] }
    guard !share.isOfAll else { return ["Every \(area) has \(many), so their share in the most deprived fifth says nothing."] }
    let found =
      "Of the \(subject.areas) with \(many), \(WordNumber.percent(share.observed)) lie in the most deprived fifth of \(share.fifthOf)."
    return share.byAreas.isNaN ? [found] : [found, expected(share)]
  }

  private func expected(_ share: DeprivationFacts.Share) -> String {
    let lot = "Were they drawn by lot, about \(WordNumber.percent(share.byAreas)) would"
    let range = share.range.map { " (\(WordNumber.percent($0)) nineteen times in twenty)" } ?? ""
    let fair = share.byPopulation.flatMap { $0.isNaN ? nil : "; had all residents the same rate, \(WordNumber.percent($0)) would" }
    return lot + range + (fair ?? "") + "." + verdict(share)
  }

  private func verdict(_ share: DeprivationFacts.Share) -> String {
    guard let range = share.range else { return "" }
    if share.observed > range.upperBound { return " What is found is more than the lot would give." }
    return share.observed < range.lowerBound
      ? " What is found is less than the lot would give." : " What is found is within what the lot would give."
  }
}
