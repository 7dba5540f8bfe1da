extension RankDrawing {
  /// Names and counts at both ends, and where a line begins or ends between them.
  var names: SceneLayer {
    var layer = SceneLayer("names")
    for path in content.paths.indices {
      for period in [0, last] where place(path, period) != nil { layer.texts += name(path, period) }
      layer.texts += ends(path)
    }
    return layer
  }

  private func name(_ path: Int, _ period: Int) -> [SceneText] {
    guard let place = place(path, period) else { return [] }
    let isLeft = period == 0
    let known = content.paths[path]
    var style = layout.nameStyle
    style.isBold = isHeavy(path)
    let count = content.count(known, period)
    var figure = layout.nameStyle
    figure.colour = Ink.quiet
    let across = isLeft ? layout.plot.left - RankLayout.nameGap : layout.plot.right + RankLayout.nameGap
    let down = place.down + style.size * 0.35
    let room = (isLeft ? layout.nameWidths.left : layout.nameWidths.right) - (count.isEmpty ? 0 : figure.width(of: count) + 1.6)
    let name = LabelNames.fitted(known.name, width: room + 0.01, style)
    let width = style.width(of: name) + 1.6
    let anchor = isLeft ? TextAnchor.end : .start
    let beside = SceneText(
      count, at: SheetPoint(across: across + (isLeft ? -width : width), down: down), figure, anchor: anchor)
    return [SceneText(name, at: SheetPoint(across: across, down: down), style, anchor: anchor)] + (count.isEmpty ? [] : [beside])
  }

  /// “new” before the first mark of a place that earlier periods do not know, “out” behind the last of one that later ones do not.
  private func ends(_ path: Int) -> [SceneText] {
    let states = content.paths[path].states
    let style = room.style(2.3, colour: Ink.quiet, halo: Ink.white)
    return periods.flatMap { period -> [SceneText] in
      guard let place = place(path, period) else { return [] }
      let half = max(layout.radius, label(path, period).map { self.style(path).width(of: $0) / 2 + 0.7 } ?? 0) + 1
      let down = place.down + style.size * 0.35
      var texts: [SceneText] = []
      if period > 0, states[period - 1] == .absent {
        texts.append(SceneText("new", at: SheetPoint(across: place.across - half, down: down), style, anchor: .end))
      }
      if period < last, states[period + 1] == .absent {
        texts.append(SceneText("out", at: SheetPoint(across: place.across + half, down: down), style))
      }
      return texts
    }
  }
}
