internal import WardlightGDAL

/// Where the wanted fields of a layer of areas stand.
struct FieldPlaces {
  let fields: AreaFields
  let code: Int
  let name: Int?
  let texts: [Int]
  let numbers: [Number]

  /// Where numbers stand: in a field of numbers, or as text.
  enum Number {
    case number(Int)
    case text(Int)
  }

  init(_ fields: AreaFields, in layer: Layer, of file: String) throws(LoadingError) {
    let finder = FieldFinder(file: file, layer: layer.name, present: layer.fields.map(\.name))
    self.fields = fields
    code = try finder.place(of: fields.code)
    name = if let name = fields.name { try finder.place(of: name) } else { nil }
    var texts: [Int] = []
    for field in fields.texts { texts.append(try finder.place(of: field)) }
    self.texts = texts
    var numbers: [Number] = []
    for field in fields.numbers {
      let place = try finder.place(of: field)
      switch layer.fields[place].kind {
      case .number: numbers.append(.number(place))
      case .text: numbers.append(.text(place))
      case .other: throw .notNumeric(file: file, layer: layer.name, field: field, row: nil)
      }
    }
    self.numbers = numbers
  }

  /// The places of all of them.
  var all: Set<Int> {
    let counted = numbers.map { number in
      switch number {
      case .number(let place), .text(let place): place
      }
    }
    return Set([code] + texts + counted + (name.map { [$0] } ?? []))
  }
}

/// Finds fields by name, and says what there is where it finds none.
struct FieldFinder {
  let file: String
  let layer: String?
  let present: [String]

  func place(of field: String) throws(LoadingError) -> Int {
    if let place = present.firstIndex(of: field) { return place }
    throw .unknownField(
      file: file, layer: layer, field: field, nearest: NearestName.first(of: field, among: present), present: present)
  }
}
