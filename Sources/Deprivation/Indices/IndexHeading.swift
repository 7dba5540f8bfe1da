internal import WardlightGazetteer

/// What the heading of a column of an index says of it.
///
/// The official headings (`Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)`, `Income Score (rate)`, `IMD - Rank of average score`)
/// and short ones (`imd_score`, `Housing_and_Services_decile`) are understood; case, spaces and punctuation do not matter. A heading with a word too many, `Crime
/// Severity Score` say, is none of them.
///
/// - SeeAlso: Ministry of Housing, Communities & Local Government (2019), English indices of deprivation 2019, Files 1, 2, 5, 6, 7 and 10; the same (2025).
enum IndexHeading: Hashable {
  /// A measure; its direction is `nil` where only the data can tell.
  case measure(Found)
  /// A population.
  case population(IndexPopulation)

  /// A measure by its heading.
  struct Found: Hashable {
    let domain: DeprivationMeasure.Domain
    let form: DeprivationMeasure.Form
    let ranked: DeprivationMeasure.Form?
    let direction: DeprivationMeasure.Direction?
    let field: String
  }

  /// Reads a heading; `nil` where it is none of an index.
  init?(_ field: String) {
    if let population = IndexPopulation(heading: field) {
      self = .population(population)
    } else if let found = Self.measure(field) {
      self = .measure(found)
    } else {
      return nil
    }
  }

  private static func measure(_ field: String) -> Found? {
    let words = FieldName.parts(of: withoutBrackets(field)).map { synonyms[$0] ?? $0 }.filter { !isYear($0) }
    guard let ending = FormEnding.all.first(where: { words.count > $0.words.count && words.suffix($0.words.count).elementsEqual($0.words) })
    else { return nil }
    guard let domain = DomainName.domain(of: Array(words.dropLast(ending.words.count))) else { return nil }
    return Found(
      domain: domain, form: ending.form, ranked: ending.ranked, direction: stated(field) ?? ending.form.usualDirection, field: field)
  }

  /// What the brackets say: `(where 1 is most deprived)`.
  private static func stated(_ field: String) -> DeprivationMeasure.Direction? {
    let text = FieldName.parts(of: field).joined(separator: " ")
    if text.contains("1 is most deprived") { return .lowerIsMoreDeprived }
    return text.contains("1 is least deprived") ? .higherIsMoreDeprived : nil
  }

  /// The words of a heading with single spaces, by which headings are compared.
  static func words(of heading: String) -> String { FieldName.parts(of: heading).joined(separator: " ") }

  /// The text without what stands in brackets; a bracket that is never closed, in a heading that was cut off, goes on to the end.
  private static func withoutBrackets(_ text: String) -> String {
    var depth = 0
    return String(
      text.filter { character in
        if character == "(" { depth += 1 }
        defer { if character == ")" { depth = max(0, depth - 1) } }
        return depth == 0
      })
  }

  private static func isYear(_ word: String) -> Bool { word.count == 4 && Int(word).map { (2000...2099).contains($0) } == true }

  private static let synonyms = ["scr": "score", "scores": "score", "rnk": "rank", "ranks": "rank", "dec": "decile", "deciles": "decile"]
}

/// How the heading of a measure ends, and so what form it has.
struct FormEnding {
  let words: [String]
  let form: DeprivationMeasure.Form
  let ranked: DeprivationMeasure.Form?

  private init(_ text: String, _ form: DeprivationMeasure.Form, of ranked: DeprivationMeasure.Form? = nil) {
    words = text.split(separator: " ").map(String.init)
    self.form = form
    self.ranked = ranked
  }

  /// All endings, the longest first.
  static let all: [FormEnding] = plain.sorted { ($1.words.count, $0.words.joined()) < ($0.words.count, $1.words.joined()) }

