extension FlowLayout {
  /// Above this number of lines names stand where there is room, whatever runs below them.
  private static let carefulUpTo = 150

  /// How many places of lines lie in a box, by samples of each line, apart from those of one line.
  func load(_ box: SheetBox, except own: Int? = nil) -> Int {
    lines.indices.reduce(0) { sum, line in
      guard line != own else { return sum }
      let room = box.inset(by: -lines[line].band.width / 2)
      return sum + samples[line].count { room.left < $0.across && $0.across < room.right && room.top < $0.down && $0.down < room.bottom }
    }
  }

  /// On which side of a symbol a name hides the fewest lines and symbols, as a direction one millimetre long.
  ///
  /// - Complexity: O(lines).
  func clearestSide(of symbol: SheetBox, width: Double) -> SheetPoint? {
    guard lines.count <= Self.carefulUpTo else { return nil }
    let (centre, radius) = (symbol.centre, symbol.width / 2)
    let sides = (0..<16).map { FlowTurn.unit(Double($0) * Double.pi / 8) }
    let costs = sides.map { side -> Double in
      let middle = centre.moved(across: side.across * (width / 2 + radius + 0.9), down: side.down * (radius + 2.2))
      let box = SheetBox(left: middle.across - width / 2, top: middle.down - 1.4, width: width, height: 2.8)
      // Right of the symbol is where readers look first.
      return Double(load(box)) + 4 * Double(symbols(near: box, except: symbol)) + (frame.contains(box) ? 0 : 100) + 0.3 * (1 - side.across)
    }
    return costs.indices.min { (costs[$0], $0) < (costs[$1], $1) }.map { sides[$0] }
  }

  /// How many other symbols lie in a box or so near that a name in it might be theirs.
  private func symbols(near box: SheetBox, except own: SheetBox) -> Int {
    radii.indices.count { node in
      guard radii[node] > 0, let point = points[node], point != own.centre else { return false }
      let room = box.inset(by: -radii[node] - 1.5)
      return room.left < point.across && point.across < room.right && room.top < point.down && point.down < room.bottom
    }
  }
}
