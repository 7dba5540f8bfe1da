import Foundation
import Testing
import WardlightCartography
import WardlightEssentials
import WardlightTestSupport

/// Two programs that draw SVG, each from its own sources, must show the same: what only one of them understands would be missing in print or on the screen.
@Suite("Two renderers")
struct RenderingTests {
  private static let browser = ["chromium", "chromium-browser", "google-chrome"].lazy
    .compactMap { ExternalProgram(named: $0, searchPath: PictureTests.path) }.first
  private static let shell = ExternalProgram(named: "sh", searchPath: PictureTests.path)

  static var arePresent: Bool { browser != nil && shell != nil && PictureTests.isPresent }

  /// Letters are set with other edges by each program, so pictures are compared as they look from afar, in squares of four millimetres: from 0 for alike to 1
  /// for black beside white.
  private static let tolerance = (mean: 0.004, largest: 0.08)

  @Test(
    "rsvg-convert and Chromium draw every golden drawing alike",
    .enabled(if: arePresent, "rsvg-convert or Chromium is not here, so their pictures are not compared"))
  func alike() throws {
    let drawings = try GoldenDrawings.all()
    let differences = try Self.differences(drawings)
    #expect(differences.count == drawings.count, "the browser answered for \(differences.keys.sorted())")
    for (name, difference) in differences {
      #expect(difference.mean <= Self.tolerance.mean, "\(name) differs by \(difference.mean) on average")
      #expect(difference.largest <= Self.tolerance.largest, "\(name) differs by \(difference.largest) in a square")
    }
  }

  @Test(
    "A drawing that has lost a part is found",
    .enabled(if: arePresent, "rsvg-convert or Chromium is not here, so their pictures are not compared"))
  func lost() throws {
    let (name, svg) = try #require(try GoldenDrawings.all().first { $0.name == "choropleth.svg" })
    let without = svg.replacing(/<path id="[^"]*E05100003".*\n/, with: "")
    #expect(without != svg)
    let difference = try #require(try Self.differences([(name, svg)], inBrowser: [without])[name])
    #expect(difference.largest > Self.tolerance.largest)
  }

  /// For each drawing the mean and the largest difference of its two pictures, from 0 to 1.
  private static func differences(
    _ drawings: [(name: String, svg: String)], inBrowser: [String]? = nil
  ) throws -> [String: (mean: Double, largest: Double)] {
    let folder = try ScratchFolder()
    let renderer = try PictureRenderer(searchPath: PictureTests.path, dotsPerInch: 96)
    let day = try #require(CalendarDate(year: 2021, month: 12, day: 1))
    var items: [String] = []
    for (place, (name, svg)) in drawings.enumerated() {
      let picture = folder.path("\(place).png")
      try renderer.write(svg, to: picture, as: .png, created: day)
      let dots = try Data(contentsOf: URL(fileURLWithPath: picture)).base64EncodedString()
      let lines = Data((inBrowser?[place] ?? svg).utf8).base64EncodedString()
      items.append("<p title=\"\(name)\"><img src=\"data:image/png;base64,\(dots)\"><img src=\"data:image/svg+xml;base64,\(lines)\"></p>")
    }
    let page = try folder.file("compare.html", "<!DOCTYPE html><body><pre></pre>\(items.joined())<script>\(script)</script>")
    return try answers(of: page, folder)
  }

  /// The browser compares: each picture is drawn as small as one dot for four millimetres, which is the mean of what lies there.
  private static let script = """
    function squares(image, width, height) {
      const whole = Object.assign(document.createElement("canvas"), { width, height });
      const pen = whole.getContext("2d", { willReadFrequently: true });
      pen.fillStyle = "#fff"; pen.fillRect(0, 0, width, height); pen.drawImage(image, 0, 0, width, height);
      const dots = pen.getImageData(0, 0, width, height).data, side = 15, means = [];
      for (let top = 0; top + side <= height; top += side) for (let left = 0; left + side <= width; left += side) {
        const sum = [0, 0, 0];
        for (let y = top; y < top + side; y++) for (let x = left; x < left + side; x++)
          for (let c = 0; c < 3; c++) sum[c] += dots[(y * width + x) * 4 + c];
        for (let c = 0; c < 3; c++) means.push(sum[c] / (side * side * 255));
      }
      return means;
    }
    onload = () => {
      for (const item of document.querySelectorAll("p")) {
        const [dots, lines] = item.children, width = dots.naturalWidth, height = dots.naturalHeight;
        const first = squares(dots, width, height), second = squares(lines, width, height);
        const apart = first.map((value, place) => Math.abs(value - second[place]));
        const mean = apart.reduce((sum, value) => sum + value, 0) / apart.length;
        document.querySelector("pre").textContent += `${item.title} ${mean} ${Math.max(...apart)}\\n`;
        item.remove();
      }
    };
    """

  private static func answers(of page: String, _ folder: ScratchFolder) throws -> [String: (mean: Double, largest: Double)] {
    guard let browser, let shell else { return [:] }
    let output = folder.path("dom.html")
    let options = "--headless --no-sandbox --disable-gpu --force-device-scale-factor=1"
    _ = shell.run([
      "-c", "\"$0\" \(options) --user-data-dir=\"$1\" --dump-dom \"file://$2\" > \"$3\"", browser.path, folder.path("browser"), page,
      output,
    ])
    let text = String(decoding: FileManager.default.contents(atPath: output) ?? Data(), as: UTF8.self)
    let lines = text.split(separator: "<pre>").last?.split(separator: "</pre>").first?.split(separator: "\n") ?? []
    let found = lines.map { $0.split(separator: " ").map(String.init) }.filter { $0.count == 3 }
    return Dictionary(found.map { ($0[0], (Double($0[1]) ?? .infinity, Double($0[2]) ?? .infinity)) }) { first, _ in first }
  }
}
