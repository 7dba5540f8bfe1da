internal import WardlightGazetteer
internal import WardlightSpatialStatistics

/// Which way each measure runs, by its heading or its user's word, checked against the data.
struct IndexDirections {
  let file: String
  let heads: [IndexHeading.Found]
  let own: [OwnMeasure]
  let values: (String) -> [Double]

  /// The measures with their directions, and what is to be said.
  struct Resolved {
    var measures: [DeprivationMeasure] = []
    var notes: [String] = []
    var warnings: [String] = []
    var unchecked: [String] = []
  }

  /// The measures in the order of the file, the user's own ones last where their headings say nothing.
  ///
  /// - Throws: ``DeprivationError`` where two columns of a domain contradict each other, or the data a stated direction.
  func resolved() throws(DeprivationError) -> Resolved {
    var result = Resolved()
    for found in heads {
      let own = own.first { $0.field == found.field }
      guard let direction = try direction(of: found, &result) else { continue }
      if let own, own.direction != direction { throw .index(contradiction(own, found)) }
      result.measures.append(measure(found, direction, title: own?.title))
    }
    for own in own where !heads.contains(where: { $0.field == own.field }) { try add(own, &result) }
    if !result.unchecked.isEmpty { result.notes.append(Self.unchecked(result.unchecked)) }
    return result
  }

  private func measure(_ found: IndexHeading.Found, _ direction: DeprivationMeasure.Direction, title: String?) -> DeprivationMeasure {
    DeprivationMeasure(
      domain: found.domain, form: found.form, ranked: found.ranked, direction: direction, field: found.field, title: title)
  }

  /// The direction of a column whose heading is known; `nil` where neither heading nor data tell.
  private func direction(of found: IndexHeading.Found, _ result: inout Resolved) throws(DeprivationError) -> DeprivationMeasure.Direction? {
    guard let stated = found.direction else { return told(found, &result) }
    guard let partner = partner(of: found), let direction = partner.direction else {
      if reference(found.domain)?.field != found.field || heads.filter({ $0.domain == found.domain }).count == 1 {
        result.unchecked.append(found.field)
      }
      return stated
    }
    let rho = rho(found.field, stated, partner.field, direction)
    guard !(rho < Self.least(found, partner)) else {
      throw .index(.disagree(file: file, field: found.field, other: partner.field, rho: rho))
    }
    return stated
  }

  /// The direction that the data tell of a column whose heading leaves it open.
  private func told(_ found: IndexHeading.Found, _ result: inout Resolved) -> DeprivationMeasure.Direction? {
    let ownRank = heads.first { $0.domain == found.domain && $0.form == .rank && $0.ranked == found.form }
    for other in [ownRank, reference(found.domain)].compactMap({ $0 }) {
      guard let direction = other.direction else { continue }
      let rho = rho(found.field, .higherIsMoreDeprived, other.field, direction)
      if rho.magnitude > 0.5 { return rho > 0 ? .higherIsMoreDeprived : .lowerIsMoreDeprived }
    }
    if let own = own.first(where: { $0.field == found.field }) {
      result.unchecked.append(found.field)
      return own.direction
    }
    result.warnings.append(
      "\(file), column “\(found.field)”: neither its heading nor its numbers tell whether higher means more deprived, so it is left out; state its direction to have it read."
    )
    return nil
  }

  /// The column by which a rank or decile is checked closely, or the one with which others are compared: of the same domain, or of all seven together.
  private func partner(of found: IndexHeading.Found) -> IndexHeading.Found? {
    let domain = heads.filter { $0.domain == found.domain && $0.field != found.field && $0.direction != nil }
    let ranked = domain.first { $0.form == found.ranked }
    let sameOrder = found.form == .decile ? domain.first { $0.form == .rank && $0.ranked == found.ranked } : nil
    let other = ranked ?? sameOrder ?? domain.first { $0.field == reference(found.domain)?.field }
    return other ?? (Self.followMultiple.contains(found.domain) ? reference(.multiple) : nil)
  }

