import Synchronization
import Wardlight

/// Shows how far a task is: on a terminal one line with a bar, a rate and the remaining time, which is drawn anew in its place; elsewhere a line as a task
/// begins and at each tenth of it.
final class ProgressDisplay: Sendable {
  private let isTerminal: Bool
  private let write: @Sendable (String) -> Void
  private let now: @Sendable () -> ContinuousClock.Instant
  private let state = Mutex(State())

  private struct State {
    var task = ""
    var began: ContinuousClock.Instant?
    var first = 0
    var drawn: ContinuousClock.Instant?
    var tenth = 0
    var isOpen = false
  }

  /// - Parameters:
  ///   - isTerminal: Whether the line can be drawn anew.
  ///   - now: The clock, for tests.
  ///   - write: Where the text goes.
  init(
    isTerminal: Bool, now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }, write: @escaping @Sendable (String) -> Void
  ) {
    self.isTerminal = isTerminal
    self.now = now
    self.write = write
  }

  /// Shows one report.
  func show(_ progress: Progress) {
    state.withLock { state in
      let begins = state.task != progress.task || progress.done < state.first
      if begins {
        if state.isOpen { write("\n") }
        state = State(task: progress.task, began: now(), first: progress.done)
      }
      guard progress.done > 0 || (progress.total ?? 0) > 0 else { return begins ? write("\(progress.task)\n") : () }
      if isTerminal { draw(progress, &state) } else { tell(progress, begins, &state) }
    }
  }

  /// Ends an open line, so that something else can be said.
  func finish() {
    state.withLock { state in
      if state.isOpen { write("\n") }
      state = State()
    }
  }

  private func tell(_ progress: Progress, _ begins: Bool, _ state: inout State) {
    guard let total = progress.total, total > 0 else { return begins ? write("\(progress.task)\n") : () }
    let tenth = progress.done * 10 / total
    guard begins || tenth > state.tenth else { return }
    state.tenth = tenth
    write("\(state.task): \(Self.amounts(progress))\n")
  }

  /// Ten times a second is enough for the eye; the last state is always drawn, and its line ended.
  private func draw(_ progress: Progress, _ state: inout State) {
    let time = now()
    let isLast = progress.total.map { progress.done >= $0 } ?? false
    if !isLast, let drawn = state.drawn, time - drawn < .milliseconds(100) { return }
    state.drawn = time
    state.isOpen = !isLast
    let seconds = (state.began ?? time).duration(to: time) / .seconds(1)
    write("\r\u{1B}[K" + Self.line(progress, since: state.first, after: seconds) + (isLast ? "\n" : ""))
  }

  /// The task, a bar of twenty places where the end is known, the number done, the rate and what is left of the time.
  ///
  /// - Parameter first: What was done when the clock began: a download that is taken up again has begun in the middle.
  static func line(_ progress: Progress, since first: Int = 0, after seconds: Double) -> String {
    let bar = progress.total.map { " " + Self.bar(progress.done, of: $0) } ?? ""
    let counted = "\(progress.task)\(bar) \(amounts(progress))"
    let fresh = progress.done - (first < progress.done ? first : 0)
    guard fresh > 0, seconds > 0 else { return counted }
    let rate = Double(fresh) / seconds
    let speed = "\(counted), \(amount(Int(rate.rounded()), progress.unit)) a second"
    guard let total = progress.total else { return speed }
    return speed + (progress.done < total ? ", \(duration(Double(total - progress.done) / rate)) left" : " in \(duration(seconds))")
  }

  private static func bar(_ done: Int, of total: Int) -> String {
    let filled = min(20, done * 20 / max(total, 1))
    return String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
  }

  private static func amounts(_ progress: Progress) -> String {
    let done = amount(progress.done, progress.unit)
    return progress.total.map { "\(done) of \(amount($0, progress.unit))" } ?? done
  }

  private static func amount(_ number: Int, _ unit: Progress.Unit) -> String {
    switch unit {
    case .items: FixedDecimal.grouped(number)
    case .bytes: FixedDecimal.text(Double(number) / 1e6, decimals: 1) + " MB"
    }
  }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    return whole < 60 ? "\(whole) s" : "\(whole / 60) min \(whole % 60) s"
  }
}
