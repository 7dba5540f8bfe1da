internal import WardlightEssentials

/// Whether records follow deprivation, and how sure that is.
struct AssociationWords {
  private let subject: DeprivationFacts.Subject
  private let finding: AssociationFinding

  init(_ subject: DeprivationFacts.Subject, _ finding: AssociationFinding) {
    self.subject = subject
    self.finding = finding
  }

  var sentences: [String] {
    switch finding.told {
    case .withheld(let reason):
      ["Whether \(subject.records) follow deprivation \(subject.whereabouts) cannot be said from a rank correlation: \(reason)."]
    case .known(let association): [claim, measure, numbers(association), neighbours(association)] + limit
    }
  }

  private var measure: String { "Deprivation is measured by the \(subject.index)." }

  private var claim: String {
    let place = subject.whereabouts.prefix(1).uppercased() + subject.whereabouts.dropFirst()
    let deprived = subject.isAllAreas ? "the more deprived ones" : "more deprived \(subject.areas)"
    switch finding.direction {
    case .more: return "\(place), \(deprived) tend to have more \(subject.records)."
    case .fewer: return "\(place), \(deprived) tend to have fewer \(subject.records)."
    case .notShown, .unknown: return "\(place), no link is shown between \(subject.records) and how deprived \(subject.areas) are."
    }
  }

  private func numbers(_ association: DeprivationFacts.Association) -> String {
    let rho = association.rho
    let strength = CorrelationStrength(rho.value)?.word ?? ""
    let link = finding.isShown ? "The link is \(strength)" : "Taken as it stands it would be \(strength)"
    return
      "\(link): Spearman’s rho is \(WordNumber.correlation(rho.value)) over \(FixedDecimal.grouped(association.areas)) \(subject.areas), with a 95 % interval of \(WordNumber.range(rho.lower, rho.upper)) if each \(subject.area) counted as independent."
  }

  private func neighbours(_ association: DeprivationFacts.Association) -> String {
    guard let effective = finding.effective else { return unknownWorth(association) }
    let range = WordNumber.range(effective.lower, effective.upper)
    guard effective.areas < Double(association.areas) - 0.5 else {
      return "Neighbours are no more alike than others here, and with that allowed for the interval is \(range)."
    }
    let worth = FixedDecimal.grouped(Int(max(1, effective.areas.rounded())))
    return
      "But neighbours are alike: the \(subject.areas) are worth about \(worth) independent ones, and the interval that allows for this is \(range)."
  }

  private func unknownWorth(_ association: DeprivationFacts.Association) -> String {
    let reason = if case .withheld(let reason) = association.effective { reason } else { "there is no figure" }
    return "Neighbours may be alike, which would make this interval too narrow; by how much cannot be said: \(reason)."
  }

  private var limit: [String] {
    guard finding.direction == .notShown, let most = finding.atMost else { return [] }
    switch most {
    case .negligible: return ["If there is a link at all, it is negligible."]
    case .weak: return ["If there is a link, it is likely to be no more than weak."]
    case .moderate, .strong, .veryStrong: return ["That is too wide to say more."]
    }
  }
}
