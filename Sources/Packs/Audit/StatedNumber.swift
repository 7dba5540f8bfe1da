/// A number, or two with a dash between them, in a sentence.
struct StatedNumber {
  /// The number or the range.
  let range: ClosedRange<Int>
  /// As it stands: `1–4`.
  let text: String
  /// What stands before it, without the sign that leads to it.
  let before: Substring
  /// What stands behind it.
  let after: Substring

  /// The numbers of a sentence that can be counts: no dates, years, ranks, shares, and nothing with decimals.
  static func all(in sentence: String) -> [StatedNumber] {
    let text = Array(sentence.utf8)
    var found: [StatedNumber] = []
    var place = 0
    while place < text.count {
      guard isDigit(text[place]) else {
        place += 1
        continue
      }
      let end = endOfNumber(text, from: place)
      if let number = StatedNumber(sentence, place, end) { found.append(number) }
      place = end
    }
    return found
  }

  private init?(_ sentence: String, _ start: Int, _ end: Int) {
    let utf8 = sentence.utf8
    let (first, last) = (utf8.index(utf8.startIndex, offsetBy: start), utf8.index(utf8.startIndex, offsetBy: end))
    let text = String(sentence[first..<last])
    let (before, after) = (sentence[..<first], sentence[last...])
    guard let range = CountText.number(text).map({ $0...$0 }) ?? CountText.range(text), Self.isCount(before, after, range) else {
      return nil
    }
    self.range = range
    self.text = text
    self.before = before.trimmingEnd(" (:")
    self.after = after
  }

  /// Digits, commas within them, and after a dash, or the TO of a legend, digits once more.
  private static func endOfNumber(_ text: [UInt8], from start: Int) -> Int {
    let end = endOfDigits(text, from: start)
    for between in ["–", " TO "].map({ Array($0.utf8) }) where text[end...].starts(with: between) {
      let next = end + between.count
      if next < text.count, isDigit(text[next]) { return endOfDigits(text, from: next) }
    }
    return end
  }

  private static func endOfDigits(_ text: [UInt8], from start: Int) -> Int {
    var end = start
    while end < text.count {
      let isGrouping = text[end] == UInt8(ascii: ",") && end + 3 < text.count && text[(end + 1)...(end + 3)].allSatisfy(isDigit)
      guard isDigit(text[end]) || isGrouping else { break }
      end += 1
    }
    return end
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  private static func isCount(_ before: Substring, _ after: Substring, _ range: ClosedRange<Int>) -> Bool {
    if let last = before.last, last.isLetter || last.isNumber || ".-−+–:/=<_".contains(last) { return false }
    if let next = after.first, next.isLetter || "%/_:=".contains(next) { return false }
    if after.hasPrefix(".") || after.hasPrefix(","), after.dropFirst().first?.isNumber ?? false { return false }
    let word = after.drop { $0 == " " || $0 == "\u{A0}" }.prefix { $0.isLetter || $0 == "%" }
    if word.hasPrefix("%") || word == "per" || months.contains(String(word)) { return false }
    // The scale of a drawing: `1 mm = 4 individuals`.
    if before.trimmingEnd(" ").hasSuffix("mm =") { return false }
    let isYear = range.lowerBound == range.upperBound && (1900...2100).contains(range.lowerBound)
    return !isYear
  }

  private static let months: Set = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
  ]
}

extension StatedNumber {
  /// The name right before the number, if it is one of some names: of `Most come from Lambeth (10)` Lambeth.
  ///
  /// The longest name wins: of `Newham to Kent 18` the link, not the force. What follows a “to” is the end of something, no name of its own: of
  /// `Kent: 2nd in May 2019 to April 2020 (69)` not April; nor of `30 April 2020 (69)`, which is a day.
  func name(among names: Set<String>) -> String? {
    name(endingIn: before, names) ?? before.withoutLabel.flatMap { name(endingIn: $0, names) }
  }

  private func name(endingIn text: Substring, _ names: Set<String>) -> String? {
    let words = text.split(separator: " ").suffix(10)
    let starts = words.indices.lazy.filter { place in
      guard place > words.startIndex else { return true }
      let isDay = Self.months.contains(String(words[place])) && words[place - 1].count <= 2 && Int(words[place - 1]) != nil
      return words[place - 1] != "to" && !isDay
    }
    return starts.map { words[$0...].joined(separator: " ").trimmingStart("“(,;") }.first(where: names.contains)
  }
}

extension Substring {
  fileprivate func trimmingEnd(_ characters: String) -> Substring {
    var rest = self
    while let last = rest.last, characters.contains(last) { rest = rest.dropLast() }
    return rest
  }

  /// `Royal Docks: Referrals 3` is about Royal Docks.
  fileprivate var withoutLabel: Substring? {
    guard let colon = firstRange(of: ": "), !self[colon.upperBound...].contains(where: \.isNumber) else { return nil }
    return self[..<colon.lowerBound]
  }
}

extension String {
  fileprivate func trimmingStart(_ characters: String) -> String { String(drop { characters.contains($0) }) }
}
