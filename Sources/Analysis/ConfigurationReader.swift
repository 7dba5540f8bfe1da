import Foundation
public import WardlightDisclosure
import WardlightEssentials
import WardlightLoading
import WardlightRecords
import WardlightSpatialStatistics

extension Configuration {
  /// Reads and checks `wardlight.yaml`.
  ///
  /// - Parameters:
  ///   - path: The file; paths in it are relative to its folder.
  ///   - policy: The policy of the command line, which goes before the file's.
  ///   - keyFile: The key file of the command line, which goes before the file's.
  /// - Throws: ``AnalysisError/configuration(_:)`` with line and column, ``AnalysisError/file(_:)`` where the file is not there, or
  ///   ``AnalysisError/disclosure(_:)`` where the file asks for policy `internal`.
  public static func read(_ path: String, policy: Policy? = nil, keyFile: String? = nil) throws(AnalysisError) -> Configuration {
    guard FileManager.default.fileExists(atPath: path) else { throw .file(.missing(path: path)) }
    guard let bytes = FileManager.default.contents(atPath: path), let text = String(data: bytes, encoding: .utf8) else {
      throw .file(.unreadable(path: path))
    }
    do {
      return try ConfigurationReader(path, text).configuration(policy, keyFile)
    } catch let fault as ConfigurationError {
      throw .configuration(fault)
    } catch let fault as DisclosureFault {
      throw .disclosure(fault)
    } catch {
      throw .configuration(ConfigurationError(file: path, line: 0, column: 0, reason: "\(error)"))
    }
  }
}

/// Turns the nodes of a configuration into values.
private struct ConfigurationReader {
  private let path: String
  private let root: ConfigurationNode

  init(_ path: String, _ text: String) throws(ConfigurationError) {
    self.path = path
    root = try ConfigurationNode(root: text, file: path)
  }

  func configuration(_ commandLine: Policy?, _ keyFile: String?) throws -> Configuration {
    try root.allow([
      "title", "producer", "marking", "policy", "ledger", "period", "compare", "years_start", "wards", "forces", "referrals", "links",
      "rescues",
      "postcodes", "towns", "aliases", "nearest", "deprivation", "statistics", "maps", "flows", "key",
    ])
    let period = try period(in: root.neededChild("period"))
    let inference = try inference()
    return Configuration(
      file: path, title: try root.needed("title"), producer: try root.text("producer") ?? "", marking: try marking(),
      policy: try policy(commandLine), period: period, comparison: try comparison(period), yearStart: try yearStart(),
      wards: try wards(root.neededChild("wards")),
      forces: try root.child("forces").map { try areas($0, "county forces", besides: ["classes", "persons_per_millimetre"]) },
      forceClasses: try root.child("forces").map { try classes(of: $0) } ?? [],
      flowScale: try flowScale(),
      water: try backdrop("water"), land: try backdrop("land"),
      referrals: try records(root.neededChild("referrals"), Configuration.Noun(singular: "referral", plural: "referrals")),
      links: try root.child("links").map { try records($0, Configuration.Noun(singular: "link", plural: "links")) },
      rescues: try root.child("rescues").map {
        try records($0, Configuration.Noun(singular: "rescue request", plural: "rescue requests"))
      },
      postcodes: try root.child("postcodes").map(postcodes), towns: try root.child("towns").map(towns),
      aliases: try root.texts("aliases").map(resolved), nearest: try nearest(),
      ledger: try root.text("ledger").map(resolved),
      deprivation: try root.child("deprivation").map { try $0.deprivation(resolved: resolved) },
      flows: try root.child("flows").map { try $0.flows(inference) } ?? FlowMethods(inference: inference), key: try key(keyFile),
      inference: inference)
  }

  /// How many persons a millimetre stands for on flow maps: `flows.scale`, or where it stood first, `forces.persons_per_millimetre`.
  private func flowScale() throws -> Double? {
    func scale(_ node: ConfigurationNode?, _ key: String) throws -> Double? {
      try node?.value(key, "a positive number") { Double($0).flatMap { $0 > 0 && $0.isFinite ? $0 : nil } }
    }
    let (forces, flows) = (try root.child("forces"), try root.child("flows"))
    let (ofForces, ofFlows) = (try scale(forces, "persons_per_millimetre"), try scale(flows, "scale"))
    if ofForces != nil, ofFlows != nil, let flows {
      throw flows.fault(at: "scale", "“flows.scale” and “forces.persons_per_millimetre” name the same thing; one is enough")
    }
    return ofFlows ?? ofForces
  }

