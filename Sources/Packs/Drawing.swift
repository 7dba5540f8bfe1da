import WardlightCartography
import WardlightEssentials

/// A map or a chart that can be drawn on any thread.
struct Drawing: Sendable {
  let name: String
  let section: PackSection
  let caption: String
  let draw: @Sendable () throws -> Scene

  init(name: String, section: PackSection, caption: String, draw: @escaping @Sendable () throws -> Scene) {
    self.name = name
    self.section = section
    self.caption = caption
    self.draw = draw
  }

  /// All of these drawn, in their order.
  static func drawn(_ drawings: [Drawing], _ parallel: Parallel) throws -> [PackMap] {
    let results = parallel.map(drawings.count) { place in Result { try drawings[place].draw() } }
    return try zip(drawings, results).map { drawing, result in
      PackMap(name: drawing.name, section: drawing.section, caption: drawing.caption, scene: try result.get())
    }
  }
}
