public import WardlightGeometry

extension Geography {
  /// What one of the areas is called: `ward`, `local authority`.
  public var singularKind: String {
    if kind.hasSuffix("ies") { return kind.dropLast(3) + "y" }
    return kind.hasSuffix("s") ? String(kind.dropLast()) : kind
  }
}
