/// Shorter forms of a name, for places in which the name itself finds no room.
enum LabelNames {
  /// The name, then forms of it that say the same in fewer letters, each shorter than the one before: without its title, with `&`, with the
  /// customary abbreviations of streets, with those of the points of the compass.
  static func forms(of name: String) -> [String] {
    var forms = [name]
    let steps: [(String) -> String] = [
      { withoutTitle($0).replacing(" and ", with: " & ") }, { replacingWords(in: $0, by: streets) },
      { replacingWords(in: $0, by: compass) },
    ]
    for step in steps {
      let form = step(forms[forms.count - 1])
      if form.count < forms[forms.count - 1].count { forms.append(form) }
    }
    return forms
  }

  /// The first form of a name that fits, or as much of the last as does.
  static func fitted(_ name: String, width: Double, _ style: TextStyle) -> String {
    let forms = forms(of: name)
    return forms.first { style.width(of: $0) <= width } ?? TextFitting.shortened(forms[forms.count - 1], width: width, style)
  }

  private static func withoutTitle(_ name: String) -> String {
    for title in titles where name.hasPrefix(title) && name.count > title.count { return String(name.dropFirst(title.count)) }
    return name
  }

  /// The first word stays as it is: `Street` alone, or `North Street`, would not be known again.
  private static func replacingWords(in name: String, by short: [(String, String)]) -> String {
    let words = name.split(separator: " ", omittingEmptySubsequences: false)
    let replaced = words.enumerated().map { place, word in
      place == 0 ? String(word) : short.first { $0.0 == word }?.1 ?? String(word)
    }
    return replaced.joined(separator: " ")
  }

  private static let titles = ["Royal Borough of ", "London Borough of ", "Metropolitan Borough of ", "County Borough of "]
  private static let streets = [
    ("Street", "St"), ("Road", "Rd"), ("Avenue", "Ave"), ("Gardens", "Gdns"), ("Square", "Sq"), ("Lane", "Ln"), ("Terrace", "Terr"),
    ("Park", "Pk"), ("Saint", "St"), ("Common", "Com"), ("Village", "Vill"), ("Market", "Mkt"),
  ]
  private static let compass = [("North", "N"), ("South", "S"), ("East", "E"), ("West", "W"), ("Central", "C")]
}
