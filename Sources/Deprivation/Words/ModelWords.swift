/// What the regression says, and what it leaves unexplained.
struct ModelWords {
  private let subject: DeprivationFacts.Subject

  init(_ subject: DeprivationFacts.Subject) { self.subject = subject }

  func sentences(model: DeprivationFacts.Told<DeprivationFacts.Model>?) -> [String] { model.map { [rate($0)] } ?? [] }

  func sentences(unexplained: DeprivationFacts.Told<DeprivationFacts.Unexplained>?) -> [String] { unexplained.map { [areas($0)] } ?? [] }

  private func rate(_ told: DeprivationFacts.Told<DeprivationFacts.Model>) -> String {
    switch told {
    case .known(let model) where model.ratio.isWhole: rate(model)
    case .known: "How the rate changes with deprivation is not given: there is no figure."
    case .withheld(let reason): "How the rate changes with deprivation is not given: \(reason)."
    }
  }

  private func rate(_ model: DeprivationFacts.Model) -> String {
    let ratio = model.ratio
    let interval = "(\(model.family) regression, 95 % interval \(WordNumber.times(ratio.lower)) to \(WordNumber.times(ratio.upper)))"
    return "Each step of \(model.step) goes with \(WordNumber.times(ratio.value)) times the rate \(interval)\(WordNumber.doubt(ratio))."
  }

  private func areas(_ told: DeprivationFacts.Told<DeprivationFacts.Unexplained>) -> String {
    let given = "than deprivation and population would give"
    switch told {
    case .withheld(let reason): return "Which \(subject.areas) have more \(subject.records) \(given) is not told: \(reason)."
    case .known(let areas) where areas.more == 0 && areas.fewer == 0:
      let told = areas.hidden > 0 ? " of which it can be told" : ""
      return "No \(subject.area)\(told) has more or fewer \(subject.records) \(given), beyond chance.\(untold(areas.hidden))"
    case .known(let areas):
      let (more, fewer) = (have(areas.more, "more"), have(areas.fewer, "fewer"))
      let said = areas.fewer == 0 ? more : areas.more == 0 ? fewer : more
      let also = areas.more > 0 && areas.fewer > 0 ? "; \(WordNumber.count(areas.fewer)) \(areas.fewer == 1 ? "has" : "have") fewer" : ""
      return "\(said) \(given), beyond chance\(also). Other things than deprivation may be at work there.\(untold(areas.hidden))"
    }
  }

  private func untold(_ hidden: Int) -> String {
    let areas = "\(WordNumber.count(hidden)) \(hidden == 1 ? subject.area : subject.areas)"
    return hidden == 0 ? "" : " Of \(areas) it is not told, for that would narrow a protected count."
  }

  /// `Twelve wards have more referrals`.
  private func have(_ count: Int, _ what: String) -> String {
    let number = WordNumber.count(count)
    let areas = count == 1 ? "\(subject.area) has" : "\(subject.areas) have"
    return "\(number.prefix(1).uppercased() + number.dropFirst()) \(areas) \(what) \(subject.records)"
  }
}
