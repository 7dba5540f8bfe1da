import WardlightCounting
import WardlightGazetteer
import WardlightGeometry

extension FlowStudy {
  /// The force that a name or a code stands for, among those of the layer, then among others that links name.
  func subject(force name: String) throws(AnalysisError) -> Subject {
    let known = input.links.forces.known
    switch known.resolve(name) {
    case .found(let place): return .force(code: forceCodes[place], name: known.names[place])
    case .several(let places): throw .unknownForce(name, suggestions: places.map { forceCodes[$0] })
    case .unknown(let suggestions):
      guard let place = forceCodes.firstIndex(of: name) else { throw .unknownForce(name, suggestions: suggestions) }
      return .force(code: forceCodes[place], name: input.links.forces.names[place])
    }
  }

  /// The codes of all forces that links may name; of those that are not in the layer, their names.
  var forceCodes: [String] { Self.codes(input.links.forces, input.forces) }

  /// The codes of all boroughs in the same way.
  var boroughCodes: [String] { Self.codes(input.links.boroughs, input.boroughs) }

  /// The codes of a layer, then the names of places that are not in it.
  static func codes(_ directory: NameDirectory, _ layer: Areas?) -> [String] {
    let known = layer?.codes ?? []
    return directory.names.indices.map { $0 < known.count ? known[$0] : directory.names[$0] }
  }
}
