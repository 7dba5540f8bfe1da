import Testing
import WardlightEssentials

@Suite struct ParallelTests {
  @Test(arguments: [1, 2, 3, 8, 64]) func resultsStandInOrderOnAnyNumberOfThreads(threads: Int) {
    let parallel = Parallel(threads: threads)
    #expect(parallel.map(1_000) { "\($0 * $0)" } == (0..<1_000).map { "\($0 * $0)" })
    #expect(parallel.map(0) { $0 }.isEmpty)
    #expect(parallel.map(1) { $0 } == [0])
  }

  @Test(arguments: [0, 1, 7, 8, 9, 100], [1, 3, 8, 1_000]) func rangesCoverEverythingOnce(count: Int, size: Int) {
    let one = Parallel(threads: 1).mapRanges(count, size: size) { Array($0) }
    #expect(one.flatMap { $0 } == Array(0..<count))
    #expect(one.allSatisfy { !$0.isEmpty && $0.count <= size })
    #expect(Parallel(threads: 8).mapRanges(count, size: size) { Array($0) } == one)
  }

  @Test func workWithinWorkIsDone() {
    let parallel = Parallel(threads: 4)
    let sums = parallel.map(20) { outer in parallel.map(20) { outer * $0 }.reduce(0, +) }
    #expect(sums == (0..<20).map { $0 * 190 })
  }
}
