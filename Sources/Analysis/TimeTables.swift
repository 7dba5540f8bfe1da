import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry
import WardlightRecords

/// The tables of a place by year and by month.
struct TimeTables {
  let study: Study
  let subject: Subject

  /// Years of twelve months, with change on the year before where both are complete.
  func years() -> RawTable {
    let periods = study.configuration.period.years(startingInMonth: study.configuration.yearStart)
    let isWhole = periods.map { $0.months.count == 12 && $0.isWholeMonths }
    let labels = zip(periods, isWhole).map { period, whole in
      "\(period.from.monthName) \(period.from.year) – \(period.to.monthName) \(period.to.year)" + (whole ? "" : " (part)")
    }
    let before = periods.indices.map { $0 > 0 && isWhole[$0] && isWhole[$0 - 1] ? $0 - 1 : nil }
    return table("years", .year, "Change is on the year before, where both are whole.", periods, labels, before)
  }

  /// Calendar months, with change on the same month of the year before; by type for London alone.
  ///
  /// A borough's month holds a handful of records: split by type nearly all would be small, and protecting them would cost the months and years around them.
  func months() -> RawTable {
    let periods = study.configuration.period.months
    let labels = periods.map { "\($0.from.monthName) \($0.from.year)" }
    let before = periods.indices.map { $0 >= 12 && periods[$0 - 12].isWholeMonths && periods[$0].isWholeMonths ? $0 - 12 : nil }
    return table("months", .month, "Change is on the same month of the year before.", periods, labels, before)
  }

  private enum Unit: String {
    case year, month
  }

  private func table(_ name: String, _ unit: Unit, _ note: String, _ periods: [Period], _ labels: [String], _ before: [Int?]) -> RawTable {
    let plural = study.configuration.referrals.noun.plural
    let borough = study.place(of: subject)
    let residence = periods.map { study.referrals.residences(of: borough, in: $0) }
    var columns = [RawColumn("name", unit.rawValue.capitalizedFirst, .labels(labels))]
    columns += block("residence", study.configuration.referrals.place.title, residence, before)
    if unit == .year || borough == nil { columns += types(periods, borough) }
    if study.knowsResponsibility {
      columns += block("responsible", "Responsible", periods.map { study.referrals.responsibilities(of: borough, in: $0) }, before)
    }
    return RawTable(
      name: name, title: "\(subject.name): \(plural) by \(unit.rawValue)", note: "\(plural.capitalizedFirst), records counted. \(note)",
      columns: columns, meaning: meaning(periods, columns.map(\.key), borough))
  }

  private func meaning(_ periods: [Period], _ keys: [String], _ borough: Int?) -> CountMeaning {
    let code = borough.map { study.areas.boroughs.codes[$0] }
    let residence = [CountName.residence: code ?? CountName.london]
    let responsible = code.map { [CountName.responsible: $0] } ?? [:]
    let earlier = [CountName.period: Dimension.yearBefore]
    func type(_ type: ReferralType) -> [String: String] { residence.merging([CountName.type: type.rawValue]) { own, _ in own } }
    let members = [
      "residence": residence, "residence_before": residence.merging(earlier) { own, _ in own },
      "intervention": type(.intervention), "intelligence": type(.intelligence),
      "responsible": responsible, "responsible_before": responsible.merging(earlier) { own, _ in own },
    ]
    return CountMeaning(
      rows: periods.map { .period($0) },
      columns: members.filter { keys.contains($0.key) }.mapValues { CountMeaning.Part(CountName.referrals, $0) })
  }

  private func block(_ key: String, _ title: String, _ counts: [Int], _ before: [Int?]) -> [RawColumn] {
    let previous = before.map { $0.map { counts[$0] } }
    return [RawColumn(key, title, .counts(counts)), RawColumn("\(key)_before", "\(title), before", .counts(previous))]
      + ChangeColumns(of: key, since: "\(key)_before").columns(key, title)
  }

  private func types(_ periods: [Period], _ borough: Int?) -> [RawColumn] {
    guard study.referrals.located.statesTypes else { return [] }
    return [("intervention", "Intervention", ReferralType.intervention), ("intelligence", "Intelligence only", .intelligence)].map {
      key, title, type in
      RawColumn(key, title, .counts(periods.map { study.referrals.residences(of: borough, in: $0, type: type) }))
    }
  }
}

extension Period {
  /// Whether the period starts with a month and ends with one.
  var isWholeMonths: Bool { from == from.startOfMonth && to == to.endOfMonth }
}

extension String {
  /// The text with a capital letter at its start.
  public var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
