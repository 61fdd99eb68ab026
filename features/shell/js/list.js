// J and K walk through the rows by focus, so Enter opens and a screen reader follows. The place in the list and
// the row under the cursor outlive visits and morphs.
import { Controller } from "@hotwired/stimulus"

const places = new Map() // list → how far it is scrolled

export default class extends Controller {
  static targets = ["row"]
  static values = { name: String }

  connect() {
    this.element.scrollTop = places.get(this.nameValue) ?? 0
    this.current?.scrollIntoView({ block: "nearest" })
    this.remember = () => places.set(this.nameValue, this.element.scrollTop)
    this.element.addEventListener("scroll", this.remember, { passive: true })
  }

  disconnect() { this.element.removeEventListener("scroll", this.remember) }

  next() { this.move(1) }
  previous() { this.move(-1) }

  move(by) {
    const rows = this.rowTargets
    if (!rows.length) return
    const at = rows.indexOf(this.cursor)
    const to = at < 0 ? Math.min(this.index ?? 0, rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))
    rows[to].focus()
    rows[to].scrollIntoView({ block: "nearest" })
  }

  // The row that left with the morph had a place; its neighbour inherits the cursor.
  enter({ currentTarget }) { this.last = currentTarget.id; this.index = this.rowTargets.indexOf(currentTarget) }

  get current() { return this.rowTargets.find((row) => row.hasAttribute("aria-current")) }

  get cursor() {
    const last = this.last && document.getElementById(this.last)
    if (this.last && !last) { this.last = undefined; return undefined }
    return last ?? this.current
  }
}
