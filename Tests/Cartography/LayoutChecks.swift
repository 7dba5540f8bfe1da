import Testing
import WardlightCartography

/// Every text lies on the page, and no two texts lie over each other.
func expectTidy(_ scene: Scene, _ comment: Comment, sourceLocation: SourceLocation = #_sourceLocation) {
  let boxes = scene.texts.map(\.box)
  for (text, box) in zip(scene.texts, boxes) {
    #expect(scene.page.inset(by: 3).contains(box), "\(comment): “\(text.text)” leaves the page", sourceLocation: sourceLocation)
    let ground = text.style.halo ?? Colour(0xFFFFFF)
    #expect(text.style.colour.contrast(to: ground) >= 4.5, "\(comment): “\(text.text)” is too pale", sourceLocation: sourceLocation)
  }
  for first in boxes.indices {
    for second in boxes.indices.dropFirst(first + 1) where boxes[first].overlaps(boxes[second]) {
      Issue.record("\(comment): “\(scene.texts[first].text)” lies over “\(scene.texts[second].text)”", sourceLocation: sourceLocation)
    }
  }
}
