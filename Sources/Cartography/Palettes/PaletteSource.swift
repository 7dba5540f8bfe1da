extension Palette {
  /// Who made a palette, and under which licence it may be used.
  public enum Source: String, Hashable, Sendable {
    /// ColorBrewer 2.0.
    case colorBrewer
    /// The maps of colours that matplotlib introduced with viridis.
    case viridis

    /// The sentence that goes with the colours.
    ///
    /// - SeeAlso: Harrower and Brewer (2003), ColorBrewer.org, https://doi.org/10.1179/000870403235002042; Smith and van der Walt (2015), A
    ///   better default colormap for matplotlib; Nuñez, Anderton and Renslow (2018), https://doi.org/10.1371/journal.pone.0199239.
    public var attribution: String {
      switch self {
      case .colorBrewer:
        "This product includes color specifications and designs developed by Cynthia Brewer (http://colorbrewer.org/). "
          + "Copyright © 2002 Cynthia Brewer, Mark Harrower, and The Pennsylvania State University. Licensed under the Apache License, Version 2.0."
      case .viridis:
        "Viridis, magma, plasma and inferno by Nathaniel J. Smith, Stefan van der Walt and Eric Firing, released under CC0; "
          + "cividis by Jamie R. Nuñez, Christopher R. Anderton and Ryan S. Renslow (PLOS ONE, 2018)."
      }
    }
  }
}
