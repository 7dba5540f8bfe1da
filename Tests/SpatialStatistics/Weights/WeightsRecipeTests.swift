import Testing
import WardlightGeometry
import WardlightSpatialStatistics

@Suite struct WeightsRecipeTests {
  @Test(arguments: [
    ("queen", WeightsRecipe.contiguity(.queen, order: 1, .upTo), "queen"), ("rook:2", .contiguity(.rook, order: 2, .upTo), "rook:2"),
    ("queen:3:only", .contiguity(.queen, order: 3, .only), "queen:3:only"), ("queen:1:only", .contiguity(.queen, order: 1, .upTo), "queen"),
    ("knn:8", .nearest(8), "knn:8"), ("distance:1500", .distance(1_500), "distance:1500"),
    ("distance:2.50", .distance(2.5), "distance:2.5"),
    ("distance:least", .leastDistance, "distance:least"),
    ("inverse-distance:2000", .inverseDistance(2_000, power: 1), "inverse-distance:2000"),
    ("inverse-distance:2e3:0.5", .inverseDistance(2_000, power: 0.5), "inverse-distance:2000:0.5"),
    ("kernel:900", .kernel(.epanechnikov, .fixed(900)), "kernel:900:epanechnikov"),
    ("kernel:900:quartic", .kernel(.quartic, .fixed(900)), "kernel:900:quartic"),
    ("kernel:adaptive:12", .kernel(.epanechnikov, .adaptive(12)), "kernel:adaptive:12:epanechnikov"),
    ("kernel:adaptive:12:gaussian", .kernel(.gaussian, .adaptive(12)), "kernel:adaptive:12:gaussian"),
    ("my maps/queen:2.GAL", .file("my maps/queen:2.GAL"), "my maps/queen:2.GAL"), ("w.gwt", .file("w.gwt"), "w.gwt"),
  ])
  func textsAreRead(text: String, recipe: WeightsRecipe, written: String) throws {
    #expect(try WeightsRecipe(text) == recipe)
    #expect(recipe.description == written)
    #expect(try WeightsRecipe(written) == recipe)
  }

  @Test(arguments: [
    "", "Queen", "bishop", "queen:", "queen:0", "queen:x", "queen:2:also", "queen:2:only:only", "knn", "knn:", "knn:0", "knn:-1", "knn:2.5",
    "knn:3:4",
    "distance", "distance:0", "distance:-5", "distance:nan", "distance:inf", "distance:1 km", "distance:5:6", "inverse-distance:",
    "inverse-distance:5:0",
    "inverse-distance:5:x", "inverse-distance:5:1:1", "kernel", "kernel:0", "kernel:adaptive", "kernel:adaptive:0", "kernel:5:cosine",
    "kernel:5:quartic:6", "w.gml", ":", ":::",
  ])
  func whatIsNoRecipeIsNamed(text: String) {
    let error = #expect(throws: StatisticsError.self) { try WeightsRecipe(text) }
    #expect(error?.description.hasPrefix("“\(text)” names no weights: ") == true)
    #expect(error?.description.hasSuffix(".") == true)
  }
}
