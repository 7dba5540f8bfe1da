public import WardlightDisclosure
public import WardlightGeometry

/// How figures by area and deprivation go together; the tables have passed the door.
///
/// It is a class and never changes: who uses it holds a reference and need not know the layout of the columns within.
public final class DeprivationFindings: Sendable {
  /// The shown areas, aligned with the rows of ``byArea``.
  public let areas: Areas
  /// The heading: `Referrals and deprivation`.
  public let title: String
  /// What the index is called.
  public let indexTitle: String
  /// A row for each shown area: `id, name, group, value, population, score, rank, fifth, expected, ratio, residual, excess, hot_spot, z,
  /// p_permutation, q, bivariate_class, bivariate_moran, reason`.
  public let byArea: Released<Table>
  /// Code, name, value, score and rank of every area that was analysed, of which ``byArea`` may be a part: what a scatter plot needs.
  public let everywhere: Released<Table>
  /// A row for all areas together and for each group; `nil` without a value.
  public let association: Released<Table>?
  /// A row for each measure of deprivation over all areas, then over each group, or over the part that is shown; the column `name` is the place. `nil` without
  /// a value or further measures.
  public let measures: Released<Table>?
  /// The concentration curve, the most deprived first; `nil` without a value or a population.
  public let curve: Released<Table>?
  /// Concentration index, slope and relative index of inequality; `nil` without a value or a population.
  public let inequality: Released<Table>?
  /// The regressions of the counts on deprivation; `nil` without counts or a population.
  public let model: Released<Table>?
  /// Where the classes of `bivariate_class` end, among all areas that were analysed; `nil` without a value.
  public let thirds: DeprivationThirds?
  /// What was found, in plain words: a paragraph each for the association, what others published, the share in the most deprived fifth, concentration and
  /// rate, and what is unexplained; the last says in one sentence that no cause is shown. Paragraphs without sentences are left out.
  public let paragraphs: [[String]]
  /// What else a reader must not conclude; none of it stands in ``words``.
  public let caveats: [String]
  /// How it was done, in sentences.
  public let notes: [String]
  /// What should be known of the index, its codes and the areas.
  public let notices: [String]

  init(
    areas: Areas, title: String, indexTitle: String, byArea: Released<Table>, everywhere: Released<Table>, association: Released<Table>?,
    measures: Released<Table>?, curve: Released<Table>?, inequality: Released<Table>?, model: Released<Table>?, thirds: DeprivationThirds?,
    paragraphs: [[String]], caveats: [String], notes: [String], notices: [String]
  ) {
    self.areas = areas
    self.title = title
    self.indexTitle = indexTitle
    self.byArea = byArea
    self.everywhere = everywhere
    self.association = association
    self.measures = measures
    self.curve = curve
    self.inequality = inequality
    self.model = model
    self.thirds = thirds
    self.paragraphs = paragraphs
    self.caveats = caveats
    self.notes = notes
    self.notices = notices
  }

  /// The sentences of the ``paragraphs``, one after another.
  public var words: [String] { paragraphs.flatMap { $0 } }

  /// The tables there are, in the order of a page.
  public var tables: [Released<Table>] { [association, measures, inequality, model, curve, byArea].compactMap { $0 } }
}
