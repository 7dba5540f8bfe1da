public import WardlightDisclosure

extension FlowScale {
  /// The one round scale at which the largest of these released counts is at most ``widest``.
  ///
  /// It needs no map drawn: what is not exact has no width.
  ///
  /// - Parameter columns: The counts of the maps that will lie side by side.
  /// - Returns: `nil` where no count is exact and above 0.
  public static func shared(over columns: [Released<CellColumn>]) -> FlowScale? {
    let largest = columns.flatMap { $0.content.cells.compactMap(\.exactNumber) }.filter(\.isFinite).max() ?? 0
    return largest > 0 ? FlowScale(largest: largest) : nil
  }
}
