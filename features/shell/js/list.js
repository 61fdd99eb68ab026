// J and K walk through the rows by focus, so Enter opens and a screen reader follows. The place in the list and
// the row under the cursor outlive visits and morphs. Rows are picked by X, by space, and with Shift from one to another.
// Whoever scrolls to the end reads on: the next page joins the ones above it, and the address says how many there are.
import { Controller } from "@hotwired/stimulus"
import { session } from "@hotwired/turbo"

const places = new Map() // list → how far it is scrolled

export default class extends Controller {
  static targets = ["row", "pick", "page", "count", "all", "more"]
  static values = { name: String }

  connect() {
    this.element.scrollTop = places.get(this.nameValue) ?? 0
    this.current?.scrollIntoView({ block: "nearest" })
    this.counted()
    this.remember = () => places.set(this.nameValue, this.element.scrollTop)
    this.element.addEventListener("scroll", this.remember, { passive: true })
  }

  disconnect() {
    this.element.removeEventListener("scroll", this.remember)
    this.ends?.disconnect()
  }

  moreTargetConnected(link) {
    this.ends ??= new IntersectionObserver((seen) => seen.filter((end) => end.isIntersecting).forEach((end) => this.readOn(end.target)))
    this.ends.observe(link)
  }

  moreTargetDisconnected(link) { this.ends?.unobserve(link) }

  async readOn(link) {
    const { more } = link.dataset
    if (!more || this.reading === more) return
    this.reading = more
    try {
      const answer = await fetch(more)
      const stays = () => link.isConnected && link.dataset.more === more // no refresh has come between
      if (!answer.ok || answer.redirected || !stays()) return
      const page = new DOMParser().parseFromString(await answer.text(), "text/html")
      if (stays()) this.lengthen(page, new URL(more, location).searchParams.get("pages"))
    } catch { /* no line: the button is still there */ } finally { this.reading = undefined }
  }

  lengthen(page, pages) {
    for (const fresh of page.querySelectorAll(".list > ul > li")) {
      const row = fresh.querySelector(".ticket-row")
      const known = document.getElementById(row.id)
      if (known) known.href = row.getAttribute("href")
      else this.element.querySelector("ul").append(fresh)
    }
    const pager = page.querySelector(".list > .pager")
    this.element.querySelector(".pager").replaceWith(...(pager ? [pager] : []))
    const lengthened = (href) => { const url = new URL(href); url.searchParams.set("pages", pages); return url }
    document.querySelectorAll(".ticket > header a[rel]").forEach((link) => { link.href = lengthened(link.href) })
    session.history.replace(lengthened(location.href), session.history.restorationIdentifier)
    this.counted()
  }

  next() { this.step("next", 1) }
  previous() { this.step("prev", -1) }

  // Beside an open ticket the keys go from ticket to ticket, unless one walks through the rows.
  step(rel, by) {
    if (this.element.matches("main") || this.element.contains(document.activeElement)) return this.move(by)
    document.querySelector(`.ticket > header a[rel=${rel}]`)?.click()
  }

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

  picked({ target, shiftKey }) {
    const picks = this.pickTargets
    const [from, to] = [picks.indexOf(this.lastPick), picks.indexOf(target)].sort((a, b) => a - b)
    if (shiftKey && from >= 0) picks.slice(from, to + 1).forEach((pick) => { pick.checked = target.checked })
    this.lastPick = target
    this.counted()
  }

  pickThis({ currentTarget }) { currentTarget.parentElement.querySelector(".pick")?.click() }
  pickCurrent() { (this.cursor ?? this.rowTargets[0])?.parentElement.querySelector(".pick")?.click() }

  page({ target }) {
    this.pickTargets.forEach((pick) => { pick.checked = target.checked })
    this.counted()
  }

  cleared() { setTimeout(() => this.counted()) } // once the form is reset

  counted() {
    const n = this.pickTargets.filter((pick) => pick.checked).length
    if (this.hasPageTarget) {
      this.pageTarget.checked = n > 0 && n === this.pickTargets.length
      this.pageTarget.indeterminate = n > 0 && !this.pageTarget.checked
    }
    if (!this.hasCountTarget) return
    const all = this.hasAllTarget && this.allTarget.checked
    this.countTarget.textContent = this.countTarget.dataset.text.replace("%s", all ? "≤ 1000" : n)
  }

  // What is picked stays picked while the list refreshes around it.
  keep(event) {
    if (event.target.type === "checkbox" && event.detail.attributeName === "checked") event.preventDefault()
  }
}
