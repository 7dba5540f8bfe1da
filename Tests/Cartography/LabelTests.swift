import Testing

@testable import WardlightCartography

@Suite struct LabelTests {
  @Test(arguments: [
    ("Royal Borough of Kensington and Chelsea", ["Kensington & Chelsea"]), ("Bow", []),
    ("Green Street East", ["Green St East", "Green St E"]),
    ("North End", []), ("Street", []), ("Barking and Dagenham", ["Barking & Dagenham"]),
  ])
  func namesAreShortenedSensibly(name: String, shorter: [String]) {
    #expect(LabelNames.forms(of: name) == [name] + shorter)
  }

  private func ring(_ box: SheetBox) -> [[SheetPoint]] {
    [
      [(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)].map {
        SheetPoint(across: $0.0, down: $0.1)
      }
    ]
  }

  private func request(_ name: String, _ box: SheetBox, code: String? = nil) -> LabelRequest {
    LabelRequest(name: name, anchor: box.centre, rings: ring(box), rank: box.width, code: code)
  }

  private let frame = SheetBox(left: 0, top: 0, width: 100, height: 100)

  @Test func aNameThatFitsStandsInsideInOneLine() {
    var placement = LabelPlacement(frame: frame)
    placement.place([request("Green Street East", SheetBox(left: 10, top: 10, width: 40, height: 20))], numbers: 9)
    #expect(placement.texts.map(\.text) == ["Green Street East"])
    #expect(placement.leaders.isEmpty, "no line is needed")
  }

  @Test func aNarrowAreaHasItsNameInLinesThenInShort() {
    var placement = LabelPlacement(frame: frame)
    placement.place([request("Barking and Dagenham", SheetBox(left: 10, top: 10, width: 17, height: 20))], numbers: 9)
    #expect(placement.texts.map(\.text).joined(separator: " ") == "Barking and Dagenham")
    var flat = LabelPlacement(frame: frame)
    flat.place([request("Barking and Dagenham", SheetBox(left: 10, top: 10, width: 22.4, height: 2.6))], numbers: 9)
    #expect(flat.texts.map(\.text) == ["Barking & Dagenham"])
  }

  /// A small area alone has a line to its name; one among others, too far from any free place, a number.
  @Test func aNameWithoutRoomIsLedOrNumbered() {
    let small = SheetBox(left: 28, top: 28, width: 3, height: 3)
    var alone = LabelPlacement(frame: frame)
    alone.place([request("Knightsbridge and Belgravia", small)], numbers: 9)
    #expect(alone.leaders.count == 2, "a line and a dot")
    #expect(alone.key.isEmpty)
    var among = LabelPlacement(frame: frame)
    among.place([request("Knightsbridge and Belgravia", small), request("Around", frame)], numbers: 9)
    #expect(among.key == ["Knightsbridge and Belgravia"])
    #expect(among.texts.map(\.text).contains("1"))
    var without = LabelPlacement(frame: frame)
    without.place([request("Knightsbridge and Belgravia", small), request("Around", frame)], numbers: 0)
    #expect(without.omitted == 1)
  }

  @Test func aTileHasItsCode() {
    var placement = LabelPlacement(frame: frame)
    placement.place([request("Kensington and Chelsea", SheetBox(left: 10, top: 10, width: 8, height: 8), code: "KEN")], numbers: 9)
    #expect(placement.texts.map(\.text) == ["KEN"])
  }

  @Test func linesAndNamesKeepClearOfEachOther() {
    let boxes = (0..<30).map { SheetBox(left: 40 + Double($0 % 6) * 3, top: 40 + Double($0 / 6) * 3, width: 2.9, height: 2.9) }
    var placement = LabelPlacement(frame: frame)
    placement.place(boxes.enumerated().map { request("Forest Gate \($0)", $1) }, numbers: 40)
    var scene = Scene(page: .square, title: "", summary: "", prefix: "m")
    scene.frame = frame
    scene.add(SceneLayer("labels", shapes: placement.leaders, texts: placement.texts))
    #expect(LayoutFaults(scene).all.filter { !$0.contains("leaves") }.isEmpty)
    let named = placement.leaders.count / 2 + placement.key.count
    #expect(named + placement.omitted >= 30)
  }

  @Test func aPageIsChosenByItsName() throws {
    for page in Page.allCases {
      let found = try Page.named(page.rawValue)
      #expect(found == page)
    }
    let fitting = try Page.named("fitting")
    #expect(fitting == nil)
    #expect(throws: CartographyError.unknownPage("a5")) { try Page.named("a5") }
    #expect(CartographyError.unknownPage("a5").description.contains("a3-landscape"))
  }

  @Test func aLongLegendIsPartedInTwo() {
    let entries = (0..<8).map { Legend.Entry(text: "\($0)", sample: .swatch(Ink.rule, nil)) }
    let legend = Legend(title: "Referrals", entries: entries, remarks: ["In brackets: number of areas."])
    let two = LegendColumns(inTwo: legend)
    #expect(two.count == 2)
    #expect(two.height < LegendColumns(legend).height * 0.7)
    #expect(LegendColumns(inTwo: StackedLegend(parts: [legend, legend])).count == 2)
  }
}
