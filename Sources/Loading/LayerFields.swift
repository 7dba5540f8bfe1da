internal import WardlightGDAL

extension LayerSource {
  /// The names of the layer's fields, in its order; no feature is read.
  ///
  /// - Throws: ``LoadingError/missing(file:)``, ``LoadingError/unreadable(file:reason:)``, ``LoadingError/noLayer(file:layer:present:)``.
  public func fields() throws(LoadingError) -> [String] {
    let dataset = try loading(path) { () throws(GDALError) in try Dataset(VirtualPath(path)) }
    let opened = try loading(path) { () throws(GDALError) in try dataset.layer(layer) }
    return opened.fields.map(\.name)
  }
}
