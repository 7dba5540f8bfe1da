public import WardlightGazetteer
internal import WardlightLoading

extension IndexTable {
  /// The districts that the index's own files say its small areas lie in: `lad19_code`, `Local Authority District code (2019)`.
  ///
  /// - Parameters:
  ///   - register: The known sets of codes.
  ///   - layer: The sheet, where the file has several and the first is not the index.
  /// - Returns: From the index's areas to districts, boroughs in London; `nil` where no file has such a column.
  /// - Throws: ``DeprivationError/crosswalk(_:)`` where the column has empty or contradictory codes.
  public func districts(_ register: VintageRegister, layer: String? = nil) throws(DeprivationError) -> Crosswalk? {
    for file in files {
      guard let fields = try Self.codeFields(file, layer, small: codeField) else { continue }
      let source = CrosswalkSource(path: file, layer: layer, from: .field(fields.small), to: .field(fields.district), share: .none)
      do throws(CrosswalkError) { return try Crosswalk.load(source, register: register) } catch { throw .crosswalk(error) }
    }
    return nil
  }

  /// The columns of the small areas' and of the districts' codes; `nil` where either is lacking.
  private static func codeFields(
    _ file: String, _ layer: String?, small wanted: String
  ) throws(DeprivationError) -> (small: String, district: String)? {
    let fields = try DeprivationError.reading { () throws(LoadingError) in try TableReader(path: file, layer: layer).fields() }
    func codes(of kind: AreaKind) -> String? { fields.first { FieldName($0).kind == kind && FieldName($0).saysCode } }
    guard let small = fields.contains(wanted) ? wanted : codes(of: .lsoa), let district = codes(of: .localAuthority) else { return nil }
    return (small, district)
  }
}