  private func marking() throws -> Marking {
    try root.value("marking", "OFFICIAL or OFFICIAL-SENSITIVE") { Marking(rawValue: $0) } ?? .official
  }

  private func policy(_ commandLine: Policy?) throws -> Policy {
    let inFile = try root.policy("policy")
    if let commandLine { return commandLine }
    if inFile == .internal { throw DisclosureFault.internalNotOnCommandLine }
    return inFile ?? .standard
  }

  private func key(_ commandLine: String?) throws -> KeySource {
    if let commandLine { return .file(commandLine) }
    return try root.text("key").map { .file(resolved($0)) } ?? .perRun
  }

  private func period(in node: ConfigurationNode) throws -> Period {
    try node.allow(["from", "to"])
    let from = try date("from", in: node)
    let to = try date("to", in: node)
    guard let period = Period(from: from, to: to) else { throw node.fault(at: "to", "the period ends before it starts") }
    return period
  }

  private func date(_ key: String, in node: ConfigurationNode) throws -> CalendarDate {
    _ = try node.needed(key)
    guard let date = try node.value(key, "a date such as 2021-04-30", { CalendarDate(text: $0) }) else {
      throw node.fault(at: key, "“\(key)” is missing")
    }
    return date
  }

  /// Without `compare`, the last twelve months of the window against the twelve before.
  private func comparison(_ window: Period) throws -> Configuration.Comparison {
    guard let node = try root.child("compare") else { return try lastTwoYears(of: window) }
    try node.allow(["current", "previous"])
    let current = try period(in: node.neededChild("current"))
    let previous = try period(in: node.neededChild("previous"))
    guard previous.to < current.from else {
      throw node.fault(at: "previous", "the previous period must end before the current one starts")
    }
    return Configuration.Comparison(current: current, previous: previous)
  }

  private func lastTwoYears(of window: Period) throws -> Configuration.Comparison {
    let months = window.months
    guard months.count >= 24, let current = Period(from: months[months.count - 12].from, to: window.to),
      let previous = Period(from: months[months.count - 24].from, to: months[months.count - 13].to)
    else { throw root.fault(at: "period", "the period is shorter than two years, so “compare” must name the two periods to compare") }
    return Configuration.Comparison(current: current, previous: previous)
  }

  private func yearStart() throws -> Int {
    try root.value("years_start", "a month from 1 to 12") { text in Int(text).flatMap { (1...12).contains($0) ? $0 : nil } } ?? 1
  }

  private func wards(_ node: ConfigurationNode) throws -> Configuration.WardSource {
    let own = ["borough_code", "borough", "population", "population_note", "population_table"]
    return Configuration.WardSource(
      areas: try areas(node, "wards", besides: own), boroughCode: try node.needed("borough_code"), boroughName: try node.needed("borough"),
      population: try population(node))
  }

  private func areas(_ node: ConfigurationNode, _ kind: String, besides own: [String]) throws -> Configuration.AreaSource {
    try node.allow(["file", "layer", "crs", "code", "name", "vintage", "hexagons", "credit"] + own)
    return Configuration.AreaSource(
      layer: try layer(node), code: try node.needed("code"), name: try node.needed("name"), vintage: try node.text("vintage") ?? "",
      isHexagonMap: try node.flag("hexagons") ?? false,
      credit: try node.text("credit") ?? "", kind: kind)
  }

  /// A layer of `maps`, which only lies around or over what a map shows.
  private func backdrop(_ key: String) throws -> Configuration.BackdropSource? {
    guard let maps = try root.child("maps") else { return nil }
    try maps.allow(["water", "land"])
    return try maps.child(key).map { node in
      try node.allow(["file", "layer", "crs", "credit"])
      return Configuration.BackdropSource(layer: try layer(node), credit: try node.text("credit") ?? "")
    }
  }

  private func layer(_ node: ConfigurationNode) throws -> LayerSource {
    let crs = try node.value("crs", "EPSG:n") { try? CRSOverride(text: $0) }
    return LayerSource(path: resolved(try node.needed("file")), layer: try node.text("layer"), crs: crs)
  }

