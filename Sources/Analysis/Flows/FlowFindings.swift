public import WardlightDisclosure
public import WardlightGeometry

/// What is known of flows from origins to destinations; every table has passed the door.
///
/// It is a class and never changes: who uses it holds a reference and need not know the layout of the columns within. A table is `nil` where its subject has none,
/// and a text of ``notices`` says why where a reader would look for it.
///
/// Rows that stand for no single place (`Not recorded`, `All`) come last in ``forces``, ``towns`` and ``origins`` and have an empty `code` and no rank.
public final class FlowFindings: Sendable {
  /// The place that the flows are about; `nil` for flows without a study, of which all are shown.
  public let subject: Subject?
  /// The heading: `Flows from Newham`, `Flows from London into Norfolk`.
  public let title: String
  /// What is counted, in the plural: `linked individuals`.
  public let noun: String
  /// What the flows were counted from.
  public let basis: Basis
  /// The later period and the one before it, in words; empty where the flows have no time.
  public let periods: [String]
  /// The areas in which flows begin, by the codes of ``origins``; `nil` where nobody brought any.
  public let originAreas: Areas?
  /// The areas in which they end, by the codes of ``forces``; `nil` where nobody brought any.
  public let destinationAreas: Areas?
  /// The towns, by the codes of ``towns``, and other places that have a point.
  public let townPlaces: FlowPoints
  /// All places of ``hubs`` and ``chains``, in one list: towns, and origins elsewhere.
  public let hubPlaces: FlowPoints
  /// What there is in all: a row for each measure, with the columns `measure, count, previous, percent, previous_percent, rank, previous_rank`.
  public let overview: Released<Table>
  /// Destinations that are forces, or the destinations of a table of counts: `code, name, count, share_percent, rank, previous, previous_rank, rank_change,
  /// count_change, count_change_percent, change_ratio, change_lower, change_upper, change`.
  public let forces: Released<Table>?
  /// Destinations that are towns, with the columns of ``forces`` and `county_force`.
  public let towns: Released<Table>?
  /// Origins, with the columns of ``forces``.
  public let origins: Released<Table>?
  /// Origins outside London, with the columns of ``forces``.
  public let elsewhere: Released<Table>?
  /// Wards of origin, with the columns of ``forces``; never in the pack of a force.
  public let wards: Released<Table>?
  /// Each pair of an origin and a force that has a flow in either period: `origin, origin_name, destination, destination_name, count, previous, expected, ratio,
  /// residual, p, q, class`, expected by the gravity model where there is one, else by independence; then `expected_independence, residual_independence,
  /// class_independence` and `local_class`.
  public let links: Released<Table>?
  /// Each pair of an origin and a town, with the same columns.
  public let townLinks: Released<Table>?
  /// The pairs with more, or fewer, than expected after the correction for many tests, the pairs without a flow too: `origin, origin_name, destination,
  /// destination_name, count, class, class_independence`, pairs of forces before pairs of towns.
  public let linkTests: Released<Table>?
  /// Ranks over time: `code, name`, then `count_1, rank_1, count_2, rank_2, …`, the oldest period first; ``rankPeriods`` names the periods.
  public let ranks: Released<Table>?
  /// The periods of ``ranks``, in words, the oldest first.
  public let rankPeriods: [String]
  /// Counts by category: `category, code, name, count, previous`.
  public let categories: Released<Table>?
  /// The models behind what is expected, a row each: `flows, model, beta, beta_lower, beta_upper, statistic, statistic_name, degrees_of_freedom, p, dispersion,
  /// mean_distance_km, expected_distance_km, reason`.
  public let expected: Released<Table>?
  /// Places that are destination and origin, and those that are one of both: `code, name, in, out, net, role`.
  public let hubs: Released<Table>?
  /// Flows that go on: `via, from, to, count_in, count_out`, names all.
  public let chains: Released<Table>?
  /// Every flow into a hub or out of it, by the codes of ``hubPlaces``: `origin, origin_name, destination, destination_name, count`.
  public let hubLinks: Released<Table>?
  /// Where most go from each place: `code, name, destination, destination_name, count, share_percent, role`.
  public let dominant: Released<Table>?
  /// Origins near each other whose flows end near each other, more than expected: `cluster, origins, destinations, count, expected, ratio,
  /// log_likelihood_ratio, p`.
  public let clusters: Released<Table>?
  /// Small flows merged: `origin, origin_name, destination, destination_name, count`; a merged destination has an empty code.
  public let merged: Released<Table>?
  /// Rescue requests and rescues by county force: `name, requests, rescues, completed_percent, …, rank`.
  public let rescues: Released<Table>?
  /// What was found, in plain words: a paragraph each for where flows go, what changed, what size and distance do not explain, hubs, and rescues. Paragraphs
  /// without sentences are left out.
  public let paragraphs: [FlowParagraph]
  /// What a reader must not conclude.
  public let caveats: [String]
  /// How it was done, in sentences.
  public let notes: [String]
  /// What should be known of names, places and records, and why a table is not there.
  public let notices: [String]

