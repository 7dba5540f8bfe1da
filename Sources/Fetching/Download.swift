import Foundation
import WardlightEssentials

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// What is at one address, fetched into a part file with as many attempts as it takes.
///
/// Each attempt goes on where the one before it stopped, if the server says by its tag or date that the file is still the same one; otherwise
/// it starts over. Attempts are counted while they bring nothing new, so that a bad line ends the download only when it has become useless.
struct Download {
  let id: String
  let address: URL
  let part: PartFile
  let settings: FetchSettings
  let progress: ProgressReport

  /// Fetches the whole body.
  ///
  /// - Returns: The last answer of the server.
  func run() throws(FetchError) -> Answer {
    var failures = 0
    var most = part.size
    while true {
      let end = Attempt(download: self).run()
      guard let failure = try failure(end) else { return try complete(end) }
      failures = part.size > most ? 1 : failures + 1
      most = max(most, part.size)
      guard failures < settings.attempts else { throw error(failure, failures) }
      Thread.sleep(forTimeInterval: settings.pause(after: failures, wish: failure.wish))
    }
  }

  /// Why an attempt has to be made again.
  private struct Failure {
    let answer: Answer?
    let reason: String
    let wish: Double?
  }

  /// `nil` where nothing failed; a failure that no later attempt can mend is thrown.
  private func failure(_ end: TransferEnd) throws(FetchError) -> Failure? {
    switch end {
    case .complete(let answer):
      guard let total = answer.total, total != part.size else { return nil }
      return Failure(answer: answer, reason: "the connection ended early", wish: nil)
    case .broken(let answer, let reason, let canPass):
      guard canPass else { throw .address(id: id, address: shown, reason: reason) }
      return Failure(answer: answer, reason: reason, wish: nil)
    case .declined(let answer):
      return Failure(answer: answer, reason: "the server says \(answer.status)", wish: try wish(answer))
    case .lost(let reason): throw .address(id: id, address: shown, reason: reason)
    case .unwritable(let fault):
      part.remove()
      throw .file(fault)
    }
  }

  /// How long the server wants to be left alone, where it may answer later.
  private func wish(_ answer: Answer) throws(FetchError) -> Double? {
    switch answer.status {
    case 404, 410: throw .notThere(id: id, address: shown, status: answer.status)
    // The part that is here does not fit the file that is there: the next attempt starts over.
    case 206, 416: return 0
    default:
      guard answer.isPassing else { throw .refused(id: id, address: shown, status: answer.status, attempts: 1) }
      return answer.retryAfter
    }
  }

  private func complete(_ end: TransferEnd) throws(FetchError) -> Answer {
    guard case .complete(let answer) = end else { throw .network(id: id, address: shown, reason: "the connection ended", attempts: 1) }
    do throws(FileFault) { try part.flush() } catch { throw .file(error) }
    return answer
  }

  private func error(_ failure: Failure, _ attempts: Int) -> FetchError {
    guard let answer = failure.answer else { return .network(id: id, address: shown, reason: failure.reason, attempts: attempts) }
    if answer.isPassing { return .refused(id: id, address: shown, status: answer.status, attempts: attempts) }
    if let total = answer.total, part.size != total { return .shortBody(id: id, address: shown, received: part.size, expected: total) }
    return .network(id: id, address: shown, reason: failure.reason, attempts: attempts)
  }

  private var shown: String { address.absoluteString }
}

/// One request of a download.
private struct Attempt {
  let download: Download
  private let start: Int
  private let whole: PartFile.Whole?

  init(download: Download) {
    self.download = download
    let part = download.part
    let whole = part.whole(at: download.address.absoluteString)
    let size = part.size
    let canGoOn = size > 0 && whole.map { size < $0.total ?? .max } ?? false
    self.whole = canGoOn ? whole : nil
    start = canGoOn ? size : 0
  }

  func run() -> TransferEnd {
    let part = download.part
    let meter = Meter(of: "Fetching \(download.id)", report: download.progress)
    let attempt = self
    return Transfer(request, idleTimeout: download.settings.idleTimeout) { (answer) throws(FileFault) in
      meter.begin(with: answer.status == 206 ? attempt.start : 0, of: answer.total)
      return try attempt.accepts(answer)
    } take: { (data) throws(FileFault) in
      try part.append(data)
      meter.add(data.count)
    }.run()
  }

  private var request: URLRequest {
    var request = URLRequest(url: download.address)
    request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
    request.setValue("wardlight", forHTTPHeaderField: "User-Agent")
    if let whole {
      request.setValue("bytes=\(start)-", forHTTPHeaderField: "Range")
      request.setValue(whole.validator, forHTTPHeaderField: "If-Range")
    }
    return request
  }

  /// Whether the body is the file, or the rest of it.
  private func accepts(_ answer: Answer) throws(FileFault) -> Bool {
    if answer.status == 206, goesOn(answer) { return true }
    guard !answer.isPassing else { return false }
    try download.part.empty()
    guard answer.status == 200 else { return false }
    if let validator = answer.validator {
      try download.part.note(
        PartFile.Whole(address: download.address.absoluteString, validator: validator, total: answer.total))
    }
    return true
  }

  /// A server may go on with another file than the one that was begun, whatever it was asked.
  private func goesOn(_ answer: Answer) -> Bool {
    guard let whole, let range = answer.range, range.first == start else { return false }
    return range.total == whole.total && (answer.validator ?? whole.validator) == whole.validator
  }
}
