import WardlightDisclosure

extension MapFurniture {
  /// What a drawing says of itself to programs: the labels of its values' terms, with the sheet's own date and sources.
  func labels(_ terms: ReleaseTerms) -> [(name: String, value: String)] {
    let made = terms.provenance
    return terms.labels(
      stating: Provenance(
        producer: made.producer, program: made.program, created: created, sources: sources.isEmpty ? made.sources : sources))
  }
}

/// Labels as XML.
enum LabelText {
  /// The labels as the metadata of an SVG, in the words of Dublin Core where it has them.
  static func metadata(_ labels: [(name: String, value: String)]) -> String {
    guard !labels.isEmpty else { return "" }
    let lines = labels.map { label in
      let term = ReleaseTerms.dublinCore[label.name] ?? "description"
      return "<dcterms:\(term)>\(XML.escaped(label.value))</dcterms:\(term)>"
    }
    return "<metadata xmlns:dcterms=\"http://purl.org/dc/terms/\">\(lines.joined())</metadata>\n"
  }

  /// The terms of a style as a comment, in which two hyphens may not stand together.
  static func comment(_ terms: ReleaseTerms) -> String {
    "<!-- \(XML.escaped(terms.sentences.joined(separator: " ")).replacing("--", with: "- -")) -->\n"
  }
}
