internal import WardlightGazetteer

extension IndexTable {
  /// What the index is, in sentences: its release and areas, measures, populations, and what a reader might look for and not find.
  public var summary: [String] { [identity, measured, populated] + [lacking].compactMap { $0 } + notes }

  private var identity: String {
    let names = files.map(SourceText.name).joined(separator: " and ")
    let kind = vintage.map { "\($0)" } ?? "areas"
    let what = release.map { "the \($0.title)" } ?? "an index whose release is not stated"
    let whole = release.flatMap { $0.vintage?.kind == vintage?.kind ? $0.areas : nil }
    let share = whole.map { $0 == count ? ", all that it has" : " of \(IndexFault.grouped($0))" } ?? ""
    return
      "\(names) \(files.count == 1 ? "is" : "are") \(what), with \(IndexFault.grouped(count)) \(kind)\(share); codes in the column “\(codeField)”."
  }

  private var measured: String {
    var domains: [DeprivationMeasure.Domain] = []
    for measure in measures where !domains.contains(measure.domain) { domains.append(measure.domain) }
    let parts = domains.map { domain in
      let forms = measures.filter { $0.domain == domain }.map { measure in
        measure.form == .other
          ? measure.direction.inWords + " is more deprived"
          : (measure.ranked.flatMap { $0 == .score ? nil : "\(measure.form.inWords) of the \($0.inWords)" } ?? measure.form.inWords)
      }
      return "\(domain.short) (\(forms.joined(separator: ", ")))"
    }
    return "Measures: \(parts.joined(separator: "; "))."
  }

  private var populated: String {
    guard !populations.isEmpty else {
      return "It brings no populations, so an average over its areas needs a population table."
    }
    var notes: [String] = []
    for population in populations where !notes.contains(population.note) { notes.append(population.note) }
    let parts = notes.map { note in
      populations.filter { $0.note == note }.map(\.group.inWords).joined(separator: ", ") + " (\(note))"
    }
    let weights =
      denominator.map { "The index’s own weights are those of “\($0.field)”, \($0.note)." }
      ?? "None of them is the one by which the index weights its areas."
    return "Populations: \(parts.joined(separator: "; ")). \(weights)"
  }

  private var lacking: String? {
    let empty = measures.filter { values(of: $0).contains { $0.isNaN } }
    guard !empty.isEmpty else { return nil }
    let parts = empty.map { measure in
      let missing = zip(codes, values(of: measure)).filter { $0.1.isNaN }.map(\.0)
      return "\(measure.title) of \(AreaWords.some(missing))"
    }
    return "There is no value for \(parts.joined(separator: "; "))."
  }
}
