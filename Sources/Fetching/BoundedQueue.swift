import Foundation

/// A serial queue on which only so much can wait: who brings more is held up.
///
/// The `URLSession` of Linux reads from the network as fast as it can and lets pieces pile up before a slow delegate. Held up here, it leaves them
/// to the network, and memory stays flat.
final class BoundedQueue: OperationQueue, @unchecked Sendable {
  private let places: DispatchSemaphore

  /// - Parameter capacity: How many pieces may wait.
  init(capacity: Int) {
    places = DispatchSemaphore(value: capacity)
    super.init()
    maxConcurrentOperationCount = 1
  }

  override func addOperation(_ block: @escaping @Sendable () -> Void) {
    places.wait()
    super.addOperation { [places] in
      defer { places.signal() }
      block()
    }
  }
}
