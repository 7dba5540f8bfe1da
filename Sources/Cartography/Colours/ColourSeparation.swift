/// Two looks that some readers cannot tell apart.
public struct CloseLooks: Hashable, Sendable {
  /// The place of the lower one.
  public let first: Int
  /// The place of the higher one.
  public let second: Int
  /// Who sees them alike.
  public let vision: ColourVision
  /// How far they are apart to those, as ΔE₀₀.
  public let difference: Double
}

/// Whether looks stay apart, to readers who lack a kind of cones and in grey, too.
public enum ColourSeparation {
  /// The least difference ΔE₀₀ at which two colours count as apart: four times what is just seen side by side, since on a map other colours lie
  /// between them.
  public static let leastDifference = 4.0

  /// The pairs of looks that do not stay apart, in the order of the places, then of ``ColourVision``.
  ///
  /// Looks that differ by the kind of their hatch are apart.
  ///
  /// - Parameter looks: Colours and what lies over them.
  /// - Complexity: O(n²).
  public static func closePairs(_ looks: [(fill: Colour, hatch: Hatch?)]) -> [CloseLooks] {
    let seen = ColourVision.allCases.map { vision in looks.map { vision.seen($0.fill) } }
    var found: [CloseLooks] = []
    for first in looks.indices {
      for second in looks.indices.dropFirst(first + 1) where looks[first].hatch?.kind == looks[second].hatch?.kind {
        for (vision, colours) in zip(ColourVision.allCases, seen) {
          let difference = colours[first].difference(to: colours[second])
          if difference < leastDifference { found.append(CloseLooks(first: first, second: second, vision: vision, difference: difference)) }
        }
      }
    }
    return found
  }

  /// The difference ΔE₀₀ between two colours to those who see it least.
  static func leastDifference(_ one: Colour, _ other: Colour) -> Double {
    ColourVision.allCases.map { $0.seen(one).difference(to: $0.seen(other)) }.min() ?? 0
  }

  /// One sentence for each way of seeing in which classes do not stay apart; the three worst pairs are named.
  static func warnings(of classes: [MapClass]) -> [String] {
    let pairs = closePairs(classes.map { ($0.fill, $0.hatch) })
    return ColourVision.allCases.compactMap { vision in
      let alike = pairs.filter { $0.vision == vision }.sorted { ($0.difference, $0.first) < ($1.difference, $1.first) }
      guard !alike.isEmpty else { return nil }
      let named = alike.prefix(3).map { "“\(classes[$0.first].label)” and “\(classes[$0.second].label)” (ΔE \($0.inWords))" }
      let more = alike.count > 3 ? ", and \(alike.count - 3) more \(alike.count == 4 ? "pair" : "pairs")" : ""
      return
        "These classes look nearly alike \(vision.inWords): \(named.joined(separator: ", "))\(more); take fewer classes or another palette."
    }
  }
}

extension CloseLooks {
  /// The difference with one decimal, rounded down, so that it never reads as enough.
  fileprivate var inWords: String { "\((difference * 10).rounded(.down) / 10)" }
}
