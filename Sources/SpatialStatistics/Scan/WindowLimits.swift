/// How large a window may be.
struct WindowLimits: Sendable {
  private let largestSize: Double
  private let largestRadius: Double
  private let sizes: [Int64]

  init(_ cells: ScanCells, _ options: ScanOptions) {
    sizes = cells.sizes
    largestSize = options.largestShare * Double(cells.sizes.reduce(0, +))
    largestRadius = options.largestRadius ?? .infinity
  }

  /// How many of the groups around a centre may enter a window.
  ///
  /// - Parameter barred: Areas that no window may hold.
  func groups(of order: DistanceOrder, _ family: WindowFamily, barred: [Bool] = []) -> Int {
    var size: Int64 = 0
    var place = 0
    for (group, end) in order.groupEnds.enumerated() {
      while place < Int(end) {
        let area = Int(order.areas[place])
        if !barred.isEmpty, barred[area] { return group }
        size += sizes[area]
        place += 1
      }
      if Double(size) > largestSize || order.radius(ofGroup: group) * family.shape > largestRadius { return group }
    }
    return order.groupEnds.count
  }
}
