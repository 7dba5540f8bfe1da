import WardlightEssentials
import WardlightLoading
import Yams

/// One mapping of a configuration, read key by key; what nobody asked for is an error at the end.
///
/// Yams' own decoder skips unknown keys and does not know their lines; a misspelt `perod:` must not pass in silence.
struct ConfigurationNode {
  let file: String
  private let mapping: Node.Mapping
  private let mark: Mark?
  private let path: String

  init(root text: String, file: String) throws(ConfigurationError) {
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch {
      throw Self.syntaxFault(error, file: file)
    }
    guard let node, let mapping = node.mapping else {
      throw ConfigurationError(file: file, line: 0, column: 0, reason: "it is empty or is no list of keys and values")
    }
    self.init(file: file, mapping: mapping, mark: node.mark, path: "")
  }

  private init(file: String, mapping: Node.Mapping, mark: Mark?, path: String) {
    self.file = file
    self.mapping = mapping
    self.mark = mark
    self.path = path
  }

  /// The text of a key, or `nil` where the key is absent.
  func text(_ key: String) throws(ConfigurationError) -> String? {
    guard let node = mapping[key] else { return nil }
    guard let scalar = node.scalar else { throw fault(node, "“\(path)\(key)” must be one value") }
    let text = scalar.string.trimmed
    guard !text.isEmpty else { throw fault(node, "“\(path)\(key)” has no value") }
    return text
  }

  /// The text of a key that must be there.
  func needed(_ key: String) throws(ConfigurationError) -> String {
    guard let text = try text(key) else { throw missing(key) }
    return text
  }

  /// A value read from the text of a key, or `nil` where the key is absent.
  func value<Value>(_ key: String, _ expected: String, _ read: (String) -> Value?) throws(ConfigurationError) -> Value? {
    guard let text = try text(key) else { return nil }
    guard let value = read(text) else { throw fault(mapping[key], "“\(path)\(key)” is “\(text)” and should be \(expected)") }
    return value
  }

  /// `true` or `false`, or `nil` where the key is absent.
  func flag(_ key: String) throws(ConfigurationError) -> Bool? {
    try value(key, "true or false") { ["true": true, "yes": true, "false": false, "no": false][$0.lowercased()] }
  }

  /// A list of texts; one text stands for a list of one.
  func texts(_ key: String) throws(ConfigurationError) -> [String] {
    guard let node = mapping[key] else { return [] }
    if let scalar = node.scalar { return [scalar.string] }
    guard let sequence = node.sequence else { throw fault(node, "“\(path)\(key)” must be a value or a list of values") }
    var texts: [String] = []
    for item in sequence {
      guard let scalar = item.scalar else { throw fault(item, "“\(path)\(key)” must be a list of values") }
      texts.append(scalar.string)
    }
    return texts
  }

  /// An entry of a list that may be short or long.
  enum Entry {
    case text(String)
    case mapping(ConfigurationNode)
  }

  /// A list whose entries are texts or mappings; one entry stands for a list of one.
  func entries(_ key: String) throws(ConfigurationError) -> [Entry] {
    guard let node = mapping[key] else { return [] }
    var entries: [Entry] = []
    for item in node.sequence.map(Array.init) ?? [node] {
      if let scalar = item.scalar {
        entries.append(.text(scalar.string))
      } else if let inner = item.mapping {
        entries.append(.mapping(ConfigurationNode(file: file, mapping: inner, mark: item.mark, path: "\(path)\(key).")))
      } else {
        throw fault(item, "“\(path)\(key)” must be a list of values, or of keys and values")
      }
    }
    return entries
  }

  /// Whether a key holds a mapping.
  func holdsMapping(_ key: String) -> Bool { mapping[key]?.mapping != nil }

  /// A mapping within this one, or `nil` where the key is absent.
  func child(_ key: String) throws(ConfigurationError) -> ConfigurationNode? {
    guard let node = mapping[key] else { return nil }
    guard let inner = node.mapping else { throw fault(node, "“\(path)\(key)” must be a list of keys and values") }
    return ConfigurationNode(file: file, mapping: inner, mark: node.mark, path: "\(path)\(key).")
  }

  /// A mapping that must be there.
  func neededChild(_ key: String) throws(ConfigurationError) -> ConfigurationNode {
    guard let child = try child(key) else { throw missing(key) }
    return child
  }

  /// All keys with their texts, in the order of the file.
  func pairs() throws(ConfigurationError) -> [(key: String, text: String)] {
    var pairs: [(key: String, text: String)] = []
    for (key, _) in mapping {
      guard let name = key.scalar?.string else { throw fault(key, "a key must be one word") }
      pairs.append((name, try needed(name)))
    }
    return pairs
  }

  /// Refuses keys that the program does not know.
  func allow(_ keys: [String]) throws(ConfigurationError) {
    for (key, _) in mapping {
      let name = key.scalar?.string ?? ""
      guard !keys.contains(name) else { continue }
      let near = NearestName.first(of: name, among: keys)
      let hint = near.map { "; did you mean “\($0)”?" } ?? "; known are \(keys.joined(separator: ", "))"
      throw fault(key, "“\(path)\(name)” is not a known key\(hint)")
    }
  }

  /// A fault at the value of a key.
  func fault(at key: String, _ reason: String) -> ConfigurationError { fault(mapping[key], reason) }

  private func missing(_ key: String) -> ConfigurationError {
    ConfigurationError(file: file, line: mark?.line ?? 0, column: mark?.column ?? 0, reason: "“\(path)\(key)” is missing")
  }

  private func fault(_ node: Node?, _ reason: String) -> ConfigurationError {
    ConfigurationError(file: file, line: node?.mark?.line ?? 0, column: node?.mark?.column ?? 0, reason: reason)
  }

  private static func syntaxFault(_ error: any Error, file: String) -> ConfigurationError {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
      ConfigurationError(file: file, line: mark.line, column: mark.column, reason: "this is not YAML (\(problem))")
    case .duplicatedKeysInMapping(let duplicates, let context):
      ConfigurationError(
        file: file, line: context.mark.line, column: context.mark.column,
        reason: "the key “\(duplicates.first ?? "")” stands twice")
    default:
      ConfigurationError(file: file, line: 0, column: 0, reason: "this is not YAML")
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
