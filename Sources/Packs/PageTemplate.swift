import Mustache
import WardlightDisclosure

/// The templates of pages; what stands on several pages is a partial that they share.
enum PageTemplate {
  /// The page of a pack.
  static func pack(_ values: [String: Any]) throws -> String { try page(PackageResources.pack_mustache, values) }

  /// The page of one analysis: a deprivation overlay, flows.
  static func report(_ values: [String: Any]) throws -> String { try page(PackageResources.report_mustache, values) }

  /// The rule of style by which each sheet of paper bears the marking, how the page is handled, and its number: the page itself says it at its head and foot alone.
  static func printed(_ terms: ReleaseTerms) -> String {
    let boxes = [
      ("top-center", "\"\(terms.marking.rawValue)\"", "bold 8pt"), ("bottom-center", "\"\(terms.handling)\"", "7pt"),
      ("bottom-right", "counter(page) \" of \" counter(pages)", "7pt"),
    ].map { "@\($0) { content: \($1); font: \($2) \"Liberation Sans\", Arial, sans-serif; }" }
    return "@page { \(boxes.joined(separator: " ")) }"
  }

  private static func page(_ template: [UInt8], _ values: [String: Any]) throws -> String {
    var library = MustacheLibrary()
    try library.register(text(PackageResources.item_mustache), named: "item")
    return try MustacheTemplate(string: text(template)).render(values, library: library)
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
