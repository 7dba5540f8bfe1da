import Foundation
import Testing
import WardlightEssentials
import WardlightFetching
import WardlightTestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("A file: whole and checked, or not there")
struct DownloadTests {
  private let body = table(rows: 20_000)

  @Test("A plain file, with its record, and nothing done the second time")
  func plain() throws {
    let body = body
    let trial = try Trial { _ in Reply(headers: ["Last-Modified": "Wed, 21 Oct 2015 07:28:00 GMT"], body: body) }
    let source = try trial.source("count: 20000\nfields: [code, name]")
    let fetched = try trial.fetch(source)
    #expect(fetched.origin == .fetched && fetched.record.count == 20_000)
    #expect(fetched.record.sha256 == Checksum(of: body).description)
    #expect(fetched.record.lastModified == "Wed, 21 Oct 2015 07:28:00 GMT" && fetched.record.retrieved == nil)
    #expect(trial.contents() == body)
    #expect(trial.files == ["trial/source.json", "trial/trial.csv"])
    #expect(try trial.fetch(source).origin == .alreadyThere)
    #expect(trial.server.requests.count == 1)
    #expect(try trial.fetch(source, renewal: .always).origin == .fetched)
    #expect(trial.server.requests.count == 2)
  }

  @Test("A file that was changed on the disk is fetched again")
  func changedOnDisk() throws {
    let trial = try Trial { _ in .text("code\n1\n") }
    let source = try trial.source()
    _ = try trial.fetch(source)
    try Data("code\n2\n".utf8).write(to: URL(fileURLWithPath: trial.folder + "/trial/trial.csv"))
    #expect(try trial.fetch(source).origin == .fetched)
    #expect(trial.contents() == Data("code\n1\n".utf8))
  }

  @Test("A connection that drops is taken up where it broke", arguments: [true, false])
  func drops(isReset: Bool) throws {
    let body = body
    let trial = try Trial { request in
      let reply = Reply.file(body, etag: "\"one\"", for: request)
      return request.number <= 3 ? reply.ending(isReset ? .reset(after: 50_000) : .closing(after: 50_000)) : reply
    }
    _ = try trial.fetch(try trial.source())
    #expect(trial.contents() == body)
    let starts = trial.server.requests.map(\.start)
    #expect(starts.count == 4 && starts[0] == nil)
    #expect(zip(starts.dropFirst(), starts.dropFirst(2)).allSatisfy { ($0 ?? 0) < ($1 ?? 0) }, "\(starts)")
    #expect(trial.server.requests.dropFirst().allSatisfy { $0.headers["if-range"] == "\"one\"" })
  }

  @Test("The next run goes on where a run gave up")
  func resumesLater() throws {
    let body = body
    let trial = try Trial { request in
      let reply = Reply.file(body, etag: "\"one\"", for: request)
      return request.number == 1 ? reply.ending(.closing(after: 70_000)) : reply
    }
    let source = try trial.source()
    let once = FetchSettings(attempts: 1, firstPause: 0, idleTimeout: 30)
    #expect(trial.sentence(of: source, settings: once) == "trial: http://server/data ends after 70000 of \(body.count) bytes.")
    #expect(trial.files == ["trial.part", "trial.part.json"])
    _ = try trial.fetch(source, settings: once)
    #expect(trial.server.requests.last?.start == 70_000)
    #expect(trial.contents() == body)
    #expect(!trial.files.contains("trial.part") && !trial.files.contains("trial.part.json"))
  }

  @Test("A server that ignores the range is heard from the start")
  func ignoresRange() throws {
    let body = body
    let trial = try Trial { request in
      let reply = Reply(headers: ["ETag": "\"one\""], body: body)
      return request.number == 1 ? reply.ending(.closing(after: 70_000)) : reply
    }
    _ = try trial.fetch(try trial.source())
    #expect(trial.contents() == body)
  }

  @Test("A file that changes between two attempts is fetched from the start", arguments: [true, false])
  func changes(isHonest: Bool) throws {
    let old = body
    let new = Data(String(decoding: body, as: UTF8.self).replacingOccurrences(of: "Place", with: "Field").utf8)
    let trial = try Trial { request in
      if request.number == 1 { return Reply.file(old, etag: "\"one\"", for: request).ending(.closing(after: 70_000)) }
      guard let start = request.start, !isHonest else { return Reply.file(new, etag: "\"two\"", for: request) }
      let range = "bytes \(start)-\(new.count - 1)/\(new.count)"
      return Reply(status: 206, headers: ["ETag": "\"two\"", "Content-Range": range], body: new.dropFirst(start))
    }
    _ = try trial.fetch(try trial.source())
    #expect(trial.contents() == new)
  }

