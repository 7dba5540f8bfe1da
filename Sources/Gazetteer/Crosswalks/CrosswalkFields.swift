/// The columns of a look-up, found.
struct CrosswalkFields {
  let from: String
  let to: String
  let share: String?

  init(_ source: CrosswalkSource, present: [String]) throws(CrosswalkError) {
    let codes = present.filter { Self.holdsCodes($0) }
    let unclear = CrosswalkError.unclearFields(file: source.path, candidates: codes)
    guard let from = Self.field(source.from, codes, place: 0), let to = Self.field(source.to, codes, place: 1), from != to else {
      throw unclear
    }
    self.from = from
    self.to = to
    switch source.share {
    case .field(let name): share = name
    case .none: share = nil
    case .recognised: share = Self.only(present.filter { Self.saysShare($0) })
    }
  }

  private static func field(_ column: CrosswalkSource.Column, _ codes: [String], place: Int) -> String? {
    switch column {
    case .field(let name): name
    case .kind(let kind): only(codes.filter { FieldName($0).kind == kind })
    case .recognised: codes.count == 2 ? codes[place] : nil
    }
  }

  private static func holdsCodes(_ field: String) -> Bool {
    let name = FieldName(field)
    return name.kind != nil && (name.saysCode || name.year != nil)
  }

  private static func saysShare(_ field: String) -> Bool {
    !Set(FieldName.parts(of: field)).isDisjoint(with: ["share", "weight", "proportion", "fraction"])
  }

  private static func only(_ fields: [String]) -> String? { fields.count == 1 ? fields.first : nil }
}
