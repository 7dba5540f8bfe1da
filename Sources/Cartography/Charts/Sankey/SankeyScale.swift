/// How high a band is drawn: one millimetre for so many persons.
///
/// height = persons / personsPerMillimetre, exactly, but never below ``thinnest``, which the chart says.
public struct SankeyScale: Hashable, Sendable {
  /// How many persons one millimetre of height stands for.
  public let personsPerMillimetre: Double

  /// No band is thinner, in millimetres.
  public static let thinnest = 0.3
  /// The height of a protected band, in millimetres, which stands for no number.
  public static let hidden = 0.9

  /// A scale for charts that are to be compared with each other.
  ///
  /// - Throws: ``CartographyError/widthScale(_:)`` where the number is not positive or not finite.
  public init(personsPerMillimetre: Double) throws(CartographyError) {
    guard personsPerMillimetre > 0, personsPerMillimetre.isFinite else { throw .widthScale(personsPerMillimetre) }
    self.personsPerMillimetre = personsPerMillimetre
  }

  /// The round scale that is the next one not below a number.
  init(roundNotBelow number: Double) { personsPerMillimetre = RoundNumber.smallest(notBelow: max(number, 1e-3)) }

  /// The one round scale on which each of these charts fits its page.
  ///
  /// - Parameter charts: Charts that will lie side by side; draw each with ``SankeyChart/drawn(at:)``.
  /// - Throws: What ``SankeyChart/scene()`` throws.
  public static func shared(over charts: [SankeyChart]) throws(CartographyError) -> SankeyScale {
    var coarsest = SankeyScale(roundNotBelow: 1e-3)
    for chart in charts {
      let content = try SankeyContent(chart)
      let plan = try ChartSheet(content: content, furniture: chart.furniture, page: chart.page).plan()
      let scale = try SankeyLayout.best(content, plan.room).scale
      if scale.personsPerMillimetre > coarsest.personsPerMillimetre { coarsest = scale }
    }
    return coarsest
  }

  func height(of band: SankeyBand) -> Double {
    band.isHidden ? Self.hidden : max(Self.thinnest, band.value / personsPerMillimetre)
  }
}
