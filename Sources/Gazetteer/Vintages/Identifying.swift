extension VintageCheck {
  /// What is known of a column's vintage.
  public func identify(_ column: CodeColumn) -> Identification {
    let named = FieldName(column.field)
    let recognition = register.recognise(column.codes)
    let evidence = Evidence(column, named, recognition, register)
    return Identification(
      source: column.source, field: column.field, stated: column.stated, named: named, recognition: recognition,
      disagreements: evidence.disagreements, warnings: evidence.warnings)
  }
}

/// Weighs what the user and the field's name say against the codes.
private struct Evidence {
  private let column: CodeColumn
  private let named: FieldName
  private let recognition: Recognition
  private let register: VintageRegister

  init(_ column: CodeColumn, _ named: FieldName, _ recognition: Recognition, _ register: VintageRegister) {
    self.column = column
    self.named = named
    self.recognition = recognition
    self.register = register
  }

  var disagreements: [VintageError] {
    var found: [VintageError] = []
    if let stated = column.stated, let lacking = contradiction(stated) {
      found.append(
        .notAsStated(source: column.source, field: column.field, stated: stated, codes: codesText, lacking: lacking))
    }
    if let vintage = named.vintage, let lacking = contradiction(vintage) {
      found.append(.notAsNamed(source: column.source, field: column.field, named: vintage, codes: codesText, lacking: lacking))
    }
    return found
  }

  /// The codes that speak against a claim; `nil` where none does.
  ///
  /// A claim is refuted when the codes are of another kind, or when a set of the claim's year, which covers as much as the best set, has fewer of the
  /// codes. London's set of a year says nothing of codes in Kent.
  private func contradiction(_ claim: Vintage) -> [String]? {
    guard let kind = recognition.kind else { return nil }
    if case .other = claim.kind { return yearContradiction(claim.year, kind) }
    // What is called a county is often the tier that unitary districts and boroughs belong to.
    let isKind = claim.kind == kind || claim.kind == .county && kind == .localAuthority
    return isKind ? yearContradiction(claim.year, kind) : []
  }

  private func yearContradiction(_ year: Int?, _ kind: AreaKind) -> [String]? {
    guard let year, let best = recognition.candidates.first else { return nil }
    let claimed = register.sets(of: kind).filter { $0.isOf(year: year) && $0.covers(best.set) }
    guard !claimed.isEmpty else { return nil }
    let found = recognition.candidates.filter { claimed.contains($0.set) }
    guard let most = found.first else { return recognition.known }
    return most.found < best.found ? most.lacking : nil
  }

  private var codesText: String {
    recognition.isKnown ? recognition.description : recognition.kind?.plural ?? "not known"
  }

  var warnings: [String] {
    let place = "\(column.source), column \(column.field)"
    var warnings: [String] = []
    if let best = recognition.candidates.first, recognition.complete.isEmpty {
      warnings.append(
        "\(place): the codes are of several vintages; \(ShareText.percent(best.share)) are \(best.set), and not so \(ShareText.some(best.lacking))."
      )
    }
    if recognition.isKnown, !recognition.unregistered.isEmpty {
      warnings.append(
        "\(place): not in the register, which knows the \(recognition.kind?.plural ?? "areas") of \(coverage): \(ShareText.some(recognition.unregistered))."
      )
    }
    if recognition.kind != nil, !recognition.strangers.isEmpty {
      warnings.append("\(place): codes of another kind than most: \(ShareText.some(recognition.strangers)).")
    }
    if recognition.blank > 0 { warnings.append("\(place): rows without a code: \(recognition.blank).") }
    return warnings + unheldYears(place)
  }

  /// The widest of what the sets cover.
  private var coverage: String {
    let sets = recognition.candidates.map(\.set)
    return sets.first { set in sets.allSatisfy { set.covers($0) } }?.coverage ?? ""
  }

  /// Years that the user or the name gives and of which the register has no set, so that the codes could not be checked against them.
  private func unheldYears(_ place: String) -> [String] {
    guard let kind = recognition.kind, recognition.isKnown else { return [] }
    let years = Set([column.stated?.year, named.year].compactMap { $0 }).sorted()
    return years.filter { year in !register.sets(of: kind).contains { $0.isOf(year: year) } }.map { year in
      "\(place): the register has no \(kind.plural) of \(year); by their set the codes are \(recognition)."
    }
  }
}
