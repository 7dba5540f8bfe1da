public import WardlightAnalysis
import WardlightDisclosure
public import WardlightEssentials

/// A deprivation overlay with what its page and its manifest say about themselves.
public struct DeprivationProduct: Sendable {
  /// What was found.
  public var outcome: DeprivationOutcome
  /// The heading of the page; without one that of the findings.
  public var title: String?
  /// The period, the geography, the index: the line below the heading.
  public var subtitle: String
  /// The group that is shown alone, by which titles begin; empty where all areas are shown.
  public var place: String
  /// What is counted, in the plural.
  public var noun: String
  /// Who publishes the sources, each once.
  public var credits: [String]
  /// The files that went in, with their roles.
  public var inputs: [ProductStatement.Input]
  /// The options that decide the result, by name.
  public var options: [(name: String, value: String)]
  /// When the product was made.
  public var created: CalendarDate
  /// Who makes the product; empty where nobody says.
  public var producer = ""

  /// A product of all its parts.
  public init(
    outcome: DeprivationOutcome, title: String? = nil, subtitle: String, place: String = "", noun: String, credits: [String],
    inputs: [ProductStatement.Input], options: [(name: String, value: String)], created: CalendarDate
  ) {
    self.outcome = outcome
    self.title = title
    self.subtitle = subtitle
    self.place = place
    self.noun = noun
    self.credits = credits
    self.inputs = inputs
    self.options = options
    self.created = created
  }
}

extension DeprivationProduct {
  var findings: DeprivationFindings { outcome.findings }

  /// When and from what the product was made.
  var made: Provenance { Provenance(producer: producer, program: "Wardlight", created: created, sources: inputs.namesByRole) }

  var heading: String {
    title ?? (place.isEmpty ? findings.title : "\(place): \(findings.title.prefix(1).lowercased())\(findings.title.dropFirst())")
  }
}
