import WardlightGazetteer
import WardlightGeometry
import WardlightLoading

/// Look-ups that follow one another as one cross-walk.
enum CrosswalkChain {
  /// - Precondition: At least one look-up.
  static func load(_ sources: [LookupSource], _ register: VintageRegister) throws -> Crosswalk {
    precondition(!sources.isEmpty, "a chain of 0 look-ups leads nowhere")
    let links = try sources.map { try crosswalk($0, register) }
    return try links.dropFirst().reduce(links[0]) { try $0.followed(by: $1, lacking: .spread) }
  }

  private static func crosswalk(_ source: LookupSource, _ register: VintageRegister) throws -> Crosswalk {
    switch source {
    case .table(let table): try crosswalk(table, register)
    case .postcodes(let lookup): try crosswalk(lookup, VintageCheck(register))
    }
  }

  private static func crosswalk(_ table: LookupTable, _ register: VintageRegister) throws -> Crosswalk {
    if let weights = table.weights { return try LSOAChanges.load(path: table.path).crosswalk(try targets(weights)) }
    let columns = (table.from.map(CrosswalkSource.Column.field), table.to.map(CrosswalkSource.Column.field))
    return try Crosswalk.load(
      CrosswalkSource(
        path: table.path, from: columns.0 ?? .recognised, to: columns.1 ?? .recognised,
        share: table.share.map { .field($0) } ?? .recognised),
      register: register)
  }

  private static func crosswalk(_ lookup: PostcodeLookup, _ check: VintageCheck) throws -> Crosswalk {
    let (from, to) = (try areas(lookup.from, check), try areas(lookup.to, check))
    let places = try PostcodeDirectory.load(lookup.postcodes).placesInUse
    return try Crosswalk.byPlaces(places, from: from, to: to)
  }

  /// The areas of a layer, of the kind and year that their codes are.
  private static func areas(_ layer: PostcodeLookup.Layer, _ check: VintageCheck) throws -> Areas {
    let loaded = try AreaLoader(
      source: LayerSource(path: layer.path), fields: AreaFields(code: layer.code), geography: Geography(kind: "areas", vintage: "")
    ).load().areas
    let codes = try check.admit(CodeColumn(source: StudyVintages.name(layer.path), field: layer.code, codes: loaded.codes))
    return loaded.of(codes.identification.vintage?.geography() ?? loaded.geography)
  }

  private static func targets(_ source: LookupTable.WeightSource) throws(LoadingError) -> LSOAChanges.Weights {
    let numbers = try CodedNumbers.read(path: source.path, code: source.code, numbers: [source.column])
    let values = numbers.values(of: source.column, for: numbers.codes)
    let known = zip(numbers.codes, values).filter { !$0.1.isNaN }
    return .targets(
      Dictionary(known.map { (AreaCode.cleaned($0.0), $0.1) }, uniquingKeysWith: { first, _ in first }),
      what: "\(source.column) of \(StudyVintages.name(source.path))")
  }
}
