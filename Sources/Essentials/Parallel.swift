public import Foundation
import Synchronization

/// Work on several processors whose result does not depend on how many there are.
public struct Parallel: Sendable {
  /// How many threads run at once.
  public let threads: Int

  /// - Parameter threads: At least 1; by default one for each active processor.
  public init(threads: Int = ProcessInfo.processInfo.activeProcessorCount) {
    precondition(threads >= 1, "work needs at least 1 thread, not \(threads)")
    self.threads = threads
  }

  /// The results of `body` for 0 ..< `count`, in that order.
  ///
  /// The tasks are handed out one by one, so that a slow one holds up no other; each writes its own place of the result.
  ///
  /// - Parameters:
  ///   - count: How many tasks; 0 gives an empty result.
  ///   - body: Computes one result from its index alone.
  public func map<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
    let workers = min(threads, count)
    guard workers > 1 else { return (0..<count).map(body) }
    return [Result](unsafeUninitializedCapacity: count) { places, initialized in
      let slots = Slots(places)
      let tasks = TaskCounter(count)
      DispatchQueue.concurrentPerform(iterations: workers) { _ in
        while let task = tasks.next() { slots.fill(task, with: body(task)) }
      }
      initialized = count
    }
  }

  /// The results of two tasks that do not wait for each other.
  public func pair<First: Sendable, Second: Sendable>(
    _ first: @escaping @Sendable () -> First, _ second: @escaping @Sendable () -> Second
  ) -> (First, Second) {
    let results: [PairResult<First, Second>] = map(2) { $0 == 0 ? .first(first()) : .second(second()) }
    guard case .first(let first) = results[0], case .second(let second) = results[1] else {
      preconditionFailure("two tasks gave \(results.count) results out of order")
    }
    return (first, second)
  }

  /// The results of `body` for consecutive ranges that together cover 0 ..< `count`, in order.
  ///
  /// - Parameters:
  ///   - count: How many items there are in all.
  ///   - size: Items in a range, at least 1; the last range may be shorter. The ranges do not depend on the number of threads.
  ///   - body: Computes the result of one range.
  public func mapRanges<Result: Sendable>(
    _ count: Int, size: Int, _ body: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    precondition(size >= 1, "a range of \(size) items cannot cover \(count)")
    return map((count + size - 1) / size) { block in
      body(block * size..<min(count, (block + 1) * size))
    }
  }

  /// One buffer that tasks fill side by side, each its own part of it.
  ///
  /// - Parameters:
  ///   - lengths: How many elements each part has; the parts lie one behind the other.
  ///   - body: Initialises every element of the part whose number it is given.
  public func fill<Element>(
    _ lengths: [Int], _ body: @Sendable (_ part: Int, _ places: UnsafeMutableBufferPointer<Element>) -> Void
  ) -> [Element] {
    var starts = [0]
    for length in lengths { starts.append(starts[starts.count - 1] + length) }
    let total = starts[lengths.count]
    return [Element](unsafeUninitializedCapacity: total) { places, initialized in
      let slots = Slots(places)
      _ = map(lengths.count) { [starts] part in body(part, slots.places(starts[part]..<starts[part + 1])) }
      initialized = total
    }
  }
}

/// The result of one of two tasks.
private enum PairResult<First: Sendable, Second: Sendable>: Sendable {
  case first(First)
  case second(Second)
}

/// The uninitialised places of a result; each task fills only its own.
private struct Slots<Result>: @unchecked Sendable {
  private let places: UnsafeMutableBufferPointer<Result>

  init(_ places: UnsafeMutableBufferPointer<Result>) { self.places = places }

  func fill(_ index: Int, with result: Result) {
    places.initializeElement(at: index, to: result)
  }

  func places(_ range: Range<Int>) -> UnsafeMutableBufferPointer<Result> { UnsafeMutableBufferPointer(rebasing: places[range]) }
}

/// Hands out 0, 1, 2, … to whoever asks, each once.
private final class TaskCounter: Sendable {
  private let handedOut = Atomic(0)
  private let count: Int

  init(_ count: Int) { self.count = count }

  func next() -> Int? {
    let task = handedOut.add(1, ordering: .relaxed).oldValue
    return task < count ? task : nil
  }
}
