import WardlightAnalysis
import WardlightDisclosure

/// Which tables and drawings of a deprivation overlay stand together on a page, and in which order.
struct DeprivationLayout {
  private let findings: DeprivationFindings
  private let figures: [PackMap]

  init(_ findings: DeprivationFindings, figures: [PackMap]) {
    self.findings = findings
    self.figures = figures
  }

  /// The section of a pack's page.
  var packItems: [PageItem] {
    items(.association) + items(.places) + items(.unexplained) + items(.inequality) + items(.measures)
  }

  /// What stands in a part of the overlay.
  func items(_ part: DeprivationPart) -> [PageItem] {
    switch part {
    case .association: table(findings.association, Self.association) + figure(.scatter) + figure(.groups)
    case .places: figure(.index) + figure(.bivariate) + figure(.moran)
    case .unexplained: figure(.excess) + figure(.excessHotSpots) + table(findings.model, Self.model)
    case .inequality: figure(.curve) + table(findings.inequality)
    case .measures: figure(.measures) + table(findings.measures?.ofOverlay, Self.measures)
    }
  }

  /// What was found, in paragraphs.
  static func paragraphs(_ findings: DeprivationFindings) -> [String] { findings.paragraphs.map { $0.joined(separator: " ") } }

  private func figure(_ figure: DeprivationFigure) -> [PageItem] {
    figures.filter { $0.name == figure.rawValue }.map(PageItem.figure)
  }

  private func table(_ table: Released<Table>?, _ keys: [String] = []) -> [PageItem] {
    table.map { [.table($0.shown(keys))] } ?? []
  }

  private static let effective = ["n_effective", "effective_low", "effective_high"]
  private static let association =
    ["name", "areas", "records", "rho", "rho_low", "rho_high", "p"] + effective
    + ["strength", "areas_with_least", "share_most_deprived", "share_by_lot", "published_rho", "reason"]
  private static let model = [
    "family", "used", "areas", "rate_ratio_10", "rate_ratio_10_low", "rate_ratio_10_high", "rate_ratio_sd", "rate_ratio_sd_low",
    "rate_ratio_sd_high", "p", "dispersion", "theta", "aic", "reason",
  ]
  private static let measures =
    ["measure", "name", "rho", "rho_low", "rho_high", "p", "tau"] + effective + ["strength", "reason"]
}

extension Released where Content == Table {
  /// Of rows by place those that a page shows: of all areas and of the part, or of all areas alone where every group has rows of its own.
  var ofOverlay: Released<Table> {
    let names = texts("name")
    guard Set(names).count > 2, let whole = names.first else { return self }
    return selecting(rows: names.indices.filter { names[$0] == whole })
  }

  /// Of these columns those with anything in them, as many as a page has room for; without keys all of them.
  func shown(_ keys: [String]) -> Released<Table> {
    let wanted = keys.isEmpty ? content.columns.map(\.key) : keys
    let kept = wanted.filter { key in
      guard let column = content.index(ofColumn: key) else { return false }
      return content.rows.contains { !["", "–"].contains($0[column].pageText) }
    }
    return selecting(columns: kept)
  }
}

/// The parts of a deprivation overlay, in the order of a page.
enum DeprivationPart: String, CaseIterable, Sendable {
  case association
  case places
  case unexplained
  case inequality
  case measures

  /// The heading.
  ///
  /// - Parameter noun: What is counted; empty where nothing is held against deprivation.
  func title(_ noun: String) -> String {
    switch self {
    case .association: "Does the pattern follow deprivation?"
    case .places: noun.isEmpty ? "Where deprived areas lie" : "Where deprivation and \(noun) lie"
    case .unexplained: "What deprivation does not explain"
    case .inequality: "How unequally it falls"
    case .measures: "Which kinds of deprivation"
    }
  }

  /// What a reader needs to know to read it.
  func paragraphs(_ noun: String) -> [String] {
    switch self {
    case .association:
      [
        "Spearman’s rho compares two rankings: 1 is full agreement, 0 none, −1 the opposite. Neighbouring areas are alike, so the interval that leaves this out is too narrow; where a second one stands, it does not."
      ]
    case .places:
      noun.isEmpty
        ? ["The areas in fifths by the index."]
        : [
          "The maps show where deprived areas lie, and where deprivation and \(noun) come together. Places that are alike on a map need not be so for the same reason."
        ]
    case .unexplained:
      [
        "A regression says how many \(noun) an area would have if deprivation and population were all that mattered. Areas with more, or fewer, than that are where other reasons are worth looking for: the model does not say which."
      ]
    case .inequality:
      [
        "The curve adds up \(noun) from the most deprived residents to the least. Were they shared evenly, it would run along the diagonal; the further above, the more falls on the deprived."
      ]
    case .measures:
      ["The domains of the index go together, so a high rho with one of them does not single it out."]
    }
  }
}
