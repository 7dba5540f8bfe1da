import Synchronization
import Testing
import WardlightEssentials

@testable import WardlightCommand

@Suite("Progress on standard error")
struct ProgressDisplayTests {
  /// Keeps what is written, and a clock that goes on by half a second at each look.
  private final class Paper: Sendable {
    private let texts = Mutex<[String]>([])
    private let looks = Mutex(0)
    private let start = ContinuousClock.now

    var written: [String] { texts.withLock { $0 } }

    func display(isTerminal: Bool) -> ProgressDisplay {
      ProgressDisplay(isTerminal: isTerminal, now: { self.tick() }) { text in self.texts.withLock { $0.append(text) } }
    }

    private func tick() -> ContinuousClock.Instant {
      looks.withLock { looks in
        looks += 1
        return start.advanced(by: .milliseconds(500 * looks))
      }
    }
  }

  @Test("A pipe gets a line as a task begins and at each tenth")
  func lines() {
    let paper = Paper()
    let display = paper.display(isTerminal: false)
    display.show(Progress(task: "Reading", done: 0))
    display.show(Progress(task: "Reading", done: 0))
    for done in [0, 1, 10, 11, 55, 100] { display.show(Progress(task: "Writing", done: done, total: 100)) }
    #expect(
      paper.written == [
        "Reading\n", "Writing: 0 of 100\n", "Writing: 10 of 100\n", "Writing: 55 of 100\n", "Writing: 100 of 100\n",
      ])
  }

  @Test("A terminal gets one line with a bar, a rate and the remaining time, ended when the task is or another begins")
  func bar() {
    let paper = Paper()
    let display = paper.display(isTerminal: true)
    display.show(Progress(task: "Writing", done: 500, total: 2_000))
    display.show(Progress(task: "Writing", done: 2_000, total: 2_000))
    display.show(Progress(task: "Flushing", done: 1, total: 3))
    display.show(Progress(task: "Done", done: 0))
    #expect(
      paper.written == [
        "\r\u{1B}[KWriting █████░░░░░░░░░░░░░░░ 500 of 2,000, 1,000 a second, 2 s left",
        "\r\u{1B}[KWriting ████████████████████ 2,000 of 2,000, 1,500 a second in 1 s\n",
        "\r\u{1B}[KFlushing ██████░░░░░░░░░░░░░░ 1 of 3, 2 a second, 1 s left", "\n", "Done\n",
      ])
    let file = Progress(task: "Fetching", done: 30_000_000, total: 50_000_000, unit: .bytes)
    #expect(ProgressDisplay.line(file, since: 10_000_000, after: 2).hasSuffix(" 30.0 MB of 50.0 MB, 10.0 MB a second, 2 s left"))
    #expect(ProgressDisplay.line(Progress(task: "Counting", done: 65_536), after: 0.5) == "Counting 65,536, 131,072 a second")
    #expect(ProgressDisplay.line(Progress(task: "Reading", done: 0, total: 0), after: 0) == "Reading ░░░░░░░░░░░░░░░░░░░░ 0 of 0")
    #expect(
      ProgressDisplay.line(Progress(task: "Reading", done: 1, total: 1_000_000), after: 0.01).hasSuffix("100 a second, 166 min 40 s left"))
  }
}
