import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

/// One run of a request, step by step.
struct HotSpotRun: Sendable {
  let request: HotSpotRequest
  let figures: AreaFigures
  let part: PartSelection
  /// The analysed areas.
  let areas: Areas
  let values: HotSpotValues
  let weights: Weights
  let door: Door
  /// The test by all counts that are possible for a reader.
  let agreed: AgreedTest

  init(_ request: HotSpotRequest, _ parallel: Parallel) throws {
    let figures = try request.layer.figures(of: request.fields, texts: request.part?.texts ?? [], parallel: parallel)
    let part = try Self.part(of: figures, request, parallel)
    let areas = part.analysed.count == figures.areas.count ? figures.areas : figures.areas.selecting(part.analysed)
    let values = try HotSpotValues(figures, request, at: part.analysed)
    let door = try Door(policy: request.policy, marking: request.marking, sources: [])
    (self.request, self.figures, self.part, self.areas, self.values) = (request, figures, part, areas, values)
    self.door = door
    do throws(StatisticsError) {
      let weights = try request.neighbours.weights(of: areas, parallel: parallel)
      agreed = try AgreedTest(Self.possible(values, request, door)) { (counts) throws(StatisticsError) in
        let values = values.replacing(counts: counts)
        return Self.gated(try LocalTest(request, values, weights, parallel).statistics(), request, values, weights)
      }
      self.weights = weights
    } catch {
      throw AnalysisError.statistics(error, codes: areas.codes)
    }
  }

  private static func part(of figures: AreaFigures, _ request: HotSpotRequest, _ parallel: Parallel) throws -> PartSelection {
    guard let part = request.part else { return PartSelection(all: figures.areas) }
    return try PartSelection(part, of: figures, request.layer, parallel)
  }

  /// The counts behind the test that are possible for a reader. Marks are known to be marks: what is shown of them tells which.
  private static func possible(_ values: HotSpotValues, _ request: HotSpotRequest, _ door: Door) -> PossibleCounts {
    door.possible(request.statistic.takesMarks ? [] : values.counts.flatMap(\.counts))
  }

  /// The test of the first of these; its numbers leave where nothing is hidden, and then they are those of the counts themselves.
  var statistics: LocalStatistics { agreed.statistics }

  /// What is said of too few cases.
  private static func gated(
    _ statistics: LocalStatistics, _ request: HotSpotRequest, _ values: HotSpotValues, _ weights: Weights
  ) -> LocalStatistics {
    guard let least = request.minimumCount else { return statistics }
    return statistics.keeping(MinimumCount(least), counts: values.figures, weights: weights)
  }

  func outcome() throws -> HotSpotOutcome {
    let notes = HotSpotNotes(request: request, areas: areas, summary: WeightsSummary(weights), statistics: statistics, part: part)
    let table = HotSpotTable(request: request, codes: areas.codes, values: values, test: agreed)
    let released = door.release(table.raw(title: notes.title, note: notes.sentences[0]))
    return HotSpotOutcome(
      run: self, analysed: released, notes: notes.sentences, summary: door.release(summary(table.reasons)))
  }

  /// How many of the shown areas are of which class, why some have no result, and of how many the class may not be told.
  private func summary(_ reasons: [String?]) -> RawTable {
    var names: [String] = []
    var counts: [Int] = []
    func add(_ name: String, _ count: Int) {
      guard count > 0 else { return }
      names.append(name)
      counts.append(count)
    }
    for name in LocalClass.all(of: request.statistic) where name != .undefined {
      add(name.rawValue, agreed.classes.count(of: name, among: part.shown))
    }
    let undefined = part.shown.filter { agreed.classes.holds[$0] && statistics.classes[$0] == .undefined }
    for reason in Set(undefined.map { reasons[$0] ?? "" }).sorted() {
      add("no result: \(reason)", undefined.count { reasons[$0] == reason })
    }
    add(OpenClass.words, agreed.classes.countOpen(among: part.shown))
    return RawTable(
      name: "classes", title: "What the \(areas.geography.kind) are", note: "",
      columns: [
        RawColumn("class", "Class", .labels(names)),
        RawColumn("areas", areas.geography.kind.capitalizedFirst, .computedWhole(counts, from: .noCounts)),
      ])
  }
}

extension AreaPart {
  /// The fields of the layer that tell its members.
  var texts: [String] {
    switch members {
    case .field(let field, _): [field]
    case .codes: []
    }
  }
}
