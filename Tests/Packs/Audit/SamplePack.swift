import Foundation
import WardlightDisclosure
import WardlightEssentials
import WardlightTestSupport

/// A small pack, file by file, so that a test can put any word into it: four wards of one borough, of which one count is protected (3, shown as 1–4) and
/// another hidden for its sake (5, shown as 5–9). The others are 12 and 20, the borough's total is 40.
struct SamplePack {
  var files: [String: String] = [
    "tables/wards.csv": """
    code,name,count,population,rate_per_1000,handling
    W1,Abbey,1–4,5000,withheld,OFFICIAL
    W2,Boleyn,5–9,6000,withheld,OFFICIAL
    W3,"Cann, Hall",12,6000,2.00,OFFICIAL
    W4,Dock,20,6000,3.33,OFFICIAL

    """,
    "tables/boroughs.csv": "code,name,count\nB1,Newham,40\n",
    "tables/records.csv": "name,referrals\nRead,44\nIn period,40\n",
    "wards.geojson": """
    {"type":"FeatureCollection","name":"wards","features":[
    {"type":"Feature","id":"W1","properties":{"code":"W1","name":"Abbey","count":"1–4"},"geometry":null},
    {"type":"Feature","id":"W3","properties":{"code":"W3","name":"Cann, Hall","count":12},"geometry":null}]}

    """,
    "maps/wards-count.svg": SamplePack.drawing("Abbey: 1–4", "Boleyn: 5–9", "Cann, Hall: 12", "Dock: 20"),
    "index.html": """
    <!DOCTYPE html><html><head><title>Newham</title><style>p { width: 3px }</style></head><body>
    <p>Most of the 40 referrals are of Dock (20) and Cann, Hall (12), 1 May 2020 to 30 April 2021, 80 % of all.</p>
    <table><caption>Wards</caption><thead><tr><th>Ward</th><th>Count</th><th>Population</th><th>Rate</th></tr></thead><tbody>
    <tr><th scope="row">Dock</th><td>20</td><td>6,000</td><td>3.33</td></tr>
    <tr><th scope="row">Abbey</th><td>1–4</td><td>5,000</td><td>withheld</td></tr>
    </tbody></table><p class="files">File: <a href="tables/wards.csv">CSV</a></p>
    <script>let count = 3</script></body></html>

    """,
    "words.txt": "Dock (20) has most.\n",
  ]
  var policy = "threshold:5"
  var created = "2021-05-01"
  var reconciliation = [["name": "Read", "referrals": "44"], ["name": "In period", "referrals": "40"]]
  var period = "2020-05-01..2021-04-30"

  /// What the counts count: referrals by ward and borough of residence in one period.
  var map: CountMap {
    let rules = (try? Policy(text: policy))?.rules
    let wards = ["W1", "W2", "W3", "W4"].map { CountMeaning.Part("referrals", ["residence": $0, "period": period]) }
    let count = ["count": CountMeaning.Part()]
    return CountMap(
      marking: .official, policy: policy, threshold: rules?.threshold, possible: rules?.possible,
      dimensions: [
        Dimension(
          "residence",
          .nested(within: ["W1": ["B1"], "W2": ["B1"], "W3": ["B1"], "W4": ["B1"], "B1": ["*"]], complete: ["B1"])),
        Dimension("period", .time),
      ],
      measures: [Measure("referrals", .sums)],
      tables: [
        .init(file: "tables/wards.csv", meaning: CountMeaning(rows: wards, columns: count)),
        .init(
          file: "tables/boroughs.csv",
          meaning: CountMeaning(rows: [CountMeaning.Part("referrals", ["residence": "B1", "period": period])], columns: count)),
        .init(
          file: "tables/records.csv",
          meaning: CountMeaning(
            rows: [nil, CountMeaning.Part("referrals", ["residence": "B1", "period": period])], columns: ["referrals": CountMeaning.Part()])
        ),
      ])
  }

  /// Puts a text in the place of another, which must be there.
  mutating func replace(_ old: String, _ new: String, in file: String) {
    precondition(files[file]?.contains(old) ?? false, "\(file) does not hold “\(old)”")
    files[file] = files[file]?.replacing(old, with: new)
  }

  /// Writes the pack, its manifest last.
  func write(_ scratch: ScratchFolder, _ name: String, listing others: [String] = []) throws -> String {
    let path = scratch.path(name)
    var all = files
    all["counts.json"] = try map.text
    for (file, text) in all {
      let place = URL(fileURLWithPath: "\(path)/\(file)")
      try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: place)
    }
    let listed = all.sorted { $0.key < $1.key }.map { ["path": $0.key, "sha256": Checksum(of: Data($0.value.utf8)).description] }
    let manifest: [String: Any] = [
      "files": listed, "policy": policy, "created": created, "reconciliation": reconciliation, "software": ["wardlight": "0.1.0"],
    ]
    try JSONSerialization.data(withJSONObject: manifest).write(to: URL(fileURLWithPath: "\(path)/manifest.json"))
    return path
  }

  static func drawing(_ titles: String...) -> String {
    let marks = titles.map { "<path d=\"M0 0\"><title>\($0)</title><desc>of its class</desc></path>" }.joined(separator: "\n")
    return """
      <svg xmlns="http://www.w3.org/2000/svg" aria-labelledby="m-title"><title id="m-title">Newham: referrals by ward</title>
      \(marks)
      <text x="1" y="2">Abbey</text></svg>

      """
  }
}

extension CellKey {
  /// The referrals of a ward or borough in the sample.
  static func sample(_ residence: String) -> CellKey { CellKey("referrals", ["residence": residence, "period": "2020-05-01..2021-04-30"]) }
}
