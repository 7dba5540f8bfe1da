import Testing
import WardlightCartography

/// References: R 4.2.2 with RColorBrewer 1.1.3, `brewer.pal(n, name)`; matplotlib 3.11.2, `colormaps[name].colors` at round(255 i / (n − 1)).
@Suite struct PaletteTests {
  @Test(arguments: [
    ("YlOrRd", ["#ffffb2", "#fecc5c", "#fd8d3c", "#e31a1c"]), ("PuBuGn", ["#f6eff7", "#bdc9e1", "#67a9cf", "#02818a"]),
    ("Greys", ["#f7f7f7", "#cccccc", "#969696", "#525252"]), ("RdYlBu", ["#d7191c", "#fdae61", "#abd9e9", "#2c7bb6"]),
    ("Dark2", ["#1b9e77", "#d95f02", "#7570b3", "#e7298a"]), ("viridis", ["#440154", "#31688e", "#35b779", "#fde725"]),
    ("cividis", ["#00224e", "#575d6d", "#a59c74", "#fee838"]),
  ])
  func coloursArePublishedOnes(name: String, colours: [String]) throws {
    let palette = try #require(Palette.named(name))
    #expect(try palette.colours(4).map(\.css) == colours)
    #expect(try palette.reversed.colours(4).map(\.css) == colours.reversed())
    #expect(palette.reversed.reversed == palette)
  }

  @Test func eachPaletteHasAsManyColoursAsItSays() throws {
    #expect(Palette.all.count == 40)
    #expect(Set(Palette.all.map { $0.name.lowercased() }).count == 40)
    for palette in Palette.all {
      for count in 0...palette.largestCount {
        let colours = try palette.colours(count)
        #expect(colours.count == count && Set(colours).count == count, "\(palette.name)")
      }
      let largest = palette.largestCount
      #expect(throws: CartographyError.tooFewColours(palette: palette.name, colours: largest, classes: largest + 1)) {
        try palette.colours(largest + 1)
      }
      #expect(!palette.source.attribution.isEmpty)
    }
  }

  @Test func aTextNamesAPalette() throws {
    #expect(try Palette(text: "oranges") == .oranges)
    #expect(try Palette(text: "hot-cold") == .rdBu)
    #expect(try Palette(text: "YLGNBU:reversed") == Palette.ylGnBu.reversed)
    #expect(throws: CartographyError.unknownPalette("pink", known: Palette.all.map(\.name))) { try Palette(text: "pink") }
  }

  @Test func onlyADivergingPaletteHasAMiddle() throws {
    #expect(try Palette.puOr.centred(on: 0).middle == 0)
    #expect(throws: CartographyError.paletteWithoutMiddle(palette: "Blues")) { try Palette.blues.centred(on: 0) }
    #expect(throws: CartographyError.middleIsNoNumber) { try Palette.puOr.centred(on: .nan) }
  }
}
