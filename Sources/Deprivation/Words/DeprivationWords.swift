/// What the figures say of deprivation, in plain English for a reader who is no statistician.
///
/// No sentence claims a link whose interval, that of the effective number of areas where it is known, holds 0. What is not known is said
/// with its reason. With fewer than ``leastRecords`` records nothing is claimed at all. The caveats are always there. Numbers are printed
/// as they come, rounded; see ``DeprivationFacts`` for what may be passed.
public struct DeprivationWords: Hashable, Sendable {
  /// That no cause is shown, in one sentence.
  public let cause: String
  /// What else a reader must not conclude, at more length.
  public let cautions: [String]
  private let parts: [[String]]

  /// Below so many records nothing is claimed: the chance error of such a count is above a fifth of it.
  public static let leastRecords = 20

  /// - Parameter facts: The numbers.
  public init(_ facts: DeprivationFacts) {
    guard facts.records >= Self.leastRecords else {
      parts = [[Self.tooFew(facts.subject)], facts.published.map { Self.sentence($0, beside: nil) }]
      (cause, cautions) = (Self.cause(facts.subject, .unknown), [Self.people(facts.subject)])
      return
    }
    let finding = AssociationFinding(facts.association)
    let own = finding.rho.isNaN ? nil : (place: facts.subject.place, rho: finding.rho)
    let model = ModelWords(facts.subject)
    parts = [
      AssociationWords(facts.subject, finding).sentences, facts.published.map { Self.sentence($0, beside: own) },
      ShareWords(facts.subject).sentences(facts.share),
      InequalityWords(facts.subject, finding).sentences(concentration: facts.concentration, ends: facts.ends)
        + model.sentences(model: facts.model),
      model.sentences(unexplained: facts.unexplained),
    ]
    cause = Self.cause(facts.subject, finding.direction)
    cautions = [Self.people(facts.subject)] + Self.narrowness(facts, finding)
  }

  /// What was found, in order of reading.
  public var findings: [String] { parts.flatMap { $0 } }

  /// What a reader must not conclude: the ``cause``, then the ``cautions``.
  public var caveats: [String] { [cause] + cautions }

  /// What was found in paragraphs of one subject each, the last of them the ``cause``: association; what others published; the share in the most deprived fifth;
  /// concentration, ends and model; what is unexplained. Empty ones are left out.
  public var paragraphs: [[String]] { parts.filter { !$0.isEmpty } + [[cause]] }

  /// Findings and caveats.
  public var sentences: [String] { findings + caveats }

  /// All sentences as one paragraph.
  public var paragraph: String { sentences.joined(separator: " ") }

  private static func tooFew(_ subject: DeprivationFacts.Subject) -> String {
    let has = subject.isAllAreas ? "There are" : "\(subject.place) has"
    return "\(has) fewer than \(leastRecords) \(subject.records) in this period: not enough to say whether they follow deprivation."
  }

  private static func sentence(_ published: DeprivationFacts.Published, beside own: (place: String, rho: Double)?) -> String {
    let beside = own.flatMap { $0.place == published.place ? ", beside \(WordNumber.correlation($0.rho)) here" : nil } ?? ""
    let note = published.note.isEmpty ? "" : " \(published.note)"
    return "\(published.source) found a rho of \(WordNumber.correlation(published.rho)) for \(published.place)\(beside).\(note)"
  }

  private static func cause(_ subject: DeprivationFacts.Subject, _ direction: AssociationFinding.Direction) -> String {
    switch direction {
    case .more: "Deprivation may be a factor; this is not enough to show a cause."
    case .fewer: "Something else about these \(subject.areas) may lie behind this; it is not enough to show a cause."
    case .notShown, .unknown: "Deprivation may or may not be a factor; this is not enough to show either, let alone a cause."
    }
  }

  private static func people(_ subject: DeprivationFacts.Subject) -> String {
    "What is true of \(subject.areas) need not be true of the people in them: these figures do not say who is deprived, or who is at risk."
  }

  /// That all intervals but rho's take neighbours for independent.
  private static func narrowness(_ facts: DeprivationFacts, _ finding: AssociationFinding) -> [String] {
    let parts = [
      (facts.concentration?.isKnown, "the concentration index"), (facts.ends?.isKnown, "the ratio of the ends"),
      (facts.model?.isKnown, "the regression"),
    ]
    let names = parts.filter { $0.0 == true }.map(\.1)
    guard let last = names.last else { return [] }
    let these = names.count == 1 ? last : names.dropLast().joined(separator: ", ") + " and " + last
    let narrow =
      "\(names.count == 1 ? "The interval of \(these) does" : "The intervals of \(these) do") not allow for neighbours being alike"
    let proof = names.count == 1 ? "it proves no link" : "none of them proves a link"
    return [
      finding.direction == .notShown
        ? "\(narrow), so \(proof) where rho shows none." : "\(narrow), which makes \(names.count == 1 ? "it" : "them") too narrow."
    ]
  }
}
