/// What GDAL or PROJ could not do.
public enum GDALError: Error, Hashable, Sendable {
  /// There is nothing at the path.
  case missing(path: String)
  /// No driver reads what is at the path.
  case unreadable(path: String, reason: String)
  /// A data set has no layer of that name; `present` are those it has.
  case noLayer(path: String, name: String, present: [String])
  /// Reading stopped part of the way.
  case readingStopped(path: String, reason: String)
  /// A file could not be written.
  case unwritable(path: String, reason: String)
  /// A text names no coordinate reference system.
  case unknownReference(String)
  /// No known operation leads from one reference system to the other with the grids that are installed.
  case noOperation(from: String, to: String)
  /// An invalid shape could not be repaired.
  case unrepairable(reason: String)
}

extension GDALError: CustomStringConvertible {
  /// One sentence that names the file or the reference system.
  public var description: String {
    switch self {
    case .missing(let path): "\(path): there is no such file."
    case .unreadable(let path, let reason): "\(path): GDAL cannot read it (\(reason))."
    case .noLayer(let path, let name, let present): "\(path): there is no layer “\(name)”; there are \(present.joined(separator: ", "))."
    case .readingStopped(let path, let reason): "\(path): reading stopped (\(reason))."
    case .unwritable(let path, let reason): "\(path): cannot be written (\(reason))."
    case .unknownReference(let text): "“\(text)” is no coordinate reference system."
    case .noOperation(let from, let to): "No known operation leads from \(from) to \(to)."
    case .unrepairable(let reason): "An invalid shape cannot be repaired (\(reason))."
    }
  }
}
