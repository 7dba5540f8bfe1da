/// Why something cannot pass the door.
public enum DisclosureFault: Error, Hashable, Sendable {
  /// The text names no policy.
  case unknownPolicy(String)
  /// `public` was asked for, and nobody said that the records are synthetic or not personal.
  case personalRecords(source: String)
  /// `internal` stands in a file; it counts only on the command line.
  case internalNotOnCommandLine
  /// Every cell of a surface must stay without data.
  case nothingToShow(Policy)
  /// A surface reaches none of the levels at which it was to be cut.
  case noContour
}

extension DisclosureFault: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch self {
    case .unknownPolicy(let text):
      "“\(text)” is no policy; use threshold:N (N from 2 to 1000, for example threshold:5), public or internal."
    case .personalRecords(let source):
      "Policy public is refused: \(source) may be about persons. If it is not, its entry in wardlight.yaml must say “synthetic: true” or “personal: false”."
    case .internalNotOnCommandLine:
      "Policy internal counts only on the command line: give --policy internal."
    case .nothingToShow(let policy):
      "Policy \(policy) leaves no cell of the surface: nowhere do enough different places lie within the bandwidth. Take a larger one."
    case .noContour: "The surface reaches none of the levels, so that there is no contour."
    }
  }
}
