import WardlightDisclosure

extension ConfigurationNode {
  /// The policy that a key holds, as text (`nhs,top_rank:20`) or as a mapping of settings; `nil` where the key is absent.
  ///
  /// - Throws: ``ConfigurationError`` at the setting that is wrong, or that does not go together with the others.
  func policy(_ key: String) throws(ConfigurationError) -> Policy? {
    guard holdsMapping(key) else { return try policyText(key) }
    guard let node = try child(key) else { return nil }
    return try node.policySettings()
  }

  private func policyText(_ key: String) throws(ConfigurationError) -> Policy? {
    guard let text = try text(key) else { return nil }
    do throws(DisclosureFault) { return try Policy(text: text) } catch { throw fault(at: key, error.description.droppingFullStop) }
  }

  private func policySettings() throws(ConfigurationError) -> Policy {
    try allow(PolicySettings.Key.allCases.map(\.rawValue))
    var settings = PolicySettings()
    for key in PolicySettings.Key.allCases {
      guard let text = try value(key.rawValue, key.expected, { key.takes($0) ? $0 : nil }) else { continue }
      do throws(DisclosureFault) { try settings.set(key, text) } catch { throw fault(at: key.rawValue, error.description.droppingFullStop) }
    }
    do throws(DisclosureFault) { return try settings.policy() } catch { throw contradiction(error) }
  }

  private func contradiction(_ error: DisclosureFault) -> ConfigurationError {
    guard case .contradiction(let key, _) = error else { return fault(at: "", error.description.droppingFullStop) }
    return fault(at: key.rawValue, error.description.droppingFullStop)
  }
}

extension String {
  fileprivate var droppingFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
