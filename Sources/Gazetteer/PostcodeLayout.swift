internal import WardlightEssentials

/// The layouts of directories of postcodes that are known by their headings.
public enum PostcodeLayout: String, CaseIterable, Hashable, Sendable {
  /// OS Code-Point Open as OS delivers it: ten columns without a heading.
  case codePoint = "Code-Point Open"
  /// OS Code-Point Open with a heading.
  case codePointWithHeading = "Code-Point Open with a heading"
  /// The ONS Postcode Directory.
  case onspd = "ONS Postcode Directory"
  /// The National Statistics Postcode Lookup.
  case nspl = "National Statistics Postcode Lookup"

  /// What is expected of a file, for messages.
  static let expected =
    "Code-Point Open (postcode, positional quality, easting, northing, …, with or without a heading), ONSPD or NSPL "
    + "(pcds, dointr, doterm, oseast1m, osnrth1m, osgrdind, … or pcds, …, east1m, north1m, gridind)"
}

/// Which columns of a file hold what.
struct PostcodeColumns {
  let layout: PostcodeLayout
  let postcode: String
  let quality: String?
  let easting: String
  let northing: String
  let introduced: String?
  let terminated: String?

  /// The columns of a file by its first row, or `nil` where it has no layout that is known.
  init?(firstRow: [String]) {
    if let named = PostcodeColumns(heading: firstRow) { self = named } else { self.init(withoutHeading: firstRow) }
  }

  /// Whether the first row names the columns.
  var hasHeading: Bool { layout != .codePoint }

  /// All columns that are read.
  var all: [String] { [postcode, easting, northing] + [quality, introduced, terminated].compactMap { $0 } }

  private init?(heading: [String]) {
    func find(_ names: [String]) -> String? {
      for name in names {
        if let found = heading.first(where: { $0.lowercased() == name }) { return found }
      }
      return nil
    }
    guard let postcode = find(Self.postcodes), let easting = find(Self.eastings), let northing = find(Self.northings) else { return nil }
    self.postcode = postcode
    self.easting = easting
    self.northing = northing
    quality = find(Self.qualities)
    introduced = find(["dointr", "date_of_introduction"])
    terminated = find(["doterm", "date_of_termination"])
    layout = Self.layout(heading.map { $0.lowercased() }, hasTermination: terminated != nil)
    guard quality != nil || layout != .codePointWithHeading else { return nil }
  }

  /// OS's own files: a postcode and three numbers.
  private init?(withoutHeading first: [String]) {
    guard first.count >= 4, PostcodeShape.plainKey(CompactText(first[0].utf8)) != nil else { return nil }
    guard first[1...3].allSatisfy({ DecimalNumber.value($0.utf8) != nil }) else { return nil }
    (layout, postcode, quality, easting, northing) = (.codePoint, "1", "2", "3", "4")
    (introduced, terminated) = (nil, nil)
  }

  /// The directory tells counties, parishes or the old ward codes, which the look-up leaves out.
  private static func layout(_ names: [String], hasTermination: Bool) -> PostcodeLayout {
    guard hasTermination else { return .codePointWithHeading }
    let isDirectory = names.contains {
      $0.hasPrefix("os") && ["oscty", "oslaua", "osward"].contains($0) || $0.hasPrefix("par") && $0 != "park"
    }
    return isDirectory ? .onspd : .nspl
  }

  private static let postcodes = ["pcds", "pcd", "pcd2", "pcd7", "pcd8", "postcode", "pc"]
  private static let eastings = ["oseast1m", "east1m", "easting", "eastings", "ea"]
  private static let northings = ["osnrth1m", "north1m", "northing", "northings", "no"]
  private static let qualities = ["osgrdind", "gridind", "pq", "positional_quality_indicator", "positional quality indicator", "quality"]
}
