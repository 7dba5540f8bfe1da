import Foundation
import Synchronization
import WardlightEssentials

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// How one request ended.
enum TransferEnd: Sendable {
  /// The body came to its end.
  case complete(Answer)
  /// The body was not wanted.
  case declined(Answer)
  /// The connection failed; the answer is there where it came so far.
  case broken(Answer?, reason: String, canPass: Bool)
  /// The address leads nowhere.
  case lost(reason: String)
  /// The bytes could not be written.
  case unwritable(FileFault)
}

/// One request, whose body goes to a file piece by piece.
///
/// The delegate's calls come one after another on a queue of their own; the caller waits.
final class Transfer: NSObject, URLSessionDataDelegate, Sendable {
  private let request: URLRequest
  private let idleTimeout: Double
  private let accept: @Sendable (Answer) throws(FileFault) -> Bool
  private let take: @Sendable (Data) throws(FileFault) -> Void
  private let state = Mutex(State())
  private let done = DispatchSemaphore(value: 0)

  private struct State {
    var answer: Answer?
    var end: TransferEnd?
    var signs = 0
    var redirects = 0
  }

  /// - Parameters:
  ///   - request: What is asked for.
  ///   - idleTimeout: Seconds without a sign of life.
  ///   - accept: Whether the body of this answer is wanted.
  ///   - take: Takes the next bytes of the body.
  init(
    _ request: URLRequest, idleTimeout: Double, accept: @escaping @Sendable (Answer) throws(FileFault) -> Bool,
    take: @escaping @Sendable (Data) throws(FileFault) -> Void
  ) {
    self.request = request
    self.idleTimeout = idleTimeout
    self.accept = accept
    self.take = take
  }

  /// Sends the request and waits for its end.
  func run() -> TransferEnd {
    let queue = BoundedQueue(capacity: 64)
    let session = URLSession(configuration: Self.configuration(idleTimeout), delegate: self, delegateQueue: queue)
    let task = session.dataTask(with: request)
    task.resume()
    watch()
    session.invalidateAndCancel()
    // Nothing of this request may reach the file once the next one has begun.
    queue.waitUntilAllOperationsAreFinished()
    return state.withLock { $0.end } ?? .broken(nil, reason: "the connection ended", canPass: true)
  }

  private static func configuration(_ idleTimeout: Double) -> URLSessionConfiguration {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.urlCache = nil
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    configuration.timeoutIntervalForRequest = max(60, 4 * idleTimeout)
    return configuration
  }

  /// Waits for the end, or for as long as there are signs of life.
  private func watch() {
    var seen = 0
    while done.wait(timeout: .now() + idleTimeout) == .timedOut {
      let signs = state.withLock { $0.signs }
      if signs == seen {
        let answer = state.withLock { $0.answer }
        return finish(.broken(answer, reason: "nothing came for \(Self.shown(idleTimeout)) seconds", canPass: true))
      }
      seen = signs
    }
  }

  private static func shown(_ seconds: Double) -> String { seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)" }

  /// The first end counts.
  private func finish(_ end: TransferEnd) {
    state.withLock { if $0.end == nil { $0.end = end } }
    done.signal()
  }

  /// Gives the system the answer it waits for, unless all is over.
  ///
  /// The lock keeps the caller from cancelling in between: the `URLSession` of Linux stops the program when a cancelled task is answered.
  private func reply(ending end: TransferEnd? = nil, _ give: () -> Void) {
    state.withLock { state in
      guard state.end == nil else { return }
      give()
      state.end = end
    }
    if end != nil { done.signal() }
  }

  private var isOver: Bool { state.withLock { $0.end != nil } }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    guard !isOver else { return }
    guard let response = response as? HTTPURLResponse else {
      return reply(ending: .lost(reason: "it is not of the web")) { completionHandler(.cancel) }
    }
    let answer = Answer(response)
    state.withLock {
      $0.answer = answer
      $0.signs += 1
    }
    do throws(FileFault) {
      let isWanted = try accept(answer)
      reply(ending: isWanted ? nil : .declined(answer)) { completionHandler(isWanted ? .allow : .cancel) }
    } catch {
      reply(ending: .unwritable(error)) { completionHandler(.cancel) }
    }
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    guard !isOver else { return }
    state.withLock { $0.signs += 1 }
    do throws(FileFault) {
      try take(data)
    } catch {
      // The caller cancels: a task cannot be cancelled from here while its next piece waits for a place in the queue.
      finish(.unwritable(error))
    }
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    let answer = state.withLock { $0.answer }
    if let error {
      let code = (error as? URLError)?.code ?? .unknown
      finish(.broken(answer, reason: NetworkFault.reason(code), canPass: NetworkFault.canPass(code)))
    } else if let answer {
      finish(.complete(answer))
    } else {
      finish(.broken(nil, reason: "the server gave no answer", canPass: true))
    }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse, newRequest: URLRequest,
    completionHandler: @escaping (URLRequest?) -> Void
  ) {
    let count = state.withLock { state in
      state.redirects += 1
      state.signs += 1
      return state.redirects
    }
    if let reason = Self.objection(to: newRequest, after: request, redirects: count) {
      return reply(ending: .lost(reason: reason)) { completionHandler(nil) }
    }
    var next = newRequest
    for (name, value) in request.allHTTPHeaderFields ?? [:] { next.setValue(value, forHTTPHeaderField: name) }
    reply { completionHandler(next) }
  }

  private static func objection(to next: URLRequest, after first: URLRequest, redirects: Int) -> String? {
    if redirects > 10 { return "it leads from one address to another without an end" }
    let isLessSecure = first.url?.scheme == "https" && next.url?.scheme != "https"
    return isLessSecure ? "it leads to an address that is not secure" : nil
  }
}
