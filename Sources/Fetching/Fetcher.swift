import Foundation
public import WardlightEssentials

/// Fetches official sources into a folder, each into a folder of its own with a record of what it is.
///
/// A source's folder appears complete and checked or not at all. What has come so far of a file stays beside it as `<id>.part`, so that the next
/// run goes on from there; a feature service is read anew.
public struct Fetcher: Sendable {
  private let folder: String
  private let settings: FetchSettings
  private let retrieved: CalendarDate?
  private let progress: ProgressReport

  /// When a source that is already there is fetched again.
  public enum Renewal: Hashable, Sendable {
    /// Where it is not the one that the list names, or has changed since.
    case whereNeeded
    /// Always.
    case always
  }

  /// A source that is there.
  public struct Fetched: Hashable, Sendable {
    /// What is recorded of it.
    public let record: SourceRecord
    /// Where its file lies.
    public let path: String
    /// How it came to be there.
    public let origin: Origin
  }

  /// How a source came to be there.
  public enum Origin: Hashable, Sendable {
    /// It was fetched now.
    case fetched
    /// It was there and is unchanged.
    case alreadyThere
    /// A person had saved the file; it was checked and recorded now.
    case savedByHand
  }

  /// A fetcher.
  ///
  /// - Parameters:
  ///   - folder: Where the sources' folders lie; it is made where it is missing.
  ///   - settings: How patient it is.
  ///   - retrieved: The day that stands in the records; the clock is never asked.
  ///   - progress: Told of bytes of a file, or features of a service, on a thread of its own.
  public init(
    into folder: String, settings: FetchSettings = FetchSettings(), retrieved: CalendarDate? = nil,
    progress: @escaping ProgressReport = { _ in }
  ) {
    self.folder = folder
    self.settings = settings
    self.retrieved = retrieved
    self.progress = progress
  }

  /// Fetches a source, unless it is there.
  ///
  /// - Throws: ``FetchError``; the source's folder is then as it was before.
  /// - Complexity: A download needs the same memory whatever its size, a feature service that of one page; counting rows needs that of one column.
  public func fetch(_ source: OfficialSource, renewal: Renewal = .whereNeeded) throws(FetchError) -> Fetched {
    if renewal == .whereNeeded, let record = SourceRecord.read(in: home(source)), record.holds(for: source, in: home(source)) {
      return Fetched(record: record, path: path(source), origin: .alreadyThere)
    }
    switch source.place {
    case .page(let page): return try adopt(source, page: page)
    case .file(let address): return try file(source, at: address)
    case .arcgis(let address, let rows): return try features(source, at: address, rows: rows)
    }
  }

  private func home(_ source: OfficialSource) -> String { "\(folder)/\(source.id)" }

  private func path(_ source: OfficialSource) -> String { "\(home(source))/\(source.fileName)" }

  /// Checks and records what a person has saved.
  private func adopt(_ source: OfficialSource, page: String) throws(FetchError) -> Fetched {
    guard FileManager.default.fileExists(atPath: path(source)) else { throw .byHand(id: source.id, page: page, file: path(source)) }
    let finding = try Verification(source: source).check(path(source))
    let record = SourceRecord(source, finding, lastModified: nil, retrieved: retrieved)
    do throws(FileFault) { try record.write(in: home(source)) } catch { throw .file(error) }
    return Fetched(record: record, path: path(source), origin: .savedByHand)
  }

  private func file(_ source: OfficialSource, at address: String) throws(FetchError) -> Fetched {
    guard let url = URL(string: address) else { throw .address(id: source.id, address: address, reason: "it is no address") }
    return try withPart(source) { (part) throws(FetchError) in
      let answer = try Download(id: source.id, address: url, part: part, settings: settings, progress: progress).run()
      return try settle(source, answer.lastModified) { (place) throws(FetchError) in
        guard rename(part.path, place) == 0 else { throw .file(.unwritable(path: place, reason: String(cString: strerror(errno)))) }
        part.remove()
      }
    }
  }

  private func features(_ source: OfficialSource, at address: String, rows: String) throws(FetchError) -> Fetched {
    try withPart(source) { (part) throws(FetchError) in
      defer { part.remove() }
      let service = FeatureService(source: source, address: address, rows: rows, part: part, settings: settings, progress: progress)
      return try settle(source, nil) { (place) throws(FetchError) in _ = try service.write(to: place) }
    }
  }

  /// Opens the part file, which also keeps other runs off; an empty one is not left behind.
  private func withPart(_ source: OfficialSource, _ body: (PartFile) throws(FetchError) -> Fetched) throws(FetchError) -> Fetched {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .file(.unwritable(path: folder, reason: "the folder cannot be made"))
    }
    let part = try PartFile("\(home(source)).part", id: source.id)
    defer {
      if part.size == 0 { part.remove() }
      part.release()
    }
    return try body(part)
  }

  /// Lets the file be put into a new folder, checks it there, adds the record and gives the folder its name.
  private func settle(_ source: OfficialSource, _ lastModified: String?, _ put: (String) throws(FetchError) -> Void) throws(FetchError)
    -> Fetched
  {
    do {
      return try WholeFolder.write(to: home(source)) { staging in
        let place = "\(staging)/\(source.fileName)"
        try put(place)
        let finding = try Verification(source: source).check(place)
        let record = SourceRecord(source, finding, lastModified: lastModified, retrieved: retrieved)
        try record.write(in: staging)
        return Fetched(record: record, path: path(source), origin: .fetched)
      }
    } catch let error as FetchError {
      throw error
    } catch let fault as FileFault {
      throw .file(fault)
    } catch {
      throw .file(.unwritable(path: home(source), reason: "the system refused"))
    }
  }
}
