import WardlightEssentials
import WardlightGeometry
import WardlightLoading

/// What is to be said of a layer of areas.
struct BoundaryCheck {
  /// The areas; `nil` where they cannot be used.
  let areas: Areas?
  /// What would stop a run.
  let stops: [String]
  /// What should be known.
  let warnings: [String]
  /// All of it.
  let section: InputReport.Section

  /// The wards, with what they know of boroughs and population.
  init(_ source: Configuration.WardSource, _ parallel: Parallel) throws {
    try self.init(
      source.areas, texts: [source.boroughCode, source.boroughName], numbers: [source.population?.layerField].compactMap { $0 }, parallel)
  }

  init(_ source: Configuration.AreaSource, texts: [String], numbers: [String], _ parallel: Parallel) throws {
    let survey = try AreaLoader(
      source: source.layer, fields: AreaFields(code: source.code, name: source.name, texts: texts, numbers: numbers),
      geography: Geography(kind: source.kind, vintage: source.vintage, isHexagonMap: source.isHexagonMap), parallel: parallel
    ).survey()
    areas = survey.areas
    let file = StudyVintages.name(source.layer.path)
    stops = survey.faults.filter { $0.kind == .missingCode || $0.kind == .duplicateCode }.map { "\(file): \($0)" }
    warnings = Self.summary(survey).map { "\(file): \($0)" }
    section = Self.section(survey, source, file)
  }

  private static func section(_ survey: BoundarySurvey, _ source: Configuration.AreaSource, _ file: String) -> InputReport.Section {
    let report = survey.report
    let frame = report.operation.map { "\(report.reference), brought to the British National Grid by \($0)" } ?? report.reference
    var sentences = ["\(file) (\(report.driver)) has \(report.count) \(source.kind). Its coordinates are \(frame)."]
    if survey.faults.isEmpty { sentences.append("Codes and borders are without fault.") }
    let rows = survey.faults.map { [$0.kind.inWords, "\($0)"] }
    return InputReport.Section(
      title: "Boundaries: \(source.kind)", sentences: sentences,
      listing: rows.isEmpty ? nil : ProductStatement.Listing(headings: ["Fault", "Where"], rows: rows))
  }

  /// One sentence for each kind of fault that a run lives with and its user should know.
  private static func summary(_ survey: BoundarySurvey) -> [String] {
    [.repaired, .overlap, .gap].compactMap { (kind: BoundaryFault.Kind) in
      let count = survey.faults(of: kind).count
      return count == 0 ? nil : "\(kind.inWords): \(count); the section on boundaries lists them."
    }
  }
}

extension BoundaryFault.Kind {
  /// What the kind is called.
  var inWords: String {
    switch self {
    case .missingCode: "Missing code"
    case .duplicateCode: "Repeated code"
    case .repaired: "Invalid polygon, repaired"
    case .overlap: "Overlap"
    case .gap: "Gap"
    case .sliver: "Sliver"
    case .parts: "Several parts"
    case .tiny: "Very small"
    case .holes: "Holes"
    }
  }
}
