import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a client asked of the loopback server.
struct Request: Sendable {
  /// Which request of the server's life it is, from 1.
  let number: Int
  let path: String
  let query: [String: String]
  let headers: [String: String]

  /// Where a `Range: bytes=n-` begins.
  var start: Int? { headers["range"].flatMap { Int($0.drop { !$0.isNumber }.prefix { $0.isNumber }) } }
}

/// What the loopback server does with a request.
struct Reply: Sendable {
  /// How the connection ends.
  enum End: Sendable {
    /// After all has been sent.
    case whole
    /// After so many bytes of the body, in good order.
    case closing(after: Int)
    /// After so many bytes of the body, by a reset.
    case reset(after: Int)
    /// Never: after so many bytes nothing more comes.
    case silence(after: Int)
    /// A byte at a time with a pause of some milliseconds.
    case trickle(milliseconds: Int)
    /// After the body has been sent so many times over.
    case repeating(times: Int)
  }

  var status = 200
  var headers: [String: String] = [:]
  var body = Data()
  var end = End.whole
  var isChunked = false

  static func text(_ text: String, _ headers: [String: String] = [:]) -> Reply { Reply(headers: headers, body: Data(text.utf8)) }

  static func status(_ status: Int, _ headers: [String: String] = [:]) -> Reply {
    Reply(status: status, headers: headers, body: Data("<html>no</html>".utf8))
  }

  /// A file, or the rest of it where the client asks for that and names the right tag.
  static func file(_ body: Data, etag: String, for request: Request) -> Reply {
    guard let start = request.start, start < body.count, request.headers["if-range"] == etag else {
      return Reply(headers: ["ETag": etag], body: body)
    }
    let range = "bytes \(start)-\(body.count - 1)/\(body.count)"
    return Reply(status: 206, headers: ["ETag": etag, "Content-Range": range], body: body.dropFirst(start))
  }

  /// The length of the body as it is announced.
  var length: Int { if case .repeating(let times) = end { body.count * times } else { body.count } }

  func ending(_ end: End) -> Reply {
    var reply = self
    reply.end = end
    return reply
  }

  func chunked() -> Reply {
    var reply = self
    reply.isChunked = true
    return reply
  }
}

/// A server on 127.0.0.1 that does as a test says, faults and all.
final class LoopbackServer: Sendable {
  let port: UInt16
  private let listener: Int32
  private let answer: @Sendable (Request) -> Reply
  private let seen = Mutex<[Request]>([])

  init(_ answer: @escaping @Sendable (Request) -> Reply) throws {
    self.answer = answer
    let listener = socket(AF_INET, Self.stream, 0)
    self.listener = listener
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &place) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && listen(listener, 64) == 0 && getsockname(listener, $0, &size) == 0
      }
    }
    guard isBound else { throw CocoaError(.fileNoSuchFile) }
    port = UInt16(bigEndian: place.sin_port)
    setenv("no_proxy", "127.0.0.1", 1)
    Thread.detachNewThread { [weak self] in
      while true {
        let client = accept(listener, nil, nil)
        guard client >= 0 else { return }
        guard let self else { return Self.hangUp(client) }
        Thread.detachNewThread { self.serve(client) }
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  func address(_ path: String = "/data") -> String { "http://127.0.0.1:\(port)\(path)" }

  /// What was asked so far.
  var requests: [Request] { seen.withLock { $0 } }

  private func serve(_ client: Int32) {
    defer { Self.hangUp(client) }
    guard let request = read(client) else { return }
    let reply = answer(request)
    var headers = reply.headers
    headers[reply.isChunked ? "Transfer-Encoding" : "Content-Length"] = reply.isChunked ? "chunked" : "\(reply.length)"
    headers["Connection"] = "close"
    let lines = headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }.joined()
    guard Self.send(client, Data("HTTP/1.1 \(reply.status) Said\r\n\(lines)\r\n".utf8)) else { return }
    send(reply, to: client)
  }

  private func send(_ reply: Reply, to client: Int32) {
    switch reply.end {
    case .whole: _ = Self.send(client, reply.isChunked ? Self.chunks(reply.body, last: true) : reply.body)
    case .closing(let count): _ = Self.send(client, Self.part(reply, count))
    case .reset(let count):
      _ = Self.send(client, Self.part(reply, count))
      usleep(50_000)
      var linger = linger(l_onoff: 1, l_linger: 0)
      setsockopt(client, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
    case .silence(let count):
      _ = Self.send(client, Self.part(reply, count))
      var byte: UInt8 = 0
      _ = recv(client, &byte, 1, 0)
    case .trickle(let milliseconds):
      for byte in reply.body {
        guard Self.send(client, Data([byte])) else { return }
        usleep(UInt32(milliseconds) * 1000)
      }
    case .repeating(let times):
      for _ in 0..<times {
        guard Self.send(client, reply.body) else { return }
      }
    }
  }

  private static func part(_ reply: Reply, _ count: Int) -> Data {
    reply.isChunked ? chunks(reply.body.prefix(count), last: false) : reply.body.prefix(count)
  }

  private static func chunks(_ body: Data, last: Bool) -> Data {
    var bytes = Data("\(String(body.count, radix: 16))\r\n".utf8)
    bytes.append(body)
    bytes.append(Data((last ? "\r\n0\r\n\r\n" : "\r\n").utf8))
    return bytes
  }

  private func read(_ client: Int32) -> Request? {
    var head = Data()
    var buffer = [UInt8](repeating: 0, count: 8192)
    while head.range(of: Data("\r\n\r\n".utf8)) == nil {
      let count = recv(client, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      head.append(contentsOf: buffer[..<count])
    }
    let lines = String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ")
    guard words.count == 3, let parts = URLComponents(string: String(words[1])) else { return nil }
    let headers = lines.dropFirst().compactMap { line -> (String, String)? in
      let halves = line.split(separator: ":", maxSplits: 1)
      return halves.count == 2 ? (halves[0].lowercased(), halves[1].trimmingCharacters(in: .whitespaces)) : nil
    }
    return seen.withLock { seen in
      let request = Request(
        number: seen.count + 1, path: parts.path,
        query: Dictionary((parts.queryItems ?? []).map { ($0.name, $0.value ?? "") }) { first, _ in first },
        headers: Dictionary(headers) { first, _ in first })
      seen.append(request)
      return request
    }
  }

  private static func send(_ client: Int32, _ bytes: Data) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Self.sendOnce(client, UnsafeRawBufferPointer(rebasing: rest))
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
  }

  #if canImport(Glibc)
    private static let stream = Int32(SOCK_STREAM.rawValue)
    private static func sendOnce(_ client: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
      Glibc.send(client, buffer.baseAddress, buffer.count, Int32(truncatingIfNeeded: Int(MSG_NOSIGNAL)))
    }
  #else
    private static let stream = SOCK_STREAM
    private static func sendOnce(_ client: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
      Darwin.send(client, buffer.baseAddress, buffer.count, 0)
    }
  #endif

  private static func hangUp(_ client: Int32) { close(client) }
}
