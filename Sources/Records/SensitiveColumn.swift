/// What the heading of a column gives away about its cells.
public enum SensitiveColumn: String, CaseIterable, Hashable, Sendable {
  /// Names of persons.
  case name = "names"
  /// Birth dates.
  case birth = "birth dates"
  /// Telephone numbers and addresses of mail.
  case contact = "telephone numbers or mail addresses"
  /// Words that somebody wrote freely, in which anything may stand.
  case freeText = "free text"
  /// Of which ethnicity, nationality or faith somebody is.
  case origin = "ethnicity, nationality or faith"

  /// What a heading seems to promise; `nil` where it promises none of these.
  ///
  /// Case, signs and digits do not matter, nor whether words are written apart: `Date of Birth`, `date_of_birth`, `DateOfBirth` and `DATEOFBIRTH` are one. A name of
  /// something that is no person (`ward_name`, `place name`) is not meant; a bare `name` is.
  ///
  /// - Parameter heading: The heading as the file has it.
  /// - Complexity: O(length).
  public init?(heading: String) {
    let words = Self.words(of: heading)
    let joined = words.joined()
    guard let kind = Self.kinds.first(where: { $0.matches(words, joined) }) else { return nil }
    self = kind.kind
  }

  /// Why a column of origin is refused, as the rest of a sentence.
  public static let refusal = "ethnicity, race, nationality and faith are never read, mapped or kept"

  private static let kinds: [Signs] = [
    Signs(.origin, inside: ["ethnic", "nationality", "countryofbirth"], words: ["race", "religion", "faith", "ic"]),
    Signs(.birth, inside: ["birth"], words: ["dob"]),
    Signs(.contact, inside: ["telephone", "phonenumber", "emailaddress"], words: ["phone", "mobile", "email"]),
    Signs(
      .name,
      inside: ["surname", "forename", "firstname", "lastname", "fullname", "middlename", "familyname", "givenname", "nickname", "knownas"],
      words: ["alias", "aliases", "initials"]),
    Signs(
      .freeText, inside: ["freetext", "narrative", "modusoperandi", "circumstance", "casesummary", "comment"],
      words: ["note", "notes", "remark", "remarks", "summary", "description", "detail", "details", "observations", "text", "mo"]),
  ]

  /// Words beside `name` that make it the name of a person.
  fileprivate static let persons: Set<String> = [
    "child", "person", "persons", "people", "young", "victim", "suspect", "subject", "client", "nominal", "missing", "mother", "father",
    "parent",
    "carer", "guardian", "officer", "worker", "referrer", "pupil", "student", "patient", "offender", "contact", "preferred", "legal",
  ]

  /// The words of a heading in small letters, divided at signs, digits and where a capital follows a small letter.
  private static func words(of heading: String) -> [String] {
    var words = [""]
    var wasSmall = false
    for character in heading {
      if !character.isLetter || (character.isUppercase && wasSmall) { words.append("") }
      if character.isLetter { words[words.count - 1] += character.lowercased() }
      wasSmall = character.isLowercase
    }
    return words.filter { !$0.isEmpty }
  }

  /// By what a kind is known.
  private struct Signs: Sendable {
    let kind: SensitiveColumn
    private let inside: [String]
    private let words: Set<String>

    init(_ kind: SensitiveColumn, inside: [String], words: Set<String>) {
      (self.kind, self.inside, self.words) = (kind, inside, words)
    }

    func matches(_ words: [String], _ joined: String) -> Bool {
      if inside.contains(where: joined.contains) || !self.words.isDisjoint(with: words) { return true }
      // `D.O.B.` is one word; `no, te` is none.
      if words.allSatisfy({ $0.count == 1 }), self.words.contains(joined) { return true }
      return kind == .name && Self.namesPerson(words)
    }

    private static func namesPerson(_ words: [String]) -> Bool {
      guard let last = words.last, last == "name" || last == "names" else { return false }
      return words.count == 1 || !SensitiveColumn.persons.isDisjoint(with: words.dropLast())
    }
  }
}
