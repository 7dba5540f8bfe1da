internal import Foundation

/// Items made on a thread of its own while the last ones are worked on, and handed out in the order in which they are made.
///
/// What comes out does not depend on which of the two is quicker. Few items wait at a time, so that the maker never runs far ahead.
public final class ReadAhead<Item: Sendable, Failure: Error> {
  private let channel: Channel<Item, Failure>

  /// Begins to make items.
  ///
  /// - Parameters:
  ///   - depth: How many finished items may wait, at least 1.
  ///   - make: Makes the items and hands each over; where that answers `false` nobody wants any more, and it should return.
  public init(depth: Int = 2, _ make: @escaping @Sendable (_ hand: (Item) -> Bool) throws(Failure) -> Void) {
    precondition(depth >= 1, "room for \(depth) items cannot hold one")
    let channel = Channel<Item, Failure>(depth: depth)
    self.channel = channel
    let thread = Thread {
      do throws(Failure) {
        try make { channel.hand($0) }
        channel.finish(nil)
      } catch {
        channel.finish(error)
      }
    }
    thread.stackSize = 8 << 20
    thread.start()
  }

  deinit { channel.stop() }

  /// The next item; waits for it where it is not ready. `nil` behind the last.
  ///
  /// - Throws: What the maker threw, once the items before it are taken.
  public func next() throws(Failure) -> Item? { try channel.take() }
}

/// Items on their way from one thread to another.
private final class Channel<Item: Sendable, Failure: Error>: @unchecked Sendable {
  private let condition = NSCondition()
  private let depth: Int
  private var waiting: [Item] = []
  private var failure: Failure?
  private var (isFinished, isStopped) = (false, false)

  init(depth: Int) { self.depth = depth }

  func hand(_ item: Item) -> Bool {
    condition.withLock {
      while waiting.count >= depth, !isStopped { condition.wait() }
      guard !isStopped else { return false }
      waiting.append(item)
      condition.signal()
      return true
    }
  }

  func finish(_ failure: Failure?) {
    condition.withLock {
      self.failure = failure
      isFinished = true
      condition.signal()
    }
  }

  func stop() {
    condition.withLock {
      isStopped = true
      waiting = []
      condition.signal()
    }
  }

  func take() throws(Failure) -> Item? {
    let (item, failure): (Item?, Failure?) = condition.withLock {
      while waiting.isEmpty, !isFinished { condition.wait() }
      defer { condition.signal() }
      return waiting.isEmpty ? (nil, self.failure) : (waiting.removeFirst(), nil)
    }
    if let failure { throw failure }
    return item
  }
}
