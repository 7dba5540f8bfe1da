/// How a reader or a printer sees colours.
public enum ColourVision: String, CaseIterable, Hashable, Sendable {
  /// All three kinds of cones.
  case normal
  /// No red cones, as about 1 man in 100.
  case protanopia
  /// No green cones, as about 1 man in 100.
  case deuteranopia
  /// No blue cones, which is rare.
  case tritanopia
  /// A black-and-white print or copy.
  case grey

  /// What follows “alike” in a sentence.
  public var inWords: String {
    switch self {
    case .normal: "to every reader"
    case .protanopia: "without red cones (protanopia)"
    case .deuteranopia: "without green cones (deuteranopia)"
    case .tritanopia: "without blue cones (tritanopia)"
    case .grey: "in grey"
    }
  }

  /// The colour in CIELAB as it is seen.
  ///
  /// The lack of a kind of cones is simulated by a matrix on amounts of light, held within the colours that a screen has; grey keeps the luminance.
  ///
  /// - SeeAlso: Machado, Oliveira and Fernandes (2009), A physiologically-based model for simulation of color vision deficiency, IEEE
  ///   Transactions on Visualization and Computer Graphics 15(6), https://doi.org/10.1109/TVCG.2009.113, the matrices of severity 1.0.
  public func seen(_ colour: Colour) -> LabColour {
    let light = LinearColour(colour)
    switch self {
    case .normal: return LabColour(light)
    case .grey: return LabColour(LinearColour(red: light.luminance, green: light.luminance, blue: light.luminance))
    case .protanopia, .deuteranopia, .tritanopia: return LabColour(light.mixed(matrix).inGamut)
    }
  }

  /// Red, green and blue that is seen, each from the red, green and blue that is there.
  private var matrix: [[Double]] {
    switch self {
    case .protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    case .deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    case .tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    case .normal, .grey: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    }
  }
}

extension LinearColour {
  fileprivate func mixed(_ matrix: [[Double]]) -> LinearColour {
    let mixed = matrix.map { $0[0] * red + $0[1] * green + $0[2] * blue }
    return LinearColour(red: mixed[0], green: mixed[1], blue: mixed[2])
  }
}
