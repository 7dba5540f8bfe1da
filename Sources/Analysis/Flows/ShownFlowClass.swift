import WardlightDisclosure
import WardlightFlows
import WardlightSpatialStatistics

/// The words for what a flow is against what is expected of it.
public enum FlowWord {
  /// More than chance explains.
  public static let more = "more"
  /// Fewer than chance explains.
  public static let fewer = "fewer"
  /// Chance explains the difference.
  public static let notDifferent = "not different"
  /// Too few to say.
  public static let notEnough = "not enough"
  /// The count is protected, and the class would narrow it.
  public static let protected = "protected"

  /// All of them, in the order of a legend.
  public static let all = [more, notDifferent, fewer, notEnough, protected]

  static func of(_ excess: ExcessClass) -> String {
    switch excess {
    case .more: more
    case .fewer: fewer
    case .notDifferent: notDifferent
    case .undefined: notEnough
    }
  }
}

/// One model's tests of pairs as they may leave.
///
/// The model is of the flows as they are seen. The class of a hidden count leaves only where every count that it may be would have the same; that a pair is not tested at
/// all is decided by margins.
struct ShownFlowClass {
  private let classes: [ExcessClass]
  private let tails: (_ cell: Int, _ count: Int) -> CountTails?
  private let alternative: Alternative
  /// The largest p-value that counts as significant, corrected as it is.
  private let limit: Double
  /// More values than this of a hidden count are not tried.
  private static let mostValues = 100

  /// - Parameters:
  ///   - classes: What each cell is.
  ///   - tails: What the tails of a cell would be with another count; `nil` where nobody knows, or where there is no such count.
  ///   - own: The tails that each cell has.
  init(_ classes: [ExcessClass], own: (Int) -> CountTails, tails: @escaping (Int, Int) -> CountTails?, _ alternative: Alternative) {
    (self.classes, self.tails, self.alternative) = (classes, tails, alternative)
    let found = classes.indices.filter { classes[$0] == .more || classes[$0] == .fewer }
    limit = found.map { own($0).p(alternative) }.max() ?? 0
  }

  /// The word for a pair.
  ///
  /// - Parameter cell: Where the pair stands in the columns of the model.
  func word(_ seen: ShownMatrix, _ pair: FlowMatrix.Pair, _ cell: Int) -> String {
    let own = classes[cell]
    guard own != .undefined, seen.isHidden(pair.origin, pair.destination) else { return FlowWord.of(own) }
    guard let range = seen.range(pair.origin, pair.destination), range.count <= Self.mostValues else { return FlowWord.protected }
    return range.allSatisfy { tails(cell, $0).map { excess($0) == own } ?? false } ? FlowWord.of(own) : FlowWord.protected
  }

  private func excess(_ tails: CountTails) -> ExcessClass {
    guard limit > 0, tails.p(alternative) <= limit else { return .notDifferent }
    switch alternative {
    case .twoSided: return tails.more < tails.fewer ? .more : .fewer
    case .greater: return .more
    case .less: return .fewer
    }
  }
}
