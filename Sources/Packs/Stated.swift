import WardlightDisclosure

extension Released {
  /// The same with a statement of who made it, unless it has one of its own.
  func stated(_ made: Provenance) -> Released { terms.provenance == .unstated ? stating(made) : self }
}
