/// Where records are concentrated, and how the ends compare.
struct InequalityWords {
  private let subject: DeprivationFacts.Subject
  private let finding: AssociationFinding

  init(_ subject: DeprivationFacts.Subject, _ finding: AssociationFinding) {
    self.subject = subject
    self.finding = finding
  }

  func sentences(
    concentration: DeprivationFacts.Told<DeprivationFacts.Estimate>?, ends: DeprivationFacts.Told<DeprivationFacts.Estimate>?
  ) -> [String] {
    [concentration.map(index), ends.map(ratio)].compactMap { $0 }
  }

  private func index(_ told: DeprivationFacts.Told<DeprivationFacts.Estimate>) -> String {
    switch told {
    case .known(let index) where index.isWhole: concentration(index)
    case .known: "The concentration index is not given: there is no figure."
    case .withheld(let reason): "The concentration index is not given: \(reason)."
    }
  }

  private func ratio(_ told: DeprivationFacts.Told<DeprivationFacts.Estimate>) -> String {
    switch told {
    case .known(let ratio) where !ratio.value.isNaN: ends(ratio)
    case .known: "The rates at the most and the least deprived end are not compared: there is no figure."
    case .withheld(let reason): "The rates at the most and the least deprived end are not compared: \(reason)."
    }
  }

  private func concentration(_ index: DeprivationFacts.Estimate) -> String {
    let numbers =
      "concentration index \(WordNumber.correlation(index.value)), 95 % interval \(WordNumber.range(index.lower, index.upper))"
    let meaning = "0 is evenly spread, below 0 more among the deprived, above 0 less"
    return "Set against residents, \(subject.records) \(spread(index)) (\(numbers); \(meaning))."
  }

  private func spread(_ index: DeprivationFacts.Estimate) -> String {
    let verb = finding.direction == .notShown ? "lean towards" : "are concentrated in"
    if WordNumber.hundredths(index.upper) < 0 { return "\(verb) deprived \(subject.areas)" }
    if WordNumber.hundredths(index.lower) > 0 { return "\(verb) less deprived \(subject.areas)" }
    return "are not shown to be concentrated in deprived or in less deprived \(subject.areas)"
  }

  private func ends(_ ratio: DeprivationFacts.Estimate) -> String {
    let times =
      "By a straight line through the \(subject.areas), the rate at the most deprived end is \(WordNumber.times(ratio.value)) times that at the least"
    guard !ratio.lower.isNaN else { return "\(times); how sure that is cannot be said." }
    guard !ratio.upper.isNaN else { return "\(times) (\(WordNumber.times(ratio.lower)) or more; the figures set no upper limit)." }
    return "\(times) (95 % interval \(WordNumber.times(ratio.lower)) to \(WordNumber.times(ratio.upper)))\(WordNumber.doubt(ratio))."
  }
}
