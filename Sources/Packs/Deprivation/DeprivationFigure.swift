/// What is drawn of deprivation, by the names of the files.
enum DeprivationFigure: String, CaseIterable, Sendable {
  case scatter = "deprivation-scatter"
  case index = "deprivation-fifths"
  case bivariate = "deprivation-and-counts"
  case moran = "deprivation-around-counts"
  case excess = "deprivation-excess"
  case excessHotSpots = "deprivation-excess-hot-spots"
  case curve = "deprivation-curve"
  case measures = "deprivation-measures"
  case groups = "deprivation-groups"
}
