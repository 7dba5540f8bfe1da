public import WardlightEssentials

/// Who made a product, when, and from what.
public struct Provenance: Hashable, Sendable {
  /// Who made it; empty where nobody says.
  public let producer: String
  /// With which program, and its version; empty where nobody says.
  public let program: String
  /// When; `nil` where nobody says.
  public let created: CalendarDate?
  /// From what: who publishes the sources, or the files' names without their folders.
  public let sources: [String]

  /// Nothing is said.
  public static let unstated = Provenance(producer: "", program: "", created: nil, sources: [])

  /// A statement by its parts.
  public init(producer: String, program: String, created: CalendarDate?, sources: [String]) {
    self.producer = producer
    self.program = program
    self.created = created
    self.sources = sources
  }

  /// By whom, with what and when, as a sentence; empty where nothing is said of it.
  public var madeBy: String {
    let parts = [
      producer.isEmpty ? "" : "by \(producer)", program.isEmpty ? "" : "with \(program)", created.map { "on \($0.inWords)" } ?? "",
    ]
    let said = parts.filter { !$0.isEmpty }
    return said.isEmpty ? "" : "Made \(said.joined(separator: " "))."
  }

  /// From what, as a sentence; empty where nothing is said of it.
  public var madeFrom: String { sources.isEmpty ? "" : "From: \(sources.joined(separator: "; "))." }
}

extension ReleaseTerms {
  /// How the product is handled, in a sentence.
  public var handling: String {
    switch (marking, policy) {
    case (.official, .open): "May be shared: by its maker's statement nothing in it is about a person."
    case (.official, _):
      "Handle as official information: for those whose work needs it, and not for publication unless its owner has agreed."
    case (.officialSensitive, _):
      "Share only with named partners who need it to protect children; send and keep it encrypted; do not publish, copy or leave it unattended."
    }
  }
}

extension ReleaseTerms {
  /// What every file says of itself, by name: marking, handling, policy, who made it, when, from what; what nobody stated is left out.
  public var labels: [(name: String, value: String)] { labels(stating: provenance) }

  /// The same of a product that has its own statement of who made it.
  public func labels(stating provenance: Provenance) -> [(name: String, value: String)] {
    [
      ("marking", marking.rawValue), ("handling", handling), ("policy", policy.description),
      ("protection", [policy.inWords, ground].filter { !$0.isEmpty }.joined(separator: " ")), ("producer", provenance.producer),
      ("program", provenance.program), ("created", provenance.created?.description ?? ""),
      ("sources", provenance.sources.joined(separator: "; ")),
    ].filter { !$0.1.isEmpty }
  }

  /// What Dublin Core calls the labels.
  public static let dublinCore = [
    "marking": "accessRights", "handling": "rights", "policy": "conformsTo", "protection": "description", "producer": "creator",
    "program": "provenance", "created": "created", "sources": "source",
  ]

  /// The same in sentences, the marking first.
  public var sentences: [String] {
    ["\(marking.rawValue).", handling, "Policy \(policy): \(policy.inWords)", ground, provenance.madeBy, provenance.madeFrom].filter {
      !$0.isEmpty
    }
  }

  func stating(_ provenance: Provenance) -> ReleaseTerms {
    ReleaseTerms(policy: policy, marking: marking, ground: ground, provenance: provenance)
  }
}

extension Released {
  /// The same, which says who made it, when and from what. What is shown stays as it was released.
  public func stating(_ provenance: Provenance) -> Released { Released(content, terms: terms.stating(provenance)) }
}
