public import WardlightGazetteer
public import WardlightLoading

/// Why an index of deprivation cannot be used.
public enum DeprivationError: Error, Hashable, Sendable {
  /// The table cannot be opened or read, lacks a field, or has a code or score that cannot be used.
  case table(LoadingError)
  /// The codes of index and areas are of different vintages or kinds, or others than they are said to be.
  case vintage(VintageError)
  /// The table is no index, or one that contradicts itself or does not suit the areas.
  case index(IndexFault)
  /// A cross-walk from the index's areas cannot be made.
  case crosswalk(CrosswalkError)
  /// A small area's rank is not one of those that there are.
  case badRank(source: String, code: String, ranked: Int)
  /// A small area's population is below 0 or no finite number.
  case badPopulation(source: String, code: String)
  /// No small area of the index leads to any of the areas.
  case nothingInCommon(source: String, crosswalk: String)
  /// A table of residents has none for any area that is wanted.
  case noResidents(file: String, column: String)
  /// Too few areas of a layer have a summary.
  case tooFewSummaries(source: String, domain: String, layer: String, present: Int, areas: Int, limit: Int)
  /// The index has neither score nor rank of a domain.
  case nothingToSummarise(source: String, domain: String)
  /// A summary needs the populations of the small areas, and nothing gives them.
  case noDenominators(source: String, wanted: String)
}

extension DeprivationError: CustomStringConvertible {
  /// One sentence that names file, row and column.
  public var description: String {
    switch self {
    case .table(let error): "\(error)"
    case .vintage(let error): "\(error)"
    case .index(let fault): "\(fault)"
    case .crosswalk(let error): "\(error)"
    case .badRank(let source, let code, let ranked): "\(source): the rank of \(code) is not one of 1 to \(ranked)."
    case .badPopulation(let source, let code): "\(source): the population of \(code) is not a number of 0 or more."
    case .nothingInCommon(let source, let crosswalk): "\(source): none of its codes has figures and leads to an area by \(crosswalk)."
    case .noResidents(let file, let column): "\(file), column \(column): there are no residents in any area of the index."
    case .tooFewSummaries(let source, let domain, let layer, let present, let areas, let limit):
      "\(source): \(domain) can be summarised for only \(present) of the \(areas) areas of \(layer), fewer than \(limit) %; are rows of the index, of its populations or of the look-up missing?"
    case .nothingToSummarise(let source, let domain): "\(source): there is neither a score nor a rank of \(domain) to summarise."
    case .noDenominators(let source, let wanted):
      "\(source): the file has no populations, and an average for larger areas must be weighted by those that the index itself uses; give a table of \(wanted)."
    }
  }
}
