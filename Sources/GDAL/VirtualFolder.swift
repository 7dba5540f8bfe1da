internal import WardlightCGDAL

/// The files in an archive.
public enum VirtualFolder {
  /// The paths of all files in a zip archive, within it and in their alphabet's order; none where it is no zip or empty.
  public static func files(inZip path: String) -> [String] {
    Registration.prepare()
    guard let list = VSIReadDirRecursive("/vsizip/" + path) else { return [] }
    defer { CSLDestroy(list) }
    return (0..<Int(CSLCount(list))).compactMap { list[$0].map { String(cString: $0) } }.filter { !$0.hasSuffix("/") }.sorted()
  }
}