  /// A field of the layer, or a table: one of its columns, or the bands of some ages.
  private func population(_ node: ConfigurationNode) throws -> PopulationSource? {
    let note = try node.text("population_note")
    guard let table = try node.child("population_table") else {
      return try node.text("population").map { .field($0, note: note ?? "all ages") }
    }
    guard try node.text("population") == nil else {
      throw node.fault(at: "population", "“wards.population” is a field of the layer; beside “wards.population_table” it has no place")
    }
    return .table(try table.populationTable(note: note, resolved: resolved))
  }

  private func classes(of node: ConfigurationNode) throws -> [Double] {
    let numbers = try node.texts("classes").map { text in
      guard let number = Double(text), number.isFinite else {
        throw node.fault(at: "classes", "“forces.classes” must be a list of numbers")
      }
      return number
    }
    guard zip(numbers, numbers.dropFirst()).allSatisfy(<) else { throw node.fault(at: "classes", "“forces.classes” must rise") }
    return numbers
  }

  private func records(_ node: ConfigurationNode, _ usual: Configuration.Noun) throws -> Configuration.RecordSource {
    try node.allow(["file", "files", "layer", "columns", "noun", "plural", "place", "synthetic", "personal", "credit"])
    let columns = try columns(of: node)
    let layer = try node.text("layer")
    let files = try files(of: node).map { RecordFile(path: $0, layer: layer, columns: columns) }
    let singular = try node.text("noun") ?? usual.singular
    let plural = try node.text("plural") ?? (singular == usual.singular ? usual.plural : singular + "s")
    return Configuration.RecordSource(
      files: files, noun: Configuration.Noun(singular: singular, plural: plural),
      place: try node.value("place", "residence or incident") { RecordPlace(rawValue: $0) } ?? .residence,
      isSynthetic: try node.flag("synthetic") ?? false,
      isPersonal: try node.flag("personal") ?? true, credit: try node.text("credit") ?? "")
  }

  private func columns(of node: ConfigurationNode) throws -> ColumnMap {
    guard let child = try node.child("columns") else { return ColumnMap() }
    try child.allow(RecordField.allCases.map(\.rawValue))
    for (key, column) in try child.pairs() where SensitiveColumn(heading: column) == .origin {
      throw child.fault(at: key, "“\(column)” cannot stand for \(key): \(SensitiveColumn.refusal)")
    }
    return try ColumnMap(Dictionary(child.pairs().map { ($0.key, $0.text) }) { first, _ in first })
  }

  private func files(of node: ConfigurationNode) throws -> [String] {
    let files = try node.texts("file") + node.texts("files")
    guard !files.isEmpty else { throw node.fault(at: "file", "the records need a “file” or a list of “files”") }
    return files.map(resolved)
  }

  private func postcodes(_ node: ConfigurationNode) throws -> Configuration.PostcodeSource {
    try node.allow(["file", "files", "credit"])
    return Configuration.PostcodeSource(files: try files(of: node), credit: try node.text("credit") ?? "")
  }

  private func towns(_ node: ConfigurationNode) throws -> Configuration.TownSource {
    try node.allow(["file", "credit"])
    return Configuration.TownSource(file: resolved(try node.needed("file")), credit: try node.text("credit") ?? "")
  }

  private func nearest() throws -> Double {
    try root.value("nearest", "a number of metres from 0 to 1000") { text in
      Double(text).flatMap { (0...1000).contains($0) ? $0 : nil }
    } ?? 50
  }

  private func inference() throws -> InferenceOptions {
    let usual = InferenceOptions(seed: 1)
    guard let node = try root.child("statistics") else { return usual }
    try node.allow(["permutations", "alternative", "correction", "seed"])
    return InferenceOptions(
      permutations: try node.value("permutations", "a whole number from 1 to 9999999") { text in
        Int(text).flatMap { (1...9_999_999).contains($0) ? $0 : nil }
      } ?? usual.permutations,
      alternative: try node.value("alternative", "two-sided, greater or less") { Alternative(rawValue: $0) } ?? usual.alternative,
      correction: try node.value("correction", "fdr, bonferroni or none") { Correction(rawValue: $0) } ?? usual.correction,
      seed: try node.value("seed", "a whole number from 0") { UInt64($0) } ?? usual.seed)
  }

  /// A path of the file, relative to the file's folder unless it is absolute or names a source of another kind.
  private func resolved(_ path: String) -> String {
    guard !path.hasPrefix("/"), !path.hasPrefix("PG:") else { return path }
    let folder = URL(fileURLWithPath: self.path).deletingLastPathComponent()
    return folder.appendingPathComponent(path).standardizedFileURL.path
  }
}
