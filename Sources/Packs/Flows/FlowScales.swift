public import WardlightAnalysis
import WardlightCartography
import WardlightDisclosure

/// The widths of flows that the packs of one run share, so that they can be laid side by side.
public struct FlowScales: Hashable, Sendable {
  private let ofBoroughs: FlowLooks
  private let ofForces: FlowLooks

  /// Every pack on a scale of its own, but for one that the configuration names.
  public init() { (ofBoroughs, ofForces) = (FlowLooks(), FlowLooks()) }

  /// One scale for all packs of boroughs and one for all packs of forces; the flows of London, many times as large, are on their own.
  ///
  /// - Parameter packs: All packs of a run.
  public init(of packs: [Findings]) {
    let boroughs = packs.filter { if case .borough = $0.subject { true } else { false } }
    let forces = packs.filter { if case .force = $0.subject { true } else { false } }
    ofBoroughs = Self.looks(boroughs.compactMap { $0.forceMap?.column("current") }, "boroughs")
    ofForces = Self.looks(forces.compactMap { $0.flows?.townLinks?.filled("count") }, "county forces")
  }

  /// How lines are drawn in a pack.
  func looks(of findings: Findings) -> FlowLooks {
    var looks = FlowLooks()
    switch findings.subject {
    case .london: break
    case .force: looks = ofForces
    case .borough:
      looks = ofBoroughs
      guard let stated = findings.statement.flowScale else { break }
      looks.personsPerMillimetre = stated
      looks.scaleRemark = Self.remark("boroughs")
    }
    looks.classes = findings.statement.forceClasses
    return looks
  }

  private static func looks(_ counts: [Released<CellColumn>], _ kind: String) -> FlowLooks {
    guard counts.count > 1, let scale = FlowScale.shared(over: counts) else { return FlowLooks() }
    return FlowLooks(personsPerMillimetre: scale.personsPerMillimetre, scaleRemark: remark(kind))
  }

  private static func remark(_ kind: String) -> String { "The packs of \(kind) made together share this scale of widths." }
}

extension FlowLooks {
  /// The scale that several maps share, where there is one.
  var scale: FlowScale? { personsPerMillimetre.flatMap { try? FlowScale(personsPerMillimetre: $0) } }
}
