/// What counts are held against: a score of deprivation, say.
public struct Covariate: Hashable, Sendable {
  /// What it is called in coefficients and sentences.
  public let name: String
  /// Its values in order of area code; `NaN` where missing.
  public let values: [Double]

  /// A covariate of these values.
  public init(name: String, values: [Double]) {
    self.name = name
    self.values = values
  }
}
