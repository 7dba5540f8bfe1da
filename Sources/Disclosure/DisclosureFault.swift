/// Why something cannot pass the door.
public enum DisclosureFault: Error, Hashable, Sendable {
  /// The text names no policy.
  case unknownPolicy(String)
  /// Settings of a policy do not go together; the reason is the second half of a sentence.
  case contradiction(key: PolicySettings.Key, reason: String)
  /// `public` was asked for, and nobody said that the records are synthetic or not personal.
  case personalRecords(source: String)
  /// `internal` stands in a file; it counts only on the command line.
  case internalNotOnCommandLine
  /// Points of single records were asked for under a policy that protects them.
  case pointsOfRecords
  /// Every cell of a surface must stay without data.
  case nothingToShow(Policy)
  /// A surface reaches none of the levels at which it was to be cut.
  case noContour
  /// A count is below 0.
  case negativeCount(CellKey)
  /// Two numbers are given for one count.
  case twoCounts(CellKey)
  /// A whole does not agree with its parts.
  case doesNotAddUp(CellKey)
  /// Small counts follow from the others whatever is hidden.
  case cannotProtect([CellKey])
  /// Small counts follow from what earlier releases told.
  case givenAwayBefore([CellKey])
  /// The solver of linear programs stopped without an answer, with this status of its own.
  case solverFailed(status: Int)
  /// Counts are of a measure that nobody declared, or one lies within such a measure.
  case undeclaredMeasure(String)
  /// Counts are cut down along a dimension that nobody declared.
  case undeclaredDimension(String)
  /// Counts are of a member that their dimension does not know.
  case unknownMember(dimension: String, member: String)
  /// A member lies, by way of others or not, within itself.
  case memberWithinItself(dimension: String, member: String)
  /// A measure counts, by way of others or not, a part of itself.
  case measureWithinItself(String)
  /// A member of a dimension of periods is not spelt `2019-05-01..2020-04-30`, or ends before it starts.
  case unreadablePeriod(dimension: String, member: String)
  /// A dimension has more members than can be told apart with so many other dimensions beside it.
  case tooManyMembers(dimension: String, limit: Int)
  /// A file does not say what the counts of a product count.
  case unreadableCountMap(file: String, reason: String)
}

extension DisclosureFault: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch self {
    case .unknownPolicy(let text):
      "“\(text)” is no policy; use threshold:N (N from 3 to 1000, for example threshold:5), nhs, dfe, public or internal; a comma joins other settings to it, as in “nhs,top_rank:20” (\(Self.settings))."
    case .contradiction(let key, let reason): "The policy's “\(key.rawValue)” cannot hold: \(reason)."
    case .personalRecords(let source):
      "Policy public is refused: \(source) may be about persons. If it is not, its entry in wardlight.yaml must say “synthetic: true” or “personal: false”."
    case .internalNotOnCommandLine:
      "Policy internal counts only on the command line: give --policy internal."
    case .pointsOfRecords:
      "Points of single records leave under --policy internal alone. Without it they can be masked: --mask K moves each so far that at least K addresses may be meant."
    case .nothingToShow(let policy):
      "Policy \(policy) leaves no cell of the surface: nowhere do enough different places lie within the bandwidth. Take a larger one."
    case .negativeCount(let key): "The count of “\(key)” is below 0."
    case .twoCounts(let key): "Two different counts are given of “\(key)”."
    case .doesNotAddUp(let key): "The counts within “\(key)” do not add up to it, or one of them is larger."
    case .cannotProtect(let keys):
      "Nothing is released: \(Self.named(keys)) can be computed from other counts whatever is hidden. Publish fewer or larger areas, periods or categories."
    case .givenAwayBefore(let keys):
      "Nothing is released: \(Self.named(keys)) can be computed with the help of earlier releases whatever is hidden. Leave these counts out of this one."
    case .noContour: "The surface reaches none of the levels, so that there is no contour."
    case .solverFailed(let status):
      "The solver of linear programs stopped with status \(status), so that it cannot be shown that the counts are protected; nothing is released."
    case .undeclaredMeasure(let name): "Counts are of measure “\(name)”, which is not among the measures declared."
    case .undeclaredDimension(let name): "Counts are cut down by dimension “\(name)”, which is not among the dimensions declared."
    case .unknownMember(let dimension, let member): "Dimension “\(dimension)” has no member “\(member)”, of which there are counts."
    case .memberWithinItself(let dimension, let member): "Member “\(member)” of dimension “\(dimension)” lies within itself."
    case .measureWithinItself(let name): "Measure “\(name)” counts a part of itself."
    case .unreadablePeriod(let dimension, let member):
      "Member “\(member)” of dimension “\(dimension)” is no period; periods are spelt 2019-05-01..2020-04-30, the first day first."
    case .tooManyMembers(let dimension, let limit):
      "Dimension “\(dimension)” has more than \(limit) members, too many with so many other dimensions beside it."
    case .unreadableCountMap(let file, let reason): "\(file) does not say what the counts count: \(reason)."
    }
  }

  /// Up to three keys, and how many more there are.
  private static func named(_ keys: [CellKey]) -> String {
    let first = keys.prefix(3).map { "“\($0)”" }.joined(separator: "; ")
    return keys.count > 3 ? "\(first) and \(keys.count - 3) more" : first
  }

  private static var settings: String {
    PolicySettings.Key.allCases.filter { $0 != .preset && $0 != .threshold }.map(\.rawValue).joined(separator: ", ")
  }
}
