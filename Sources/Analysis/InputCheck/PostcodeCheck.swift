import WardlightEssentials
import WardlightGazetteer

/// What is to be said of the postcodes.
struct PostcodeCheck {
  let directory: PostcodeDirectory
  private let rows: [[String]]

  init(_ source: Configuration.PostcodeSource, _ parallel: Parallel) throws(GazetteerError) {
    directory = try PostcodeDirectory.load(source.files, parallel: parallel)
    var rows: [[String]] = []
    for path in source.files {
      if PostcodeStore.isStore(path) {
        rows += try PostcodeStore(opening: path).files.map { [$0.name, $0.layout.rawValue, FixedDecimal.grouped($0.rows), $0.date] }
      } else {
        rows.append([StudyVintages.name(path), "", "", ""])
      }
    }
    self.rows = rows
  }

  var section: InputReport.Section {
    InputReport.Section(
      title: "Postcodes", sentences: ["\(FixedDecimal.grouped(directory.count)) postcodes are known."],
      listing: ProductStatement.Listing(headings: ["File", "Layout", "Rows", "Dated"], rows: rows))
  }
}
