internal import Synchronization
internal import WardlightEssentials
internal import WardlightGeometry
internal import WardlightLoading

/// What readers of files share: the key for identifiers, and the way from longitude and latitude to the grid.
struct ReadingTools: Sendable {
  /// The key under which identifiers become pseudonyms; without one they are not read.
  let key: IdentifierKey?
  /// Turns longitudes and latitudes into places on the grid.
  let grid: @Sendable (_ longitudes: [Double], _ latitudes: [Double]) throws(RecordsError) -> [Coordinate]

  /// The tools of a run: PROJ is asked only where a file has longitudes.
  static func shared(key: IdentifierKey?) -> ReadingTools {
    let frame = FrameOnDemand()
    return ReadingTools(key: key) { (longitudes, latitudes) throws(RecordsError) in try frame.grid(longitudes, latitudes) }
  }
}

/// The working frame, made when it is first wanted and then shared.
private final class FrameOnDemand: Sendable {
  private let made = Mutex<WorkingFrame?>(nil)

  func grid(_ longitudes: [Double], _ latitudes: [Double]) throws(RecordsError) -> [Coordinate] {
    do throws(LoadingError) {
      // Files are read side by side already, so that one thread for each is enough.
      return try frame().britishGrid(longitudes: longitudes, latitudes: latitudes, parallel: Parallel(threads: 1))
    } catch {
      throw .table(error)
    }
  }

  private func frame() throws(LoadingError) -> WorkingFrame {
    try made.withLock { (made) throws(LoadingError) -> WorkingFrame in
      if let made { return made }
      let frame = try WorkingFrame()
      made = frame
      return frame
    }
  }
}
