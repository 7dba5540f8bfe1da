/// What a drawing is, as readers are told.
public enum DrawingKind: String, Hashable, Sendable {
  /// Places as they lie on the ground.
  case map
  /// Numbers on scales.
  case chart

  /// The word at the beginning of a sentence.
  var capitalized: String {
    switch self {
    case .map: "Map"
    case .chart: "Chart"
    }
  }
}
