/// What becomes of small flows.
///
/// Exact counts of merged flows are added up; protected ones are only counted as flows, so that a sum says nothing about them.
public enum FlowMerging: Hashable, Sendable {
  /// All are drawn.
  case none
  /// Flows of fewer persons are not drawn but stated together as “other”.
  case below(Double)
  /// Only so many of the largest exact flows are drawn, or a few less where some are equally large; the others are stated as “other”.
  case keepingLargest(Int)
  /// Flows of fewer persons from one place into one region of the destinations are drawn as one flow to the middle of these.
  case byRegion(below: Double)
  /// Only so many of the largest exact flows are drawn on their own, as with ``keepingLargest(_:)``; the others are drawn as with
  /// ``byRegion(below:)`` where those from one place into one region together are as large as the smallest of these, and else stated.
  case byRegionKeepingLargest(Int)
}

extension FlowMerging {
  /// Whether small flows are drawn by region.
  var isRegional: Bool {
    switch self {
    case .byRegion, .byRegionKeepingLargest: true
    case .none, .below, .keepingLargest: false
    }
  }

  /// Whether it is a number of flows that decides which of them are small.
  var keepsNumber: Bool {
    switch self {
    case .keepingLargest, .byRegionKeepingLargest: true
    case .none, .below, .byRegion: false
    }
  }
}

/// Some flows together.
struct FlowSum: Hashable {
  /// How many flows there are.
  var flows = 0
  /// How many persons the exact ones have together.
  var persons = 0.0
  /// How many of the flows are protected or withheld, so that nobody adds them up.
  var hidden = 0

  mutating func add(_ link: FlowLink) {
    flows += 1
    persons += link.value
    if link.state == .interval || link.state == .withheld { hidden += 1 }
  }
}