  private static let plain: [FormEnding] = [
    FormEnding("score", .score), FormEnding("rank", .rank, of: .score), FormEnding("score rank", .rank, of: .score),
    FormEnding("decile", .decile, of: .score), FormEnding("average score", .averageScore),
    FormEnding("average score rank", .rank, of: .averageScore), FormEnding("rank of average score", .rank, of: .averageScore),
    FormEnding("average rank", .averageRank), FormEnding("average rank rank", .rank, of: .averageRank),
    FormEnding("rank of average rank", .rank, of: .averageRank), FormEnding("extent", .extent), FormEnding("extent pc", .extent),
    FormEnding("extent rank", .rank, of: .extent), FormEnding("rank of extent", .rank, of: .extent),
    FormEnding("local concentration", .localConcentration), FormEnding("rank of local concentration", .rank, of: .localConcentration),
    FormEnding("proportion of lsoas in most deprived 10 nationally", .share),
    FormEnding("rank of proportion of lsoas in most deprived 10 nationally", .rank, of: .share), FormEnding("scale", .scale),
  ]
}

/// The names by which files call the domains.
enum DomainName {
  /// The domain that some words name, no more and no less; `nil` where they name none.
  static func domain(of words: [String]) -> DeprivationMeasure.Domain? {
    let text = words.joined(separator: " ")
    if let domain = names[text] { return domain }
    for filler in [" domain", " index"] where text.hasSuffix(filler) {
      if let domain = names[String(text.dropLast(filler.count))] { return domain }
    }
    for filler in ["imd ", "iod "] where text.hasPrefix(filler) {
      if let domain = names[String(text.dropFirst(filler.count))], domain != .multiple { return domain }
    }
    return nil
  }

  private static let names: [String: DeprivationMeasure.Domain] = [
    "index of multiple deprivation": .multiple, "imd": .multiple, "multiple deprivation": .multiple, "income": .income,
    "income deprivation": .income, "employment": .employment, "employment deprivation": .employment, "education": .education,
    "education skills and training": .education, "education skills training": .education, "education and skills": .education,
    "education skills and training deprivation": .education, "health": .health, "health deprivation and disability": .health,
    "health and disability": .health, "health deprivation disability": .health, "crime": .crime, "crime deprivation": .crime,
    "barriers to housing and services": .housing, "housing and services": .housing, "housing and access": .housing,
    "barriers to housing": .housing, "barriers": .housing, "housing": .housing, "living environment": .environment,
    "living environment deprivation": .environment, "environment": .environment, "idaci": .idaci, "idaopi": .idaopi,
    "income deprivation affecting children": .idaci, "income deprivation affecting children index": .idaci,
    "income deprivation affecting older people": .idaopi, "income deprivation affecting older people index": .idaopi,
    "children and young people sub domain": .other("Children and young people (sub-domain)"),
    "adult skills sub domain": .other("Adult skills (sub-domain)"),
    "geographical barriers sub domain": .other("Geographical barriers (sub-domain)"),
    "wider barriers sub domain": .other("Wider barriers (sub-domain)"), "indoors sub domain": .other("Indoors (sub-domain)"),
    "outdoors sub domain": .other("Outdoors (sub-domain)"),
  ]
}

extension IndexPopulation {
  /// The population that a heading speaks of: `Total population: mid 2015 (excluding prisoners)`, `pop_mid2015`; `nil` where it speaks of none.
  init?(heading: String) {
    let words = FieldName.parts(of: heading)
    let text = words.joined(separator: " ")
    let isPopulation = words.contains("population") || words.first == "pop" || text.hasPrefix("dependent children")
    guard isPopulation, let group = Self.group(text) else { return nil }
    let year = words.filter { $0.count == 4 }.compactMap { Int($0) }.first { (2000...2099).contains($0) }
    self.init(field: heading, group: group, year: year, excludesPrisoners: text.contains("excluding prisoners"))
  }

  private static func group(_ text: String) -> Group? {
    let known: [(words: [String], group: Group)] = [
      (["working age"], .workingAge), (["dependent children", "child population", "pop 0 15", "population aged 0 15"], .children),
      (["16 59"], .adults), (["60 and over", "pop 60 plus", "pop 60", "old age"], .older),
    ]
    if let found = known.first(where: { entry in entry.words.contains { text.contains($0) } }) { return found.group }
    let plain = ["total population", "population", "pop", "total pop", "population mid", "pop mid"]
    let rest = text.split(separator: " ").filter { Int($0) == nil }.joined(separator: " ")
    return plain.contains(rest) || rest.hasPrefix("total population mid") ? .all : nil
  }
}

/// Names of files for sentences.
enum SourceText {
  /// The last part of a path.
  static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
