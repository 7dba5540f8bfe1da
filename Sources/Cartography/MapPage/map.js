// Keyboard and pointer for maps in a page: one tab stop a map, arrow keys from area to area, a ring and a note at what is pointed at.
// Without this script each area still has its title.
(function () {
  "use strict";
  var svgName = "http://www.w3.org/2000/svg";
  var note = null;

  function part(mark, name) {
    var children = Array.prototype.filter.call(mark.children, function (child) { return child.localName === name; });
    return children.length ? children[0] : null;
  }

  // The browser's own note would lie over ours: the words move from elements to attributes, where readers find them too.
  function takeWords(mark) {
    var words = ["title", "desc"].map(function (name) {
      var element = part(mark, name);
      if (element) mark.removeChild(element);
      return element ? element.textContent : "";
    });
    var repeats = words[0].slice(-words[1].length - 2) === ": " + words[1];
    mark.setAttribute("role", "graphics-symbol img");
    mark.setAttribute("aria-label", words[1] && !repeats ? words[0] + " (" + words[1] + ")" : words[0]);
    return [words[0], repeats ? "" : words[1]];
  }

  function hideNote() {
    if (note) note.hidden = true;
  }

  function showNote(words, left, top, bottom) {
    if (!note) {
      note = document.createElement("div");
      note.className = "map-note";
      note.setAttribute("aria-hidden", "true");
      note.appendChild(document.createElement("strong"));
      note.appendChild(document.createElement("span"));
      document.body.appendChild(note);
    }
    note.children[0].textContent = words[0];
    note.children[1].textContent = words[1];
    note.hidden = false;
    var size = note.getBoundingClientRect();
    var across = Math.max(4, Math.min(left - size.width / 2, document.documentElement.clientWidth - size.width - 4));
    var above = top - size.height - 8;
    note.style.left = across + "px";
    note.style.top = (above >= 4 ? above : Math.min(bottom + 8, window.innerHeight - size.height - 4)) + "px";
  }

  function centre(mark) {
    var box = mark.getBoundingClientRect();
    return { across: box.left + box.width / 2, down: box.top + box.height / 2 };
  }

  // The nearest mark on that side: a step aside counts twice, and what lies more aside than ahead is on another side.
  function neighbour(marks, from, across, down) {
    var start = centre(from);
    var best = null;
    var least = Infinity;
    marks.forEach(function (mark) {
      var place = centre(mark);
      var ahead = (place.across - start.across) * across + (place.down - start.down) * down;
      var aside = Math.abs((place.across - start.across) * down) + Math.abs((place.down - start.down) * across);
      if (mark === from || ahead <= 0.5 || aside > ahead * 1.5 || ahead + 2 * aside >= least) return;
      best = mark;
      least = ahead + 2 * aside;
    });
    return best;
  }

  function prepare(svg) {
    var titles = svg.querySelectorAll("[role~='graphics-object'] > * > title");
    var marks = Array.prototype.map.call(titles, function (title) { return title.parentNode; });
    if (!marks.length) return;
    var words = new Map();
    var current = marks[0];
    var ring = null;

    function clearRing() {
      if (ring) svg.removeChild(ring);
      ring = null;
    }

    // Drawn last, so that no neighbour hides it; white under dark, so that it is seen on every colour.
    function drawRing(mark) {
      clearRing();
      ring = document.createElementNS(svgName, "g");
      ring.setAttribute("class", "map-ring");
      ring.setAttribute("aria-hidden", "true");
      var clipped = mark.closest("[clip-path]");
      if (clipped) ring.setAttribute("clip-path", clipped.getAttribute("clip-path"));
      ["map-ring-outer", "map-ring-inner"].forEach(function (name) {
        var copy = mark.cloneNode(false);
        ["id", "role", "tabindex", "aria-label", "fill", "stroke", "stroke-width", "stroke-dasharray", "opacity"].forEach(function (attribute) {
          copy.removeAttribute(attribute);
        });
        copy.setAttribute("class", name);
        ring.appendChild(copy);
      });
      svg.appendChild(ring);
    }

    function move(to) {
      if (!to) return;
      current.setAttribute("tabindex", "-1");
      current = to;
      current.setAttribute("tabindex", "0");
      current.focus();
    }

    function key(event) {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      var place = marks.indexOf(current);
      switch (event.key) {
        case "ArrowRight": move(neighbour(marks, current, 1, 0)); break;
        case "ArrowLeft": move(neighbour(marks, current, -1, 0)); break;
        case "ArrowDown": move(neighbour(marks, current, 0, 1)); break;
        case "ArrowUp": move(neighbour(marks, current, 0, -1)); break;
        case "PageDown": move(marks[Math.min(place + 1, marks.length - 1)]); break;
        case "PageUp": move(marks[Math.max(place - 1, 0)]); break;
        case "Home": move(marks[0]); break;
        case "End": move(marks[marks.length - 1]); break;
        case "Escape": hideNote(); return;
        default: return;
      }
      event.preventDefault();
    }

    var title = part(svg, "title");
    if (title) {
      svg.setAttribute("aria-label", title.textContent);
      svg.removeAttribute("aria-labelledby");
      svg.removeChild(title);
    }
    marks.forEach(function (mark) {
      words.set(mark, takeWords(mark));
      mark.setAttribute("tabindex", mark === current ? "0" : "-1");
      mark.addEventListener("focus", function () {
        current.setAttribute("tabindex", "-1");
        current = mark;
        mark.setAttribute("tabindex", "0");
        drawRing(mark);
        var box = mark.getBoundingClientRect();
        showNote(words.get(mark), box.left + box.width / 2, box.top, box.bottom);
      });
      mark.addEventListener("blur", function () {
        clearRing();
        hideNote();
      });
      mark.addEventListener("pointerenter", function (event) {
        showNote(words.get(mark), event.clientX, event.clientY, event.clientY);
      });
    });
    // The note stays while the pointer is on the map or on the note.
    svg.addEventListener("pointerleave", function (event) {
      if (!note || event.relatedTarget === null || !note.contains(event.relatedTarget)) hideNote();
    });
    svg.addEventListener("keydown", key);
    svg.setAttribute("data-keys", "");
    var hint = document.createElement("p");
    hint.className = "map-keys";
    hint.textContent =
      "Arrow keys go from " + (svg.getAttribute("aria-roledescription") === "chart" ? "mark to mark" : "area to area") + ", Page Down and Page Up in the order of the legend, Home and End to the first and last; Escape hides the note.";
    svg.parentNode.insertBefore(hint, svg.nextSibling);
  }

  document.addEventListener("keydown", function (event) { if (event.key === "Escape") hideNote(); });
  window.addEventListener("scroll", hideNote, { passive: true });
  Array.prototype.forEach.call(document.querySelectorAll("svg[role~='graphics-document']"), prepare);
})();
