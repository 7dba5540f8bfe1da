internal import Foundation
internal import WardlightEssentials
internal import WardlightLoading

/// A file of postcodes that the user names: one table, or an archive of several.
struct PostcodeSource: Sendable {
  /// The name of the file, without its folder.
  let name: String
  /// Where it is.
  let path: String
  /// The tables in it, each as it is opened.
  let tables: [String]

  /// The files that the paths stand for, folders in order of the names in them.
  static func all(_ paths: [String]) throws(GazetteerError) -> [PostcodeSource] {
    var sources: [PostcodeSource] = []
    for path in paths { sources.append(contentsOf: try of(path)) }
    return sources
  }

  private static func of(_ path: String) throws(GazetteerError) -> [PostcodeSource] {
    let content: TableFolder?
    do throws(LoadingError) { content = try TableFolder(path) } catch { throw .table(error) }
    let name = URL(fileURLWithPath: path).lastPathComponent
    guard let content else { return [PostcodeSource(name: name, path: path, tables: [path])] }
    let tables = chosen(content.files)
    guard !tables.isEmpty else { throw .noTables(path: path) }
    let opened = tables.map { content.opening($0) }
    if content.isArchive { return [PostcodeSource(name: name, path: path, tables: opened)] }
    return zip(tables, opened).map { PostcodeSource(name: URL(fileURLWithPath: $0).lastPathComponent, path: $1, tables: [$1]) }
  }

  /// The tables of postcodes among the files of a delivery: those below its folder `Data` where it has one, since look-ups of codes lie beside it, and of
  /// one large table and the same in pieces (`multi_csv`) the large one.
  private static func chosen(_ files: [String]) -> [String] {
    let tables = files.filter { file in [".csv", ".csv.gz"].contains { file.lowercased().hasSuffix($0) } && !file.contains("__MACOSX") }
    let data = tables.filter { folders(of: $0).contains("data") }
    let relevant = data.isEmpty ? tables : data
    let whole = relevant.filter { !folders(of: $0).contains("multi_csv") }
    return whole.isEmpty ? relevant : whole
  }

  private static func folders(of file: String) -> [String] { file.lowercased().split(separator: "/").dropLast().map(String.init) }

  /// The month or year that the file's name states: `2024-02` of `ONSPD_FEB_2024_UK.csv`, `2025` of `codepoint_open_2025_gb.csv.gz`; else empty.
  var date: String {
    let words = name.uppercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    guard let place = words.firstIndex(where: { $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20")) && Int($0) != nil }) else {
      return ""
    }
    guard place > 0, let month = Self.months.firstIndex(of: String(words[place - 1].prefix(3))) else { return words[place] }
    return "\(words[place])-\(month < 9 ? "0" : "")\(month + 1)"
  }

  private static let months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
}
