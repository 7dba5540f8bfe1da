public import WardlightDisclosure
public import WardlightEssentials
public import WardlightGeometry

/// All that one pack shows of a place: released tables, and the shapes to draw them on.
///
/// What a county force sees is in ``flows``: of ``wardAreas`` and of the tables of wards, years, months and boroughs it has no row.
public struct Findings: Sendable {
  /// The place.
  public let subject: Subject
  /// What the product says about itself.
  public let statement: ProductStatement
  /// The wards of the place, in the order of the rows of ``wards``.
  public let wardAreas: Areas
  /// The boroughs of London, in order of code.
  public let boroughAreas: Areas
  /// The outlines of the place: of its boroughs for London, of the borough alone else.
  public let outlines: MultiPolygons
  /// What lies around the place: the other boroughs; `nil` for London.
  public let surroundings: MultiPolygons?
  /// Rivers and lakes; `nil` where the configuration names none.
  public let water: MultiPolygons?
  /// The land around the county forces, in the sea; `nil` where the configuration names none.
  public let land: MultiPolygons?
  /// The county forces, aligned with the rows of ``forceMap``; `nil` where the configuration names none.
  public let forceAreas: Areas?
  /// Wards over the whole window: counts, rates, hot spots, deprivation.
  public let wards: Released<Table>
  /// The place by year, with change.
  public let years: Released<Table>
  /// The place by month, with change on the same month of the year before.
  public let months: Released<Table>
  /// Boroughs in order of rank: residence beside responsibility, with change. In a borough's pack its own row alone.
  public let boroughs: Released<Table>
  /// How deprivation and counts go together, and what deprivation does not explain; `nil` without an index.
  public let deprivation: DeprivationFindings?
  /// Where linked persons come from and go to, what changed, and what size and distance do not explain; `nil` without links.
  public let flows: FlowFindings?
  /// Links by county force, in order of rank; `nil` without links, and in the pack of a force.
  public let forces: Released<Table>?
  /// Links by county force, in order of ``forceAreas``.
  public let forceMap: Released<Table>?
  /// Links by town, in order of rank.
  public let towns: Released<Table>?
  /// Boroughs by linked individuals, in order of rank.
  public let linkedBoroughs: Released<Table>?
  /// Rescue requests and rescues by county force; not in a borough's pack, because rescues name no borough, and of a force its own row.
  public let rescues: Released<Table>?
  /// What became of each record read.
  public let reconciliation: Released<Table>

  /// The tables there are, in the order of the page; those of the ``flows`` stand there.
  public var tables: [Released<Table>] {
    if case .force = subject { return [reconciliation] }
    return [wards, years, months, boroughs] + (deprivation?.tables ?? [])
      + [linkedBoroughs, forces, towns, rescues, reconciliation].compactMap { $0 }
  }
}

/// The place that a pack is about.
public enum Subject: Hashable, Sendable {
  /// All of London.
  case london
  /// One borough.
  case borough(code: String, name: String)
  /// A county force, into which flows come from London; nothing of wards or of deprivation belongs to it.
  case force(code: String, name: String)

  /// The name on the page.
  public var name: String {
    switch self {
    case .london: "London"
    case .borough(_, let name), .force(_, let name): name
    }
  }

  /// The name of the pack's folder: `barking-and-dagenham`, of a force `hampshire-police`, so that no county is taken for a borough.
  public var folder: String {
    let words = name.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
    guard case .force = self, !words.contains("police") else { return words.joined(separator: "-") }
    return (words + ["police"]).joined(separator: "-")
  }
}

/// What a product says about itself, without a single count of records.
public struct ProductStatement: Sendable {
  /// The title of the product.
  public let title: String
  /// Who makes it.
  public let producer: String
  /// What is counted.
  public let noun: Configuration.Noun
  /// What the place of a record is.
  public let place: RecordPlace
  /// The whole window.
  public let period: Period
  /// The two periods that are compared.
  public let comparison: Configuration.Comparison
  /// The vintage of the wards, and what their shapes are.
  public let geography: Geography
  /// Whom rates are per 1,000 of; `nil` where there are no rates.
  public let populationNote: String?
  /// What the deprivation score is; `nil` without an index.
  public let deprivationTitle: String?
  /// The upper ends of the classes for counts by county force; empty where the configuration leaves them to the data.
  public let forceClasses: [Double]
  /// How many persons one millimetre of width stands for on the flow maps of boroughs; `nil` where the configuration leaves it to the data.
  public let flowScale: Double?
  /// The terms of release.
  public let terms: ReleaseTerms
  /// Whether every record was made up.
  public let isSynthetic: Bool
  /// Who publishes the sources, each once, in the configuration's order.
  public let credits: [String]
  /// How hot spots were tested, and every other choice behind a number, in sentences.
  public let methods: [String]
  /// What a reader must not conclude.
  public let caveats: [String]
  /// What the run noticed and the reader should know: repaired shapes, names that match nothing, the resolution of a test.
  public let notices: [String]
  /// What the number of permutations cannot show, which a map of hot spots says too.
  public let resolution: [String]
  /// The files that went in.
  public let inputs: [Input]
  /// Every column of area codes, its vintage, and what became of it.
  public let vintages: Listing
  /// The options that decide the result, by name.
  public let options: [Option]
  /// When the product was made.
  public let created: CalendarDate

  /// A file that went in.
  public struct Input: Hashable, Sendable {
    /// What the file is for: `wards`.
    public let role: String
    /// The file's name without its folder.
    public let name: String
    /// The SHA-256 of its bytes.
    public let checksum: Checksum

    /// A file by its role.
    public init(role: String, name: String, checksum: Checksum) {
      self.role = role
      self.name = name
      self.checksum = checksum
    }
  }

  /// Rows of text under headings.
  public struct Listing: Hashable, Sendable {
    /// The headings.
    public let headings: [String]
    /// The rows, each as long as the headings.
    public let rows: [[String]]
  }

  /// An option that decides the result.
  public struct Option: Hashable, Sendable {
    /// Its name: `permutations`.
    public let name: String
    /// Its value.
    public let value: String
  }
}
