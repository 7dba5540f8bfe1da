extension Policy {
  /// Refuses points of single records, unless they stay inside the service.
  ///
  /// - Throws: ``DisclosureFault/pointsOfRecords``.
  public func admitPoints() throws(DisclosureFault) {
    guard self == .internal else { throw .pointsOfRecords }
  }
}
