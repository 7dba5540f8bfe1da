/// A rank correlation with deprivation that others have published of a place.
public struct PublishedFigure: Hashable, Sendable {
  /// The place, by the name that the table has: `London`.
  public let place: String
  /// Spearman's rho, from −1 to 1.
  public let rho: Double

  /// A figure of a place.
  public init(place: String, rho: Double) {
    self.place = place
    self.rho = rho
  }
}

/// What others have published, and why it may differ.
public struct PublishedFigures: Hashable, Sendable {
  /// Who published them, as the beginning of a sentence: `The assessment of 2021`.
  public let source: String
  /// The figures, in the order of the file.
  public let figures: [PublishedFigure]
  /// Why they may differ from what is computed here; empty where nothing is said.
  public let note: String

  /// None.
  public static let none = PublishedFigures(source: "", figures: [], note: "")

  /// Figures, their source and a note.
  public init(source: String, figures: [PublishedFigure], note: String) {
    self.source = source
    self.figures = figures
    self.note = note
  }

  /// The published figure of a place; `NaN` where there is none.
  func rho(of place: String) -> Double { figures.first { $0.place == place }?.rho ?? .nan }
}
