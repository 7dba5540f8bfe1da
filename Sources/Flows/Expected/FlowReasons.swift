import WardlightSpatialStatistics

extension IndependenceModel {
  /// Why a pair is not tested; `nil` where it is.
  ///
  /// - Parameters:
  ///   - origin: The origin's place.
  ///   - destination: The destination's place.
  public func reason(origin: Int, destination: Int) -> String? {
    let cell = origin * margins.columns.count + destination
    guard classes[cell] == .undefined else { return nil }
    if let reason { return reason }
    if margins.rows[origin] == 0 { return "Nothing flows from this origin." }
    if margins.columns[destination] == 0 { return "Nothing flows to this destination." }
    if margins.hasEmptyDiagonal && origin == destination { return "Flows that stay in their place are left out." }
    if margins.hasEmptyDiagonal && pMore[cell].isNaN { return "No tables were drawn, by which a table without self-flows is judged." }
    if leastP[cell].isNaN { return "The sizes of both ends leave this flow no choice." }
    if expected[cell] < options.leastExpected { return "Fewer than \(options.leastExpected) are expected." }
    return "Not enough: with so few at both ends no flow between them could be told from chance."
  }
}
