import WardlightDisclosure
public import WardlightEssentials
import WardlightGeometry
import WardlightLoading
import WardlightSpatialStatistics

extension HotSpotOutcome {
  /// Why an area is or is not hot, as a text for a terminal, under the policy of the table.
  ///
  /// Its figure and those of its neighbours stand as the table shows them; what could be solved for a protected count is not printed, and the text
  /// says so.
  ///
  /// - Parameters:
  ///   - code: The code of an analysed area.
  ///   - parallel: Changes the time only.
  /// - Returns: The area and its class, neighbours with weights and figures, the statistic against what chance gives, the tails of the
  ///   permutations, what the correction did, a histogram of the reference distribution, and one plain sentence.
  /// - Throws: ``AnalysisError/figures(_:)`` for an unknown code, with the nearest ones.
  public func explanation(of code: String, parallel: Parallel = Parallel()) throws(AnalysisError) -> String {
    let plain = CodedNumbers.plainCode(code)
    guard let area = run.areas.index(ofCode: plain) else { throw .figures(unknown(plain)) }
    return HotSpotExplanation(self, area: area, parallel).text
  }

  /// What is wrong with a code: whoever gives a name is told the codes that have it.
  private func unknown(_ code: String) -> FigureFault {
    let all = run.figures.areas
    let file = StudyVintages.name(run.request.layer.layer.path)
    if all.index(ofCode: code) != nil { return .notAnalysed(code) }
    let named = all.codes.indices.filter { all.names[$0].lowercased() == code.lowercased() }.prefix(3).map { all.codes[$0] }
    return .unknownArea(code, file: file, suggestions: named.isEmpty ? NearestName.all(of: code, among: all.codes) : Array(named))
  }
}

/// The parts of an explanation, in their order.
struct HotSpotExplanation {
  private let run: HotSpotRun
  private let table: Table
  private let area: Int
  private let parallel: Parallel

  init(_ outcome: HotSpotOutcome, area: Int, _ parallel: Parallel) {
    run = outcome.run
    table = outcome.analysed.content
    self.area = area
    self.parallel = parallel
  }

  var text: String {
    let parts = [heading, neighbours, against, permutations, correction, sentence].filter { !$0.isEmpty }
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var request: HotSpotRequest { run.request }
  private var statistics: LocalStatistics { run.statistics }
  private var found: LocalClass { statistics.classes[area] }
  private var options: InferenceOptions { request.inference }

  /// Whether the numbers of the area may be seen.
  private var isOpen: Bool { cell("statistic", area) != .withheld }

  private func cell(_ key: String, _ row: Int) -> Cell { table.index(ofColumn: key).map { table.rows[row][$0] } ?? .missing }

  private func name(_ area: Int) -> String {
    run.areas.names[area] == run.areas.codes[area] ? run.areas.codes[area] : "\(run.areas.codes[area]) \(run.areas.names[area])"
  }

  private var heading: [String] {
    let value = cell("value", area)
    let reason = cell("reason", area).text
    return [
      "\(name(area)): \(cell("class", area).text)\(reason.isEmpty ? "" : " (\(reason))")",
      "\(table.title). Value: \(value == .missing ? "none" : value.text).",
    ]
  }

  private var neighbours: [String] {
    let rows = NeighbourTable(areas: run.areas, weights: run.weights, request: request, tested: statistics.value).rows(of: area)
    guard !rows.isEmpty else { return ["It has no neighbours (weights \(request.neighbours.recipe))."] }
    let cells = rows.map { row in
      [
        run.areas.codes[row.area], run.areas.names[row.area], row.weight.map { SignificantDecimal.rounded($0, digits: 4) } ?? "left out",
        cell("value", row.area) == .missing ? "no value" : cell("value", row.area).text, row.area == area ? "itself" : "",
      ]
    }
    let count = rows.count { $0.area != area }
    return ["\(count) neighbour\(count == 1 ? "" : "s") (weights \(request.neighbours.recipe), \(request.standardization.rawValue)):"]
      + TextColumns.lines([["code", "name", "weight", "value", ""]] + cells)
  }

  private var against: [String] {
    guard statistics.z[area].isFinite || found != .undefined else { return [] }
    guard isOpen else {
      return ["What the neighbours come to, what chance gives, z, p and q are withheld: protected counts could be computed from them."]
    }
    let deviation = statistics.variance[area].squareRoot()
    return [
      "\(what): \(number(statistics.statistic[area])). Chance gives \(number(statistics.expected[area])) on average, standard deviation \(number(deviation)): z = \(number(statistics.z[area]))."
    ]
  }

  private var what: String {
    switch request.statistic {
    case .giStar: "Sum over the area and its neighbours, by weight"
    case .gi: "Sum over its neighbours, by weight"
    default: request.statistic.name.capitalizedFirst
    }
  }

  /// The sums that chance gave, and how many are as far out as the observed one.
  private var permutations: [String] {
    guard isOpen, found != .undefined, options.permutations > 0, let reference, reference.reason == nil else { return [] }
    let drawn = reference.sums.count
    let count = statistics.neighbourCounts[area]
    let kind = count == 1 ? "area in place of its neighbour" : "areas in place of its \(count) neighbours"
    return [
      "Of \(drawn) random draws of other \(kind), \(reference.greater) gave a \(sum) at least as large and \(reference.lesser) one at most as large (\(options.alternative.rawValue)). The \(sum)s over the neighbours alone, with how often they came up:"
    ] + TextHistogram(reference.sums, mark: reference.observed).lines(markedAs: "observed").map { "  " + $0 }
  }

  private var sum: String { request.standardization == .row ? "mean" : "sum" }

  /// What the neighbours' sums are compared with; `nil` for statistics that are not about a sum.
  private var reference: ReferenceDistribution? {
    let x: [Double]
    switch request.statistic {
    case .giStar, .gi, .localMoran, .empiricalBayesMoran, .change: x = statistics.value
    case .bivariateMoran: x = zip(statistics.value, run.values.companion ?? []).map { $0.isNaN ? .nan : $1 }
    case .localGeary, .localJoinCount, .bivariateJoinCount: return nil
    }
    return ReferenceDistribution(
      of: area, x, weights: run.weights, standardization: request.standardization, options: options, parallel: parallel)
  }

  /// What p and q say against the level.
  private var correction: [String] {
    let q = statistics.q[area]
    guard q.isFinite, run.agreed.classes.holds[area] else { return [] }
    let p = statistics.pPermutation[area].isNaN ? statistics.pNormal[area] : statistics.pPermutation[area]
    let level = SignificantDecimal.text(options.alpha)
    let numbers = isOpen ? "p = \(number(p)), q = \(number(q)), " : "p and q, "
    let verdict: String =
      switch (q <= options.alpha, p <= options.alpha) {
      case (true, _): "significant at \(level)"
      case (false, true) where isOpen:
        "it would be significant alone at \(level), but is not after correction for \(statistics.tests) tests"
      case (false, false) where isOpen: "not significant at \(level), not even alone"
      default: "not significant at \(level)"
      }
    return ["\(numbers)\(options.correction.inWords), \(statistics.tests) tests: \(verdict)."]
  }

  private var sentence: [String] { ["In short: \(HotSpotSentence(run, area).text)"] }

  private func number(_ value: Double) -> String { SignificantDecimal.rounded(value, digits: 6) }
}
