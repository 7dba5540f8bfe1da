public import WardlightDeprivation
public import WardlightDisclosure
public import WardlightEssentials
public import WardlightLoading
public import WardlightRecords
public import WardlightSpatialStatistics

/// All that `wardlight.yaml` says, checked; paths are already relative to that file.
public struct Configuration: Sendable {
  /// The configuration's own path.
  public let file: String
  /// The title of the product.
  public let title: String
  /// Who makes the product; empty where it does not say.
  public let producer: String
  /// The marking that every page carries.
  public let marking: Marking
  /// How counts are protected.
  public let policy: Policy
  /// The whole window, over which wards are counted.
  public let period: Period
  /// The two periods that are compared.
  public let comparison: Comparison
  /// The month in which a year starts: 5 for May–April years.
  public let yearStart: Int
  /// The wards of London.
  public let wards: WardSource
  /// The county forces.
  public let forces: AreaSource?
  /// The upper ends of the classes for counts by county force; empty leaves them to the data.
  public let forceClasses: [Double]
  /// How many persons one millimetre of width stands for on the flow maps of boroughs, so that these can be compared; `nil` gives each
  /// map a scale of its own.
  public let flowScale: Double?
  /// A layer of rivers and lakes, which lies over the wards of a map.
  public let water: BackdropSource?
  /// A layer of land, which lies around the county forces of a map in the sea.
  public let land: BackdropSource?
  /// The referrals, or other records with a place.
  public let referrals: RecordSource
  /// The links of persons with county forces and towns.
  public let links: RecordSource?
  /// The rescue requests.
  public let rescues: RecordSource?
  /// Where postcodes are.
  public let postcodes: PostcodeSource?
  /// The towns that links may name, and that stand for places where a record has neither coordinate nor postcode.
  public let towns: TownSource?
  /// Tables of other names of forces, towns and districts, which go before the project's own.
  public let aliases: [String]
  /// Records outside every ward go to the nearest one within this many metres.
  public let nearest: Double
  /// The ledger of releases; `nil` where none is kept.
  public let ledger: String?
  /// The index of deprivation.
  public let deprivation: DeprivationSource?
  /// What is computed of flows, and how.
  public let flows: FlowMethods
  /// Where the key comes from under which identifiers become pseudonyms.
  public let key: KeySource
  /// How hot spots are tested.
  public let inference: InferenceOptions

  /// The two periods whose counts are compared.
  public struct Comparison: Hashable, Sendable {
    /// The later one.
    public let current: Period
    /// The earlier one.
    public let previous: Period

    /// Two periods.
    public init(current: Period, previous: Period) {
      self.current = current
      self.previous = previous
    }
  }

  /// A layer of areas.
  public struct AreaSource: Sendable {
    /// The layer.
    public let layer: LayerSource
    /// The field of the codes.
    public let code: String
    /// The field of the names.
    public let name: String
    /// The year whose boundaries the codes belong to.
    public let vintage: String
    /// Whether the shapes are hexagons that stand for areas.
    public let isHexagonMap: Bool
    /// Who publishes the layer, for the foot of a map.
    public let credit: String
    /// What the areas are called: `wards`.
    public let kind: String

    /// A layer by its parts.
    public init(
      layer: LayerSource, code: String, name: String, vintage: String = "", isHexagonMap: Bool = false, credit: String = "",
      kind: String = "areas"
    ) {
      self.layer = layer
      self.code = code
      self.name = name
      self.vintage = vintage
      self.isHexagonMap = isHexagonMap
      self.credit = credit
      self.kind = kind
    }
  }

  /// A layer of shapes that maps show without a figure.
  public struct BackdropSource: Sendable {
    /// The layer.
    public let layer: LayerSource
    /// Who publishes the layer, for the foot of a map.
    public let credit: String
  }

  /// The ward layer, whose wards know their borough.
  public struct WardSource: Sendable {
    /// The layer.
    public let areas: AreaSource
    /// The field of the borough's code.
    public let boroughCode: String
    /// The field of the borough's name.
    public let boroughName: String
    /// Where the population is from which rates are computed; `nil` gives no rates.
    public let population: PopulationSource?
  }

  /// Records of one kind.
  public struct RecordSource: Sendable {
    /// The files, in order.
    public let files: [RecordFile]
    /// What one record is called: `referral`.
    public let noun: Noun
    /// What the place of a record is.
    public let place: RecordPlace
    /// Whether the records were made up.
    public let isSynthetic: Bool
    /// Whether the records are about persons.
    public let isPersonal: Bool
    /// Where the records come from, for the foot of a map.
    public let credit: String

    /// Records by their parts.
    public init(
      files: [RecordFile], noun: Noun, place: RecordPlace = .residence, isSynthetic: Bool = false, isPersonal: Bool = true,
      credit: String = ""
    ) {
      self.files = files
      self.noun = noun
      self.place = place
      self.isSynthetic = isSynthetic
      self.isPersonal = isPersonal
      self.credit = credit
    }
  }

  /// A word for what is counted.
  public struct Noun: Hashable, Sendable {
    /// One of them.
    public let singular: String
    /// Many of them.
    public let plural: String

    /// A word and its plural.
    public init(singular: String, plural: String) {
      self.singular = singular
      self.plural = plural
    }
  }

  /// Files of postcodes.
  public struct PostcodeSource: Sendable {
    /// Stores, and files of any known layout; the first that has a postcode holds.
    public let files: [String]
    /// Who publishes them.
    public let credit: String

    /// Postcodes by their parts.
    public init(files: [String], credit: String = "") {
      self.files = files
      self.credit = credit
    }
  }

  /// A table of towns.
  public struct TownSource: Sendable {
    /// OS Open Names, or town, easting, northing.
    public let file: String
    /// Who publishes it.
    public let credit: String

    /// A table by its parts.
    public init(file: String, credit: String = "") {
      self.file = file
      self.credit = credit
    }
  }

  /// An index of deprivation, by ward or by smaller areas.
  public struct DeprivationSource: Sendable {
    /// The index.
    public let index: IndexSource
    /// What stands for a ward that is made of the index's smaller areas.
    public let summary: SummaryMeasure
    /// By whose definition it is made.
    public let convention: SummaryConvention
    /// From how many records on a ward counts among those whose share in the most deprived fifth is told.
    public let atLeast: Int
    /// What others have published.
    public let published: PublishedFigures
    /// Who publishes the index.
    public let credit: String
  }
}
