import Synchronization
import WardlightEssentials

/// Reports bytes, each time another 64 kibibytes have come.
final class Meter: Sendable {
  private let task: String
  private let report: ProgressReport
  private let state = Mutex(State())

  private struct State {
    var done = 0
    var total: Int?
    var reported = 0
  }

  init(of task: String, report: @escaping ProgressReport) {
    self.task = task
    self.report = report
  }

  func begin(with done: Int, of total: Int?) {
    state.withLock { $0 = State(done: done, total: total, reported: done) }
  }

  func add(_ count: Int) {
    let news = state.withLock { state -> Progress? in
      state.done += count
      guard state.done - state.reported >= 1 << 16 || state.done == state.total else { return nil }
      state.reported = state.done
      return Progress(task: task, done: state.done, total: state.total, unit: .bytes)
    }
    if let news { report(news) }
  }
}
