import WardlightDisclosure
import WardlightSpatialStatistics

/// What an area's count is against the one that deprivation and population would give, as a reader sees it.
public enum ExcessWords {
  /// More than chance explains.
  public static let more = "More than expected"
  /// Fewer than chance explains.
  public static let fewer = "Fewer than expected"
  /// Chance explains the difference.
  public static let notDifferent = "As expected"
  /// The count is protected, and the class would narrow it.
  public static let protected = "Protected"
  /// The area has no expected count.
  public static let undefined = "Not defined"

  /// All of them, in the order of a legend.
  public static let all = [more, notDifferent, fewer, protected, undefined]
}

extension ExcessClass {
  /// The class as a reader sees it.
  var words: String {
    switch self {
    case .more: ExcessWords.more
    case .fewer: ExcessWords.fewer
    case .notDifferent: ExcessWords.notDifferent
    case .undefined: ExcessWords.undefined
    }
  }
}

/// The classes of areas as they may leave: that of a hidden count only where every count that it may be would have the same.
struct ShownExcess {
  private let model: CountModel
  private let residuals: ModelResiduals
  private let release: OverlayRelease
  /// The largest p-value that counts as significant, corrected as it is.
  private let limit: Double

  init(_ model: CountModel, _ residuals: ModelResiduals, _ release: OverlayRelease) {
    self.model = model
    self.residuals = residuals
    self.release = release
    let found = residuals.classes.indices.filter { residuals.classes[$0] == .more || residuals.classes[$0] == .fewer }
    limit = found.map { model.tails(of: model.counts[$0], in: $0).p(residuals.alternative) }.max() ?? 0
  }

  var words: [String?] { residuals.classes.indices.map { words(of: $0) } }

  private func words(of area: Int) -> String {
    let own = residuals.classes[area]
    guard own != .undefined, let range = release.areas[area], range.count > 1 else { return own.words }
    guard release.tellsAll else { return ExcessWords.protected }
    let isOne = range.allSatisfy { excess(model.tails(of: Double($0), in: area)) == own }
    return isOne ? own.words : ExcessWords.protected
  }

  private func excess(_ tails: CountTails) -> ExcessClass {
    guard limit > 0, tails.p(residuals.alternative) <= limit else { return .notDifferent }
    switch residuals.alternative {
    case .twoSided: return tails.more < tails.fewer ? .more : .fewer
    case .greater: return .more
    case .less: return .fewer
    }
  }
}
