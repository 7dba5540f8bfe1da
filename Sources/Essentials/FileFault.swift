/// What can go wrong with a file or a folder.
public enum FileFault: Error, Hashable, Sendable {
  /// There is no such file.
  case missing(path: String)
  /// The file is there and cannot be read.
  case unreadable(path: String)
  /// The file or folder cannot be made; `reason` is the system's own word for it.
  case unwritable(path: String, reason: String)
}

extension FileFault: CustomStringConvertible {
  /// One sentence that names the file.
  public var description: String {
    switch self {
    case .missing(let path): "\(path): there is no such file."
    case .unreadable(let path): "\(path): the file cannot be read."
    case .unwritable(let path, let reason): "\(path): cannot be written (\(reason))."
    }
  }
}
