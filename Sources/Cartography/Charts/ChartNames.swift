/// Names beside marks of a chart, each clear of all marks if it can be, else of those that matter.
struct ChartNames {
  private(set) var layer = SceneLayer("labels")
  private let frame: SheetBox

  /// - Parameters:
  ///   - names: What is named, the foremost first, and where it lies.
  ///   - clearance: Half the width of its marks, in millimetres.
  ///   - frame: Where names may lie.
  ///   - taken: What they must keep clear of: everything, then ever less.
  init(_ names: [(name: String, place: SheetPoint)], clearance: Double, frame: SheetBox, taken: [[SheetBox]]) {
    self.frame = frame
    let requests = names.enumerated().map { order, entry in
      var request = LabelRequest(name: entry.name, anchor: entry.place, rings: [], rank: -Double(order))
      request.clearance = clearance
      return request
    }
    guard let strictest = taken.first, !place(requests, strictest) else { return }
    for request in requests { _ = taken.contains { place([request], $0) } }
  }

  /// Places names beside those that are placed already; whether all of them found a place.
  private mutating func place(_ requests: [LabelRequest], _ taken: [SheetBox]) -> Bool {
    let lines = layer.shapes.compactMap { shape in
      shape.outline.points.count == 2 ? (start: shape.outline.points[0], end: shape.outline.points[1]) : nil
    }
    var placement = LabelPlacement(frame: frame, taken: taken + layer.texts.map(\.box), lines: lines)
    placement.place(requests, numbers: 0)
    guard placement.omitted == 0 else { return false }
    layer.shapes += placement.leaders
    layer.texts += placement.texts
    return true
  }
}
