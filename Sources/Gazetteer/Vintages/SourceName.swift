/// What a source is called in products, which must not depend on the folder it lies in.
enum SourceName {
  /// The last part of a path; a connection such as `PG:dbname=…` and a plain name stay as they are.
  static func short(_ source: String) -> String {
    let scheme = source.prefix { $0 != ":" }
    let isConnection = scheme.count > 1 && scheme.count < source.count && scheme.allSatisfy { $0.isLetter && $0.isUppercase }
    return isConnection ? source : source.split(separator: "/").last.map(String.init) ?? source
  }
}
