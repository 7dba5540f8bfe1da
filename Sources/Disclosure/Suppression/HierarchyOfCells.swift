/// Counts of a network that lie along one dimension, as a hierarchy.
struct HierarchyOfCells {
  private(set) var hierarchy: Hierarchy
  /// The place in the network of each node.
  private(set) var cells: [Int]

  /// Counts that have to do with each other; `nil` where some lie in several wholes or links are not sums, so that they form no tree.
  init?(_ component: [Int], of network: CountNetwork, rules: ProtectionRules) {
    guard case .none = rules.rounding, let families = Families(component, of: network) else { return nil }
    cells = families.partsFirst()
    var places: [Int: Int] = [:]
    for (place, cell) in cells.enumerated() { places[cell] = place }
    hierarchy = Hierarchy(
      nodes: cells.map { cell in
        let own = network.cells[cell]
        return .init(
          kind: Self.kind(own), slack: own.slack(in: own.spans[Self.isHideable(own) ? 1 : 0]).capped(at: rules.possible), count: own.count,
          parts: (families.parts[cell] ?? []).compactMap { places[$0] })
      })
  }

  private static func kind(_ cell: CountNetwork.Cell) -> Hierarchy.Kind {
    if cell.isProtected { return .protected }
    if isHideable(cell) { return .open }
    return cell.isFixed ? .known : .hidden
  }

  private static func isHideable(_ cell: CountNetwork.Cell) -> Bool { !cell.isProtected && cell.isOpen }
}

/// The wholes and parts of a component, where each count is in at most one whole.
private struct Families {
  /// The parts that are not fixed, by whole.
  private(set) var parts: [Int: [Int]] = [:]
  private let roots: [Int]

  init?(_ component: [Int], of network: CountNetwork) {
    var isPart: Set<Int> = []
    for number in Set(component.flatMap { network.linksOfCell[$0] }).sorted() {
      let link = network.links[Int(number)]
      let free = link.parts.filter { !network.cells[$0].isFixed }
      guard !free.isEmpty else {
        if network.cells[link.whole].isFixed { continue }
        return nil
      }
      guard link.isSum, parts.updateValue(free, forKey: link.whole) == nil else { return nil }
      for part in free { guard isPart.insert(part).inserted else { return nil } }
    }
    for cell in component where Self.isWide(network.cells[cell]) { return nil }
    roots = Set(component).union(parts.keys).subtracting(isPart).sorted()
  }

  /// Whether a count leaves room before it is hidden.
  private static func isWide(_ cell: CountNetwork.Cell) -> Bool { !cell.isProtected && cell.isOpen && !cell.known.isPoint }

  /// All counts, each behind its parts.
  func partsFirst() -> [Int] {
    var order: [Int] = []
    var waiting = Array(roots.reversed())
    while let cell = waiting.popLast() {
      order.append(cell)
      waiting += parts[cell] ?? []
    }
    return order.reversed()
  }
}
