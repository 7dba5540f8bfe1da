import Testing

@testable import WardlightCartography

/// The checks of the layout find what they look for.
@Suite struct LayoutFaultTests {
  private func scene(_ layers: SceneLayer..., frame: SheetBox? = nil) -> Scene {
    var scene = Scene(page: .a4Landscape, title: "", summary: "", prefix: "m")
    for layer in layers { scene.add(layer) }
    scene.frame = frame
    return scene
  }

  private func text(_ text: String, _ across: Double, _ down: Double, colour: Colour = Ink.text) -> SceneText {
    SceneText(text, at: SheetPoint(across: across, down: down), TextStyle(3, colour: colour))
  }

  private func square(_ left: Double, _ top: Double, _ side: Double = 10) -> SceneShape {
    SceneShape(Outline(SheetBox(left: left, top: top, width: side, height: side)), ShapeStyle(fill: Ink.rule))
  }

  private func line(_ start: (Double, Double), _ end: (Double, Double)) -> SceneShape {
    let points = [start, end].map { SheetPoint(across: $0.0, down: $0.1) }
    return SceneShape(Outline(points, closed: false), ShapeStyle(stroke: Ink.quiet, width: 0.2))
  }

  private func faults(_ scene: Scene) -> [String] { LayoutFaults(scene).all }

  @Test func aTidySceneHasNoFault() {
    let frame = SheetBox(left: 10, top: 10, width: 100, height: 100)
    let scene = scene(
      SceneLayer("class-0", shapes: [square(20, 20, 60)]), SceneLayer("labels", texts: [text("Bow", 40, 40)]),
      SceneLayer("legend", shapes: [square(150, 20)], texts: [text("0 (1)", 165, 26), text("1", 152, 26)]), frame: frame)
    #expect(faults(scene).isEmpty)
  }

  @Test func textsBeyondThePageAndOverEachOtherAreFound() {
    #expect(faults(scene(SceneLayer("key", texts: [text("Bow", 295, 40)]))) == ["“Bow” leaves the page"])
    #expect(faults(scene(SceneLayer("key", texts: [text("Bow", 20, 40), text("Bow", 22, 41)]))) == ["“Bow” lies over “Bow”"])
    #expect(faults(scene(SceneLayer("key", texts: [text("Bow", 20, 40, colour: Ink.rule)]))) == ["“Bow” is too pale"])
    #expect(faults(scene(SceneLayer("class-0", shapes: [square(290, 20)]))) == ["a shape of class-0 leaves the page"])
  }

  @Test func textsOverSwatchesAreFound() {
    let legend = SceneLayer("legend", shapes: [square(150, 20)], texts: [text("0 (1)", 158, 26)])
    #expect(faults(scene(legend)) == ["“0 (1)” lies over a swatch of legend"])
    let key = SceneLayer("key", texts: [text("1", 152, 26)])
    #expect(faults(scene(SceneLayer("legend", shapes: [square(150, 20)]), key)) == ["“1” lies over a swatch of legend"])
  }

  @Test func whatLeavesOrEntersTheFrameIsFound() {
    let frame = SheetBox(left: 10, top: 10, width: 100, height: 100)
    #expect(faults(scene(SceneLayer("labels", texts: [text("Bow", 108, 40)]), frame: frame)) == ["“Bow” leaves the frame"])
    #expect(faults(scene(SceneLayer("key", texts: [text("Bow", 108, 40)]), frame: frame)) == ["“Bow” lies over the map"])
    #expect(faults(scene(SceneLayer("legend", shapes: [square(105, 40)]), frame: frame)) == ["a swatch lies over the map"])
  }

  @Test func insetsInTheWayAreFound() {
    let inset = SceneLayer("inset-1-paper", shapes: [square(50, 50, 20)])
    #expect(faults(scene(SceneLayer("class-0", shapes: [square(40, 40, 12)]), inset)) == ["inset-1 hides 4.0 mm² of the map"])
    #expect(faults(scene(SceneLayer("context", shapes: [square(40, 40, 12)]), inset)).isEmpty)
    #expect(faults(scene(inset, SceneLayer("labels", texts: [text("Bow", 60, 60)]))) == ["“Bow” and inset-1 are in each other's way"])
    #expect(faults(scene(inset, SceneLayer("inset-1-labels", texts: [text("Bow", 60, 60)]))).isEmpty)
    let other = SceneLayer("inset-2-paper", shapes: [square(60, 60, 20)])
    #expect(faults(scene(inset, other)) == ["inset-2 lies over inset-1"])
  }

  @Test func linesThroughNamesAreFound() {
    let through = SceneLayer("labels", shapes: [line((20, 20), (60, 40))], texts: [text("Bow", 38, 31)])
    #expect(faults(scene(through)) == ["a line runs through “Bow”"])
    let crossed = SceneLayer("labels", shapes: [line((20, 20), (60, 40)), line((20, 40), (60, 20))])
    #expect(faults(scene(crossed)) == ["two lines to names cross"])
  }

  @Test func whatIsOutOfPlaceInAChartIsFound() {
    let frame = SheetBox(left: 20, top: 20, width: 100, height: 100)
    func chart(_ layers: SceneLayer...) -> Scene {
      var scene = Scene(page: .a4Landscape, title: "", summary: "", prefix: "m")
      for layer in layers { scene.add(layer) }
      (scene.frame, scene.kind) = (frame, .chart)
      return scene
    }
    #expect(faults(chart(SceneLayer("axes", texts: [text("20", 40, 40)]))) == ["“20” lies over the plot"])
    #expect(faults(chart(SceneLayer("points", shapes: [square(140, 40).named("a", "Bow: 3")]))) == ["“Bow: 3” leaves the plot"])
    let curve = SceneLayer("curve-0", shapes: [line((20, 20), (90, 90))])
    #expect(faults(chart(curve, SceneLayer("labels", texts: [text("Bow", 40, 42)]))) == ["a curve runs through “Bow”"])
  }
}
