public import WardlightAnalysis
public import WardlightDisclosure
public import WardlightEssentials

/// Flows with what their page and their manifest say about themselves.
public struct FlowProduct: Sendable {
  /// What was found.
  public var findings: FlowFindings
  /// What became of each record or row; `nil` where nobody says.
  public var account: Released<Table>?
  /// The line above the heading: what kind of product it is, and who makes it.
  public var eyebrow: String
  /// The heading of the page; without one that of the findings.
  public var title: String?
  /// The periods, the places: the line below the heading.
  public var subtitle: String
  /// What must stand at the head of the page: that records are synthetic, say.
  public var banners: [String]
  /// How it was done, what a reader must not conclude and what the run noticed, beside what the findings say of it.
  public var statements: Statements
  /// Who publishes the sources, each once.
  public var credits: [String]
  /// The files that went in, with their roles.
  public var inputs: [ProductStatement.Input]
  /// The options that decide the result, by name.
  public var options: [(name: String, value: String)]
  /// How the flows are drawn.
  public var looks: FlowLooks
  /// When the product was made.
  public var created: CalendarDate
  /// How the counts add up, for `counts.json`; without it there is none, and the product cannot be audited.
  public var frame: CountFrame?
  /// Who makes the product; empty where nobody says.
  public var producer = ""

  /// Sentences about the product.
  public struct Statements: Hashable, Sendable {
    /// How it was done.
    public var methods: [String]
    /// What a reader must not conclude.
    public var caveats: [String]
    /// What the run noticed.
    public var notices: [String]

    /// Sentences of these kinds.
    public init(methods: [String] = [], caveats: [String] = [], notices: [String] = []) {
      self.methods = methods
      self.caveats = caveats
      self.notices = notices
    }
  }

  /// A product of all its parts.
  public init(
    findings: FlowFindings, account: Released<Table>? = nil, eyebrow: String = "Flows", title: String? = nil, subtitle: String,
    banners: [String] = [], statements: Statements = Statements(), credits: [String], inputs: [ProductStatement.Input],
    options: [(name: String, value: String)], looks: FlowLooks = FlowLooks(), created: CalendarDate
  ) {
    self.findings = findings
    self.account = account
    self.eyebrow = eyebrow
    self.title = title
    self.subtitle = subtitle
    self.banners = banners
    self.statements = statements
    self.credits = credits
    self.inputs = inputs
    self.options = options
    self.looks = looks
    self.created = created
  }

  var heading: String { title ?? findings.title }

  /// The sentences of the findings and those beside them, each once.
  var allStatements: Statements {
    Statements(
      methods: Self.once(findings.notes + statements.methods), caveats: Self.once(findings.caveats + statements.caveats),
      notices: Self.once(findings.notices + statements.notices))
  }

  private static func once(_ sentences: [String]) -> [String] {
    var seen: Set<String> = []
    return sentences.filter { seen.insert($0).inserted }
  }
}

/// How flows are drawn, where the reader of several products must be able to compare them.
public struct FlowLooks: Hashable, Sendable {
  /// How many persons one millimetre of a line's width stands for; `nil` takes a round number for each drawing.
  public var personsPerMillimetre: Double?
  /// How many of the largest flows are drawn one by one; the others are stated together.
  public var largest: Int
  /// The upper ends of the classes of areas; empty leaves them to the data.
  public var classes: [Double]
  /// Which drawings have the scale, for those that hold them side by side: a sentence; empty where it is that of one drawing.
  public var scaleRemark: String

  /// Looks of all their parts.
  public init(personsPerMillimetre: Double? = nil, largest: Int = 200, classes: [Double] = [], scaleRemark: String = "") {
    self.personsPerMillimetre = personsPerMillimetre
    self.largest = largest
    self.classes = classes
    self.scaleRemark = scaleRemark
  }
}
