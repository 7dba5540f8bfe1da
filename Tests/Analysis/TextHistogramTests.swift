import Testing

@testable import WardlightAnalysis

@Suite("A histogram as text")
struct TextHistogramTests {
  private func bar(_ length: Int) -> String { String(repeating: "█", count: length) }

  @Test("Round classes, a bar for each, the marked value beside its class")
  func lines() {
    let lines = TextHistogram([1, 2, 2, 3, 3, 3, 9], mark: 12, most: 6).lines(markedAs: "observed")
    #expect(lines == [" 0 │\(bar(40)) 6", " 5 │\(bar(6)) 1", "10 │  ◄ observed 12"])
  }

  @Test("One value alone")
  func one() {
    #expect(TextHistogram([4, 4, 4], mark: 4).lines(markedAs: "observed") == ["4 │\(bar(40)) 3  ◄ observed 4"])
  }

  @Test("No value is lost, whatever the scale", arguments: [1e-9, 0.1, 1, 7, 1e12])
  func total(_ scale: Double) {
    let values = (0..<500).map { Double(($0 * 7_919) % 613) * scale }
    let lines = TextHistogram(values, mark: -300 * scale).lines(markedAs: "observed")
    let counts = lines.dropFirst().compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
    #expect(counts.reduce(0, +) == 500 && lines.count <= 25, "\(lines)")
    #expect(lines[0].contains("◄") && lines.dropFirst().allSatisfy { !$0.contains("◄") })
  }
}
