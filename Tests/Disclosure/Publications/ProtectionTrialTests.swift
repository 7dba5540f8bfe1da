import Testing
import WardlightDisclosure
import WardlightEssentials

@Suite("Made-up publications against the attacker")
struct ProtectionTrialTests {
  private static let seed: UInt64 = 20_261_122

  private func trial(_ hiding: ProtectionTrial.Hiding, _ rules: ProtectionRules = .standard) -> ProtectionTrial {
    ProtectionTrial(rules: rules, hiding: hiding, parallel: Parallel(threads: 1))
  }

  /// Nothing is recovered, nothing is left fewer values than the rules ask for, and nothing contradicts.
  private func expectHeld(_ outcome: ProtectionTrial.Outcome, _ name: String) {
    let seed = "seed \(Self.seed), \(name)"
    #expect(outcome.recovered.isEmpty, "\(seed): \(outcome.recovered.first?.description ?? "")")
    #expect(outcome.breaches.isEmpty, "\(seed): \(outcome.breaches.first?.description ?? "")")
    #expect(outcome.contradictions.isEmpty, "\(seed): \(outcome.contradictions.first?.description ?? "")")
  }

  @Test("From a protected pack the attacker recovers nothing", arguments: 0..<50)
  func packs(index: Int) throws {
    expectHeld(try trial(.secondary).outcome(of: [.pack(seed: Self.seed, index: index, size: .small)]), "pack \(index)")
  }

  @Test("From twelve monthly, four quarterly and a yearly pack he recovers nothing", arguments: 0..<5)
  func series(index: Int) throws {
    expectHeld(try trial(.secondary).outcome(of: RandomPublication.series(seed: Self.seed, index: index, size: .small)), "series \(index)")
  }

  @Test("From packs that hide small counts alone he does")
  func primaryOnly() throws {
    let outcomes = try (0..<50).map { try trial(.primaryOnly).outcome(of: [.pack(seed: Self.seed, index: $0, size: .small)]) }
    // Some packs this small have little to give away; of the usual size he wins in nearly all.
    #expect(outcomes.count { !$0.breaches.isEmpty } >= 25, "seed \(Self.seed)")
    #expect(outcomes.count { !$0.recovered.isEmpty } >= 20, "seed \(Self.seed)")
    #expect(outcomes.allSatisfy { $0.contradictions.isEmpty }, "seed \(Self.seed)")
  }
}
