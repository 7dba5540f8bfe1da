import WardlightDisclosure

/// The words by which a product calls what it counts.
struct CountedWords {
  private let nouns: [String]
  private let threshold: Int

  /// The words of some tables' measures, and those for persons, under a policy.
  init(map tables: [ReadTable], policy: Policy) {
    threshold = policy.rules?.threshold ?? 0
    let parts = tables.flatMap { $0.meaning.rows.compactMap { $0?.measure } + $0.meaning.columns.values.compactMap(\.measure) }
    let measures = Set(parts).map { $0.replacing("_", with: " ") }
    nouns = (measures + Self.always).sorted()
  }

  private static let always = [
    "linked individual", "individuals", "young people", "children", "persons", "referrals", "rescue requests", "rescues",
  ]

  /// The numbers of a sentence that such a word follows.
  func claims(in sentence: String) -> [StatedNumber] {
    StatedNumber.all(in: sentence).filter { number in
      let after = number.after.drop { $0 == " " || $0 == "\u{A0}" }.lowercased()
      return nouns.contains { after.hasPrefix($0) } && !isSum(number)
    }
  }

  /// What a drawing leaves out is stated as the sum of counts that its table shows exactly, and those are 0 or not small: `not drawn: 124 persons`.
  private func isSum(_ number: StatedNumber) -> Bool {
    number.before.hasSuffix("not drawn") && number.range.lowerBound >= threshold
  }
}
