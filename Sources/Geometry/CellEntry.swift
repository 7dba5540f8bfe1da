/// What a cell of the index says, in 32 bits: the area that has all of it, or where its entry is.
///
/// An entry is a run of numbers in one buffer. A *simple* entry has an area A, an area B or −1, the first edge and the number of edges of the one
/// chain that parts them, doubled, plus 1 where A has the centre. A *full* entry has the number of owners of the centre, the number of chains, the
/// owners, and for each chain its area, first edge and number of edges.
struct CellEntry {
  let bits: UInt32

  enum Kind: UInt32 {
    case whole = 0
    case simple = 1
    case full = 2
  }

  @inline(__always)
  init(bits: UInt32) { self.bits = bits }

  /// A cell that no border touches; −1 for a cell outside all areas.
  static func whole(_ area: Int32) -> CellEntry { CellEntry(bits: UInt32(area + 1) << 2) }

  static func entry(_ kind: Kind, at place: Int) -> CellEntry {
    precondition(place < 1 << 30, "an index of \(place) numbers, more than \(1 << 30)")
    return CellEntry(bits: UInt32(place) << 2 | kind.rawValue)
  }

  @inline(__always)
  var isWhole: Bool { bits & 3 == 0 }
  @inline(__always)
  var isSimple: Bool { bits & 3 == 1 }
  @inline(__always)
  var area: Int32 { Int32(bits >> 2) - 1 }
  @inline(__always)
  var place: Int { Int(bits >> 2) }

  /// The same entry, with others before it in the buffer.
  @inline(__always)
  func moved(by places: UInt32) -> CellEntry { isWhole ? self : CellEntry(bits: bits + places << 2) }
}

/// Edges that follow each other on one ring.
struct EdgeChain {
  let area: Int32
  let first: Int32
  var count: Int32
}

/// A simple entry as its four numbers; see ``CellEntry``.
struct SimpleEntry {
  let area: Int32
  let other: Int32
  let first: Int32
  let count: Int32
}
