import WardlightAnalysis
import WardlightDisclosure

/// Which tables and drawings of flows stand together on a page, and in which order.
struct FlowLayout {
  private let findings: FlowFindings
  private let figures: [PackMap]

  init(_ findings: FlowFindings, figures: [PackMap]) {
    self.findings = findings
    self.figures = figures
  }

  /// What stands in a part of the page.
  func items(_ part: FlowPart) -> [PageItem] {
    switch part {
    case .known: table(findings.overview)
    case .destinations:
      figure(.lines) + figure(.shares) + figure(.towns) + figure(.sankey) + table(findings.forces, Self.ranked)
        + table(findings.towns, Self.ranked)
    case .origins:
      figure(.townLines) + table(findings.origins, Self.ranked) + table(findings.elsewhere, Self.ranked)
        + table(findings.wards, Self.ranked)
    case .change:
      figure(.forceRanks) + figure(.townRanks) + figure(.originRanks) + table(findings.categories)
    case .expected:
      figure(.heat) + table(findings.linkTests, Self.tests) + table(findings.links, Self.links) + table(findings.townLinks, Self.links)
        + table(findings.clusters) + table(findings.expected)
    case .hubs: figure(.hub) + table(findings.hubs) + table(findings.chains) + table(findings.dominant, Self.dominant)
    case .rescues: table(findings.rescues)
    }
  }

  /// What the pack of London or of a borough shows of flows, its own maps and tables of links among it.
  func packItems(_ maps: [PackMap], _ tables: [Released<Table>]) -> [PageItem] {
    maps.map(PageItem.figure) + figure(.forceRanks) + tables.map(PageItem.table) + figure(.towns) + figure(.townRanks) + items(.expected)
      + figure(.sankey) + items(.hubs)
  }

  private func figure(_ figure: FlowFigure) -> [PageItem] { figures.filter { $0.name == figure.rawValue }.map(PageItem.figure) }

  private func table(_ table: Released<Table>?, _ keys: [String] = []) -> [PageItem] {
    guard let table, !table.content.rows.isEmpty else { return [] }
    let shown = table.shown(keys).droppingWithheldColumns()
    return shown.content.columns.isEmpty ? [] : [.table(shown)]
  }

  private static let ranked = [
    "name", "county_force", "count", "share_percent", "rank", "previous", "previous_rank", "rank_change", "count_change",
    "count_change_percent", "change_lower", "change_upper", "change",
  ]
  private static let links = [
    "origin_name", "destination_name", "count", "previous", "expected", "ratio", "residual", "q", "class", "class_independence",
    "local_class",
  ]
  private static let tests = ["origin_name", "destination_name", "count", "class", "class_independence"]
  private static let dominant = ["name", "destination_name", "count", "share_percent", "role"]
}

/// The parts of a page of flows, in the order of reading.
enum FlowPart: String, CaseIterable, Sendable {
  case known
  case destinations
  case origins
  case change
  case expected
  case hubs
  case rescues

  /// The heading.
  var title: String {
    switch self {
    case .known: "How much is known"
    case .destinations: FlowParagraph.Topic.destinations.rawValue
    case .origins: FlowParagraph.Topic.origins.rawValue
    case .change: FlowParagraph.Topic.change.rawValue
    case .expected: FlowParagraph.Topic.expected.rawValue
    case .hubs: FlowParagraph.Topic.hubs.rawValue
    case .rescues: FlowParagraph.Topic.rescues.rawValue
    }
  }

  /// The parts in the order of reading; a force asks first from where.
  static func order(for subject: Subject?) -> [FlowPart] {
    guard case .force = subject else { return allCases }
    return [.known, .origins, .destinations, .change, .expected, .hubs, .rescues]
  }

  /// The heading on the page of a subject.
  func title(for subject: Subject?) -> String {
    guard case .force = subject, self == .destinations else { return title }
    return "Into which towns"
  }

  /// What a reader needs to know to read it.
  var explanation: String {
    switch self {
    case .known: "A flow counts where it is recorded. What is not recorded is shown here and in no map."
    case .destinations:
      "Places of one count share a rank, and the next one skips. Where a destination is not recorded it has a row of its own and no rank."
    case .origins: "A person counts once in each row, so that rows can add up to more than all."
    case .change:
      "A rise or a fall is called one only where chance alone would seldom give it: the interval of the ratio between the two periods leaves out 1. Other changes may be noise."
    case .expected:
      "Large places send and receive more, and near ones more than far ones. What a link has beyond this is worth a question; it is not an answer, and the model knows nothing of why."
    case .hubs:
      "A hub is a place where flows arrive and from which others leave. That a person arrived and left is not known: these are counts of links."
    case .rescues: "Requests are counted by the date and the county force of the request; a rescue is a request that ended in one."
    }
  }
}