  @Test("A part that does not fit what is there is dropped")
  func unfittingPart() throws {
    let body = body
    let trial = try Trial { request in
      switch request.number {
      case 1: Reply(headers: ["ETag": "\"one\""], body: body).ending(.closing(after: 70_000))
      case 2: .status(416, ["Content-Range": "bytes */10"])
      default: Reply(headers: ["ETag": "\"one\""], body: body)
      }
    }
    _ = try trial.fetch(try trial.source())
    #expect(trial.server.requests.map(\.start) == [nil, 70_000, nil])
    #expect(trial.contents() == body)
  }

  @Test("A part of another address is dropped")
  func otherAddress() throws {
    let body = body
    let trial = try Trial { request in
      let reply = Reply.file(body, etag: "\"one\"", for: request)
      return request.path == "/data" ? reply.ending(.closing(after: 70_000)) : reply
    }
    let once = FetchSettings(attempts: 1, firstPause: 0, idleTimeout: 30)
    #expect(trial.sentence(of: try trial.source(), settings: once) != nil)
    _ = try trial.fetch(try trial.source(path: "/moved"))
    #expect(trial.server.requests.map(\.start) == [nil, nil])
    #expect(trial.contents() == body)
  }

  @Test("Two runs do not write into one file")
  func twoRuns() throws {
    let trial = try Trial { _ in .text("code\n1\n") }
    try FileManager.default.createDirectory(atPath: trial.folder, withIntermediateDirectories: true)
    let held = open(trial.folder + "/trial.part", O_RDWR | O_CREAT, 0o644)
    defer { close(held) }
    #expect(flock(held, LOCK_EX | LOCK_NB) == 0)
    #expect(trial.sentence(of: try trial.source()) == "trial: another run is fetching it (/downloads/trial.part).")
    #expect(trial.server.requests.isEmpty)
    #expect(flock(held, LOCK_UN) == 0)
    _ = try trial.fetch(try trial.source())
  }

  @Test("Without a tag or date nothing is pieced together")
  func noValidator() throws {
    let body = body
    let trial = try Trial { request in
      let reply = Reply(body: body)
      return request.number == 1 ? reply.ending(.closing(after: 70_000)) : reply
    }
    _ = try trial.fetch(try trial.source())
    #expect(trial.server.requests.allSatisfy { $0.start == nil })
    #expect(trial.contents() == body)
  }

  @Test("A body that always ends early")
  func shortBody() throws {
    let body = body
    let trial = try Trial { _ in Reply(body: body).ending(.closing(after: 1000)) }
    #expect(trial.sentence(of: try trial.source()) == "trial: http://server/data ends after 1000 of \(body.count) bytes.")
    #expect(trial.server.requests.count == 3)
    #expect(!trial.files.contains { $0.hasPrefix("trial/") })
  }

  @Test("Errors that pass", arguments: [500, 502, 503, 408])
  func passing(status: Int) throws {
    let trial = try Trial { $0.number < 3 ? .status(status) : .text("code\n1\n") }
    _ = try trial.fetch(try trial.source())
    #expect(trial.contents() == Data("code\n1\n".utf8))
    #expect(trial.server.requests.count == 3)
  }

  @Test("A busy server says when to come again, and the pause has a limit")
  func busy() throws {
    let trial = try Trial { $0.number < 3 ? .status(429, ["Retry-After": $0.number == 1 ? "0" : "3600"]) : .text("code\n1\n") }
    _ = try trial.fetch(try trial.source(), settings: FetchSettings(attempts: 3, firstPause: 3600, longestPause: 0, idleTimeout: 30))
    #expect(trial.server.requests.count == 3)
  }

  @Test(
    "Errors that stay",
    arguments: [
      (404, "trial: there is nothing at http://server/data (the server says 404).", 1),
      (410, "trial: there is nothing at http://server/data (the server says 410).", 1),
      (403, "trial: the server refuses http://server/data (it says 403, tried once).", 1),
      (500, "trial: the server refuses http://server/data (it says 500, tried 3 times).", 3),
    ])
  func staying(status: Int, sentence: String, attempts: Int) throws {
    let trial = try Trial { _ in .status(status) }
    #expect(trial.sentence(of: try trial.source()) == sentence)
    #expect(trial.server.requests.count == attempts)
    #expect(trial.files.isEmpty)
  }

  @Test("A server that is not there")
  func noServer() throws {
    let trial = try Trial { _ in .text("") }
    let gone = try SourceList(
      text: """
        sources:
        - {id: trial, title: T, publisher: P, vintage: V, licence: L, attribution: A, service: file, format: csv, checked: no,
           address: "http://127.0.0.1:1/data"}
        """, file: "sources.yaml"
    ).source("trial")
    #expect(trial.sentence(of: gone) == "trial: http://127.0.0.1:1/data cannot be read (the server cannot be reached, tried 3 times).")
    #expect(trial.files.isEmpty)
  }