  /// The domains that follow the index of all seven so closely that opposite columns contradict each other.
  private static let followMultiple: [DeprivationMeasure.Domain] = [.income, .employment, .education, .health, .idaci, .idaopi]

  /// The column of a domain that the others are compared with.
  private func reference(_ domain: DeprivationMeasure.Domain) -> IndexHeading.Found? {
    let forms: [DeprivationMeasure.Form] = [.score, .averageScore, .rank, .extent, .share, .decile]
    return forms.lazy.compactMap { form in heads.first { $0.domain == domain && $0.form == form && $0.direction != nil } }.first
  }

  /// How closely two columns of a domain must agree: a rank with what it ranks fully, a decile nearly so, others must not be opposite.
  private static func least(_ found: IndexHeading.Found, _ other: IndexHeading.Found) -> Double {
    let isOrder = found.domain == other.domain && found.ranked != nil && (found.ranked == other.form || found.ranked == other.ranked)
    guard isOrder else { return -0.5 }
    return found.form == .decile || other.form == .decile ? 0.9 : 0.99
  }

  /// Spearman's ρ of two columns, each turned so that higher is more deprived; `NaN` with fewer than ten pairs or without variance.
  ///
  /// Of a long table about four thousand rows, evenly spread, are enough to tell opposite from alike.
  private func rho(
    _ field: String, _ direction: DeprivationMeasure.Direction, _ other: String, _ otherDirection: DeprivationMeasure.Direction
  ) -> Double {
    let (one, two) = (values(field), values(other))
    let rows = stride(from: 0, to: one.count, by: max(1, one.count / Self.rowsLookedAt))
    let result = RankCorrelation.spearman(rows.map { one[$0] }, rows.map { two[$0] }, permutations: 0, seed: 0)
    return result.n < 10 ? .nan : result.rho * direction.sign * otherDirection.sign
  }

  private static let rowsLookedAt = 4_000

  private func contradiction(_ own: OwnMeasure, _ found: IndexHeading.Found) -> IndexFault {
    guard let partner = partner(of: found), let direction = partner.direction else {
      return .statedDirection(file: file, field: own.field, stated: own.direction)
    }
    let rho = rho(own.field, own.direction, partner.field, direction)
    return rho < 0
      ? .contradicted(file: file, field: own.field, stated: own.direction, by: partner.field, rho: rho)
      : .statedDirection(file: file, field: own.field, stated: own.direction)
  }

  /// Adds a user's measure whose heading says nothing.
  private func add(_ own: OwnMeasure, _ result: inout Resolved) throws(DeprivationError) {
    if let reference = reference(.multiple), let direction = reference.direction {
      let rho = rho(own.field, own.direction, reference.field, direction)
      guard !(rho < -0.9) else {
        throw .index(.contradicted(file: file, field: own.field, stated: own.direction, by: reference.field, rho: rho))
      }
    } else {
      try checkAlone(own, &result)
    }
    result.measures.append(
      DeprivationMeasure(
        domain: .other(own.title ?? own.field), form: .other, direction: own.direction, field: own.field, title: own.title ?? own.field))
  }

  private func checkAlone(_ own: OwnMeasure, _ result: inout Resolved) throws(DeprivationError) {
    let shape = ColumnShape(values(own.field))
    guard own.direction == .higherIsMoreDeprived, shape.count >= ColumnShape.enough, shape.isFromOneToCount else {
      return result.unchecked.append(own.field)
    }
    if FieldName.parts(of: own.field).contains("score") {
      throw .index(.ranksAsScore(file: file, field: own.field, highest: Int(shape.highest)))
    }
    result.warnings.append(
      "\(file), column “\(own.field)”: it is said to be more deprived where higher, and holds the numbers from 1 to \(shape.count) as ranks do, of which 1 is usually the most deprived."
    )
  }

  private static func unchecked(_ fields: [String]) -> String {
    let list = fields.map { "“\($0)”" }.joined(separator: ", ")
    let (their, them) = fields.count == 1 ? ("its heading", "it") : ("their headings", "them")
    return "The direction of \(list) rests on \(their) or on the configuration alone; no other column is there to confirm \(them)."
  }
}
