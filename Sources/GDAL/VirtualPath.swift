internal import Foundation
internal import WardlightCGDAL

/// A path as the user gives it, and what GDAL must be told to open it.
public struct VirtualPath: Hashable, Sendable {
  /// What the user gave, for messages: passwords in a connection are left out.
  public let shown: String
  /// What GDAL opens.
  public let forGDAL: String
  private let isConnection: Bool

  /// A file of any format, plain, as `.gz`, or the one data set in a `.zip`; or a connection such as `PG:dbname=…`.
  public init(_ path: String) {
    let connection = Self.isConnection(path)
    isConnection = connection
    shown = connection ? Self.withoutPasswords(path) : path
    forGDAL = connection ? path : Self.unpacking(path)
  }

  /// Whether there is something at the path; a connection, or a path of GDAL's own, is taken at its word.
  public var exists: Bool { isConnection || shown.hasPrefix("/vsi") || FileManager.default.fileExists(atPath: shown) }

  /// Whether a folder is at the path.
  var isFolder: Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: shown, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// The ending of the file without that of its compression, in lower case: `csv` of `events.csv.gz`.
  public var format: String {
    let name = forGDAL.split(separator: "/").last ?? ""
    let parts = name.split(separator: ".").map { $0.lowercased() }
    return (parts.last == "gz" ? parts.dropLast() : parts[...]).dropFirst().last ?? ""
  }

  /// Why a file cannot be opened, in words for who gave the path: of an archive GDAL says only that it does not exist in its own file system.
  func reason(_ message: String) -> String {
    forGDAL.hasPrefix("/vsizip/") && !shown.hasPrefix("/vsi")
      ? "it is no zip archive, or there is no layer in it that GDAL knows" : withoutSecrets(message)
  }

  /// A message of GDAL's without the passwords of the connection it may quote.
  func withoutSecrets(_ message: String) -> String {
    isConnection ? Self.withoutPasswords(message.replacing(forGDAL, with: shown)) : message
  }

  /// GDAL names a driver before a colon of two letters or more; one letter would be a drive.
  private static func isConnection(_ path: String) -> Bool {
    let head = path.prefix { $0 != ":" }
    return head.count >= 2 && head.count < path.count && head.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } && !path.hasPrefix("/")
  }

  private static func withoutPasswords(_ text: String) -> String {
    text.replacing(/(?i)(password\s*=\s*)('[^']*'|\S+)/) { "\($0.output.1)…" }
      .replacing(/(:\/\/[^:\/@\s]*):[^@\s]*@/) { "\($0.output.1):…@" }
  }

  private static func unpacking(_ path: String) -> String {
    let lowered = path.lowercased()
    if path.hasPrefix("/vsi") { return path }
    if lowered.hasSuffix(".gz") { return "/vsigzip/" + path }
    if lowered.hasSuffix(".zip") { return onlyDataset(in: "/vsizip/" + path) }
    return path
  }

  /// The one data set in an archive; the archive itself where there are several or none, so that GDAL lists them or fails.
  private static func onlyDataset(in archive: String) -> String {
    Registration.prepare()
    guard let list = VSIReadDirRecursive(archive) else { return archive }
    defer { CSLDestroy(list) }
    let names = (0..<Int(CSLCount(list))).compactMap { list[$0].map { String(cString: $0) } }
    let datasets = names.filter { name in formats.contains { name.lowercased().hasSuffix("." + $0) } && !name.hasPrefix("__MACOSX") }
    return datasets.count == 1 ? "\(archive)/\(datasets[0])" : archive
  }

  private static let formats = ["shp", "geojson", "json", "topojson", "gpkg", "csv", "tsv", "xlsx", "ods", "gml", "kml", "tab", "fgb"]
}