  @Test("A server that falls silent is left and asked for the rest")
  func silence() throws {
    let body = body
    let trial = try Trial { request in
      let reply = Reply.file(body, etag: "\"one\"", for: request)
      return request.start == nil ? reply.ending(.silence(after: 70_000)) : reply
    }
    _ = try trial.fetch(try trial.source(), settings: FetchSettings(attempts: 10, firstPause: 0, idleTimeout: 1))
    #expect(trial.contents() == body)
    #expect(trial.server.requests.last?.start == 70_000)
  }

  @Test("A server that never speaks")
  func neverSpeaks() throws {
    let trial = try Trial { _ in Reply(body: Data([1])).ending(.silence(after: 0)) }
    // Long enough for the head of the answer to come on a machine that is busy.
    let settings = FetchSettings(attempts: 2, firstPause: 0, idleTimeout: 5)
    let sentence = trial.sentence(of: try trial.source(), settings: settings)
    #expect(sentence == "trial: http://server/data ends after 0 of 1 bytes.")
    #expect(trial.files.isEmpty)
  }

  @Test("A slow line is waited for as long as something comes")
  func trickle() throws {
    let trial = try Trial { _ in Reply.text("code,name\nE1,Somewhere\n").ending(.trickle(milliseconds: 20)) }
    _ = try trial.fetch(try trial.source(), settings: FetchSettings(attempts: 1, firstPause: 0, idleTimeout: 10))
    #expect(trial.contents() == Data("code,name\nE1,Somewhere\n".utf8))
  }

  @Test("A body of unknown length, whole and cut short")
  func chunked() throws {
    let body = body
    let trial = try Trial { request in
      let reply = Reply(body: body).chunked()
      return request.number == 1 ? reply.ending(.closing(after: 70_000)) : reply
    }
    _ = try trial.fetch(try trial.source())
    #expect(trial.contents() == body)
    #expect(trial.server.requests.count == 2)
  }

  @Test("Redirects are followed, with the range, and not for ever")
  func redirects() throws {
    let body = body
    let trial = try Trial { request in
      if request.path == "/data" { return .status(302, ["Location": "/there"]) }
      if request.path == "/round" { return .status(302, ["Location": "/round"]) }
      let reply = Reply.file(body, etag: "\"one\"", for: request)
      return request.start == nil ? reply.ending(.closing(after: 70_000)) : reply
    }
    _ = try trial.fetch(try trial.source())
    #expect(trial.contents() == body)
    #expect(trial.server.requests.map(\.path) == ["/data", "/there", "/data", "/there"])
    #expect(
      trial.sentence(of: try trial.source(path: "/round"))
        == "trial: http://server/round cannot be followed (it leads from one address to another without an end).")
    #expect(trial.contents() == body)
  }

  @Test("A full disk leaves nothing")
  func fullDisk() throws {
    try #require(FileManager.default.fileExists(atPath: "/dev/full"), "this system has no /dev/full")
    let body = body
    let trial = try Trial { _ in Reply(body: body) }
    try FileManager.default.createDirectory(atPath: trial.folder, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: trial.folder + "/trial.part", withDestinationPath: "/dev/full")
    #expect(trial.sentence(of: try trial.source()) == "/downloads/trial.part: cannot be written (No space left on device).")
    #expect(trial.files.isEmpty)
  }

  @Test("A folder that cannot be made")
  func noFolder() throws {
    let trial = try Trial { _ in .text("code\n1\n") }
    _ = try trial.scratch.file("downloads", "a file")
    #expect(trial.sentence(of: try trial.source()) == "/downloads: cannot be written (the folder cannot be made).")
    #expect(trial.server.requests.isEmpty)
  }

  @Test("A large file does not grow in memory")
  func flatMemory() throws {
    let megabyte = Data(String(repeating: "code,12345,name\n", count: 1 << 16).utf8)
    let trial = try Trial { _ in Reply(body: megabyte).ending(.repeating(times: 128)) }
    let source = try trial.source("sha256: \(String(repeating: "0", count: 64))")
    let before = Self.residentMegabytes()
    let sentence = try #require(trial.sentence(of: source))
    #expect(sentence.hasPrefix("trial: http://server/data gave a file of SHA-256 "))
    let after = Self.residentMegabytes()
    #expect(after - before < 80, "from \(before) to \(after) megabytes for a body of 128")
    #expect(trial.files.isEmpty)
  }

  private static func residentMegabytes() -> Int {
    guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM") })
    else { return 0 }
    return (line.split { !$0.isNumber }.first.flatMap { Int($0) } ?? 0) >> 10
  }
}
