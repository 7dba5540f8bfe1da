import Foundation
import WardlightEssentials

/// How often values occur, as lines of text with one value marked.
struct TextHistogram {
  private let lower: Double
  private let width: Double
  private let counts: [Int]
  private let mark: Double

  /// - Parameters:
  ///   - values: Finite numbers.
  ///   - mark: The value that is marked; the classes reach as far as it lies.
  ///   - most: How many classes at most.
  init(_ values: [Double], mark: Double, most: Int = 24) {
    let ends = values.reduce((low: mark, high: mark)) { (min($0.low, $1), max($0.high, $1)) }
    width = Self.roundWidth(atLeast: (ends.high - ends.low) / Double(most - 1))
    lower = (ends.low / width).rounded(.down) * width
    var counts = [Int](repeating: 0, count: Int(((ends.high - lower) / width).rounded(.down)) + 1)
    for value in values { counts[min(counts.count - 1, Int((value - lower) / width))] += 1 }
    self.counts = counts
    self.mark = mark
  }

  /// A line for each class: from where it begins, a bar, how many there are; the marked value stands beside its class.
  func lines(markedAs word: String) -> [String] {
    let marked = min(counts.count - 1, Int((mark - lower) / width))
    let labels = counts.indices.map { SignificantDecimal.text(rounded(lower + Double($0) * width)) }
    let widest = labels.map(\.count).max() ?? 0
    return counts.indices.map { place in
      let bar = String(repeating: "█", count: barLength(counts[place]))
      let label = String(repeating: " ", count: widest - labels[place].count) + labels[place]
      let line = "\(label) │\(bar)\(counts[place] > 0 ? " \(counts[place])" : "")"
      return place == marked ? "\(line)  ◄ \(word) \(SignificantDecimal.text(mark))" : line
    }
  }

  /// As long as the count is of the largest, at least one where there is any.
  private func barLength(_ count: Int) -> Int {
    guard count > 0, let largest = counts.max() else { return 0 }
    return max(1, count * Self.longest / largest)
  }

  /// Without the last bits that multiplying left behind.
  private func rounded(_ edge: Double) -> Double { (edge / width).rounded() * width }

  private static let longest = 40

  /// The smallest of 1, 2 and 5 times a power of ten that is large enough.
  private static func roundWidth(atLeast width: Double) -> Double {
    guard width > 0, width.isFinite else { return 1 }
    let power = pow(10, log10(width).rounded(.down))
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= width * (1 - 1e-12) } ?? 10 * power
  }
}