  /// What flows can be counted from.
  public enum Basis: Hashable, Sendable {
    /// Records, of which many links are not known.
    case records
    /// A table of counts.
    case counts
  }

  init(_ parts: FlowFindingParts) {
    subject = parts.subject
    title = parts.title
    noun = parts.noun
    basis = parts.basis
    periods = parts.periods
    originAreas = parts.originAreas
    destinationAreas = parts.destinationAreas
    townPlaces = parts.townPlaces
    hubPlaces = parts.hubPlaces
    overview = parts.overview
    forces = parts.forces
    towns = parts.towns
    origins = parts.origins
    elsewhere = parts.elsewhere
    wards = parts.wards
    links = parts.links
    townLinks = parts.townLinks
    linkTests = parts.linkTests
    ranks = parts.ranks
    rankPeriods = parts.rankPeriods
    categories = parts.categories
    expected = parts.expected
    hubs = parts.hubs
    chains = parts.chains
    hubLinks = parts.hubLinks
    dominant = parts.dominant
    clusters = parts.clusters
    merged = parts.merged
    rescues = parts.rescues
    paragraphs = parts.paragraphs
    caveats = parts.caveats
    notes = parts.notes
    notices = parts.notices
  }

  /// The sentences of the ``paragraphs``, one after another.
  public var words: [String] { paragraphs.flatMap(\.sentences) }

  /// The tables there are, in the order of a page.
  public var tables: [Released<Table>] {
    [overview] + [forces, towns].compactMap { $0 } + further + [rescues].compactMap { $0 }
  }

  /// The tables beside those of forces, towns and rescues, which the packs of London and of boroughs have anyway.
  public var further: [Released<Table>] {
    [origins, elsewhere, wards, links, townLinks, linkTests, ranks, categories, expected].compactMap { $0 }
      + [hubs, chains, hubLinks, dominant, clusters, merged].compactMap { $0 }
  }
}

/// Sentences under a heading.
public struct FlowParagraph: Hashable, Sendable {
  /// What they are about.
  public let topic: Topic
  /// The sentences, each whole.
  public let sentences: [String]

  /// What a paragraph is about.
  public enum Topic: String, Hashable, Sendable, CaseIterable {
    /// How much is known, and where most go.
    case destinations = "Where they go"
    /// From where they come.
    case origins = "Where they come from"
    /// What rose or fell beyond chance.
    case change = "What changed"
    /// What size and distance do not explain.
    case expected = "What size and distance do not explain"
    /// Places that are destination and origin.
    case hubs = "Hubs and chains"
    /// Requests and rescues.
    case rescues = "Rescues"
  }
}

/// Places with a point each, by code.
public struct FlowPoints: Hashable, Sendable {
  /// What the places are: `town`.
  public let kind: String
  /// The codes, which may be the names.
  public let codes: [String]
  /// The names.
  public let names: [String]
  /// Where each is; `nil` where nobody knows.
  public let points: [Coordinate?]
  /// The region of each, such as its county force; empty where there are none.
  public let regions: [String]

  /// The same places, some of which are taken to be nowhere.
  public func leavingUnplaced(_ unplaced: Set<String>) -> FlowPoints {
    FlowPoints(
      kind: kind, codes: codes, names: names, points: zip(codes, points).map { unplaced.contains($0) ? nil : $1 }, regions: regions)
  }

  /// No places.
  static let none = FlowPoints(kind: "place", codes: [], names: [], points: [], regions: [])
}

/// The parts of findings while they are put together.
struct FlowFindingParts {
  var subject: Subject?
  var title: String
  var noun: String
  var basis = FlowFindings.Basis.records
  var periods: [String] = []
  var originAreas: Areas?
  var destinationAreas: Areas?
  var townPlaces = FlowPoints.none
  var hubPlaces = FlowPoints.none
  var overview: Released<Table>
  var forces: Released<Table>?
  var towns: Released<Table>?
  var origins: Released<Table>?
  var elsewhere: Released<Table>?
  var wards: Released<Table>?
  var links: Released<Table>?
  var townLinks: Released<Table>?
  var linkTests: Released<Table>?
  var ranks: Released<Table>?
  var rankPeriods: [String] = []
  var categories: Released<Table>?
  var expected: Released<Table>?
  var hubs: Released<Table>?
  var chains: Released<Table>?
  var hubLinks: Released<Table>?
  var dominant: Released<Table>?
  var clusters: Released<Table>?
  var merged: Released<Table>?
  var rescues: Released<Table>?
  var paragraphs: [FlowParagraph] = []
  var caveats: [String] = []
  var notes: [String] = []
  var notices: [String] = []

  init(title: String, noun: String, overview: Released<Table>) {
    self.title = title
    self.noun = noun
    self.overview = overview
  }
}
