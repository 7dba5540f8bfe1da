/// Why flows cannot be analysed.
public enum FlowsError: Error, Hashable, Sendable {
  /// Flows cannot be balanced, or have no gravity model.
  case gravity(GravityFault)
  /// The totals of origins and of destinations are not one sum, so that no flows have both; `kind` says of what.
  case marginsDiffer(origins: Double, destinations: Double, kind: String)
  /// A place has a total and no flow that could make it up.
  case unreachableMargin(kind: String, name: String)
}

extension FlowsError: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch self {
    case .gravity(let fault): "\(fault)"
    case .marginsDiffer(let origins, let destinations, let kind):
      "The margins of \(kind) do not add up: the origins have \(origins) and the destinations \(destinations)."
    case .unreachableMargin(let kind, let name): "The \(kind) “\(name)” has a total, and every flow that could make it up is 0."
    }
  }
}
