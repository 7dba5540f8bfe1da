public import WardlightCounting
public import WardlightDeprivation
public import WardlightDisclosure
public import WardlightEssentials
public import WardlightFlows
public import WardlightGazetteer
import WardlightGeometry
public import WardlightLoading
public import WardlightRecords
public import WardlightSpatialStatistics

/// Why a run stops before anything is written.
public enum AnalysisError: Error, Sendable {
  /// The configuration is wrong.
  case configuration(ConfigurationError)
  /// A file is not there or cannot be read.
  case file(FileFault)
  /// A layer or a table cannot be used.
  case loading(LoadingError)
  /// A file of records cannot be used.
  case records(RecordsError)
  /// A file of postcodes cannot be used.
  case gazetteer(GazetteerError)
  /// The index of deprivation cannot be used.
  case deprivation(DeprivationError)
  /// Area codes are of another vintage than they should be.
  case vintage(VintageError)
  /// A cross-walk cannot be made or used.
  case crosswalk(CrosswalkError)
  /// Something cannot be counted.
  case counting(CountingError)
  /// The door stays shut.
  case disclosure(DisclosureFault)
  /// Figures of areas cannot be used.
  case figures(FigureFault)
  /// Values of areas over time cannot be used.
  case periods(PeriodFault)
  /// A statistic or its weights cannot be computed; the codes name the areas.
  case statistics(StatisticsError, codes: [String])
  /// Flows cannot be analysed.
  case flows(FlowsError)
  /// A density cannot be computed.
  case density(DensityFault)
  /// There is no borough of that name or code; the nearest names stand beside.
  case unknownBorough(String, suggestions: [String])
  /// There is no county force of that name or code among those of the layer and of the links; the nearest names stand beside.
  case unknownForce(String, suggestions: [String])
  /// Flows into a force are asked for, and there are no links.
  case noLinks
  /// A table of flows cannot be used.
  case links(LinkFault)
  /// Something that no room names, which is a fault of the program.
  case unforeseen(String)
}

extension AnalysisError: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch self {
    case .configuration(let fault): fault.description
    case .file(let fault): fault.description
    case .loading(let fault): fault.description
    case .records(let fault): fault.description
    case .gazetteer(let fault): fault.description
    case .deprivation(let fault): fault.description
    case .vintage(let fault): fault.description
    case .crosswalk(let fault): fault.description
    case .counting(let fault): fault.description
    case .disclosure(let fault): fault.description
    case .figures(let fault): fault.description
    case .periods(let fault): fault.description
    case .statistics(let fault, let codes): fault.sentence(codes: codes)
    case .flows(let fault): fault.description
    case .density(let fault): fault.description
    case .unknownBorough(let name, let suggestions):
      "There is no borough “\(name)”" + (suggestions.isEmpty ? "." : "; did you mean \(suggestions.joined(separator: ", or "))?")
    case .unknownForce(let name, let suggestions):
      "There is no county force “\(name)”" + (suggestions.isEmpty ? "." : "; did you mean \(suggestions.joined(separator: ", or "))?")
    case .noLinks: "Flows into a county force need records of links; the configuration has no “links”."
    case .links(let fault): fault.description
    case .unforeseen(let reason): "This should not have happened: \(reason)."
    }
  }
}

extension AnalysisError {
  /// The error of this room behind any error that a run can throw.
  init(_ error: any Error) {
    switch error {
    case let error as AnalysisError: self = error
    case let error as ConfigurationError: self = .configuration(error)
    case let error as FileFault: self = .file(error)
    case let error as LoadingError: self = .loading(error)
    case let error as RecordsError: self = .records(error)
    case let error as GazetteerError: self = .gazetteer(error)
    case let error as DeprivationError: self = .deprivation(error)
    case let error as VintageError: self = .vintage(error)
    case let error as CrosswalkError: self = .crosswalk(error)
    case let error as CountingError: self = .counting(error)
    case let error as DisclosureFault: self = .disclosure(error)
    case let error as FigureFault: self = .figures(error)
    case let error as PeriodFault: self = .periods(error)
    case let error as StatisticsError: self = .statistics(error, codes: [])
    case let error as FlowsError: self = .flows(error)
    case let error as LinkFault: self = .links(error)
    case let error as DensityFault: self = .density(error)
    case let error as RasterGridFault: self = .density(.grid(error))
    default: self = .unforeseen("\(error)")
    }
  }
}
