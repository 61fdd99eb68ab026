// J and K walk through the rows by focus, so Enter opens and a screen reader follows. The place in the list and
// the row under the cursor outlive visits and morphs. Rows are picked by X, by space, and with Shift from one to another.
// Whoever scrolls to either end reads on: the page there joins the rows, and what is far behind is let go. The address
// always says which rows there are: the place of the first, and how many pages.
import { Controller } from "@hotwired/stimulus"
import { session } from "@hotwired/turbo"

const PAGE = 50
const MOST = 5 * PAGE // rows at once
const places = new Map() // list → how far it is scrolled
const cursors = new Map() // list → the row that had the focus last

// Rows that stand here already are not sent again: a page says which it has, the next one names them. They are kept as
// they stood when it was asked for, because what is shown may be another page by the time it comes.
const shown = new Map() // what a row is called → the row
document.addEventListener("turbo:before-fetch-request", ({ target, detail: { fetchOptions } }) => {
  const rows = [...document.querySelectorAll(".list > ul > li[data-is]")]
  if (target.localName === "turbo-frame" || !rows.length) return
  for (const row of rows) shown.delete(row.dataset.is), shown.set(row.dataset.is, row.cloneNode(true))
  for (const is of shown.keys()) if (shown.size > 2 * MOST) shown.delete(is)
  fetchOptions.headers["Repka-Has"] = rows.map((row) => row.dataset.is).join(" ")
})
document.addEventListener("turbo:before-render", ({ detail: { newBody } }) => {
  for (const named of newBody.querySelectorAll(".list > ul > li[data-same]")) {
    const row = shown.get(named.dataset.same)?.cloneNode(true)
    const pick = row?.querySelector(".pick")
    if (pick) pick.checked = false
    if (row) named.replaceWith(row)
  }
})

export default class extends Controller {
  static targets = ["row", "pick", "page", "count", "all", "end"]
  static values = { name: String }

  connect() {
    this.key = `${this.nameValue} ${new URL(location).searchParams.get("cursor") ?? ""}`
    this.element.scrollTop = places.get(this.key) ?? 0
    this.current?.scrollIntoView({ block: "nearest" })
    this.takeUp()
    this.counted()
    this.remember = () => places.set(this.key, this.element.scrollTop)
    this.element.addEventListener("scroll", this.remember, { passive: true })
  }

  disconnect() {
    this.element.removeEventListener("scroll", this.remember)
    this.ends?.disconnect()
  }

  // Whoever comes back to a list goes on at the row from which they left.
  takeUp() {
    if (!this.element.matches("main") || ![document.body, this.element].includes(document.activeElement)) return
    document.getElementById(cursors.get(this.nameValue))?.focus({ preventScroll: true })
  }

  endTargetConnected(link) {
    this.ends ??= new IntersectionObserver((seen) => seen.filter((end) => end.isIntersecting).forEach((end) => this.readOn(end.target)))
    this.ends.observe(link)
  }

  endTargetDisconnected(link) { this.ends?.unobserve(link) }

  async readOn(link) {
    const { href, rel } = link
    if (this.reading || link.parentElement.hidden) return
    this.reading = true
    try {
      const answer = await fetch(href)
      const stays = () => link.isConnected && link.href === href // no refresh has come between
      if (!answer.ok || answer.redirected || !stays()) return
      const page = new DOMParser().parseFromString(await answer.text(), "text/html")
      if (stays() && this.lengthen(page, rel)) this.ends.unobserve(link), this.ends.observe(link)
    } catch { /* no line: the button is still there */ } finally { this.reading = false }
  }

  lengthen(page, rel) {
    const list = this.element.querySelector("ul")
    const fresh = [...page.querySelectorAll(".list > ul > li")].filter((row) => !document.getElementById(row.firstElementChild.id))
    const rows = [...(list?.children ?? [])]
    const over = Math.max(0, rows.length + fresh.length - MOST)
    const gone = rel === "next" ? rows.slice(0, over) : rows.slice(rows.length - over)
    if (!list || gone.some((row) => row.querySelector(".pick:checked"))) return false // what is picked is not let go
    const focused = gone.some((row) => row.contains(document.activeElement))
    if (rel === "next") {
      list.append(...fresh)
      this.still(() => gone.forEach((row) => row.remove()))
    } else {
      this.still(() => list.prepend(...fresh))
      gone.forEach((row) => row.remove())
    }
    if (focused) this.rowTargets.at(rel === "next" ? 0 : -1)?.focus({ preventScroll: true })
    this.pager(rel).replaceWith(page.querySelector(`.list > .pager:has([rel=${rel}])`))
    if (over) this.lead(rel === "next" ? "prev" : "next")
    this.placed()
    this.counted()
    return true
  }

  // What is read stays where it is while something above it comes or goes.
  still(change) {
    const below = this.element.scrollHeight - this.element.scrollTop
    change()
    this.element.scrollTop = this.element.scrollHeight - below
  }

  pager(rel) { return this.element.querySelector(`.pager:has([rel=${rel}])`) }

  // Beyond this end there are rows again.
  lead(rel) {
    const link = this.pager(rel).querySelector("a")
    const url = new URL(link.href)
    const { place } = this.rowTargets.at(rel === "prev" ? 0 : -1).parentElement.dataset
    url.searchParams.set("cursor", (rel === "prev" ? "b" : "f") + place)
    url.searchParams.delete("pages")
    link.href = url
    link.parentElement.hidden = false
  }

  // Links and the address name the rows that are here, so that a refresh brings the same ones.
  placed() {
    const rows = this.rowTargets
    const { place } = rows[0].parentElement.dataset
    const pages = Math.ceil(rows.length / PAGE)
    const here = (href) => {
      const url = new URL(href)
      for (const [name, value] of [["cursor", !this.pager("prev").hidden && `F${place}`], ["pages", pages > 1 && pages]]) {
        if (value) url.searchParams.set(name, value)
        else url.searchParams.delete(name)
      }
      return url
    }
    rows.forEach((row) => { row.href = here(row.href), row.parentElement.removeAttribute("data-is") }) // no more what came
    document.querySelectorAll(".ticket > header a:is([rel], .back)").forEach((link) => { link.href = here(link.href) })
    const url = here(location.href)
    session.history.replace(url, session.history.restorationIdentifier)
    this.key = `${this.nameValue} ${url.searchParams.get("cursor") ?? ""}`
    this.remember()
  }

  next() { this.step("next", 1) }
  previous() { this.step("prev", -1) }

  // Beside an open ticket the keys go from ticket to ticket, unless one walks through the rows.
  step(rel, by) {
    const ticket = document.querySelector(".ticket > header")
    if (!ticket || this.element.matches("main") || this.element.contains(document.activeElement)) return this.move(by)
    ticket.querySelector(`a[rel=${rel}]`)?.click()
  }

  async move(by) {
    const at = () => this.rowTargets.indexOf(this.cursor)
    const end = by < 0 ? at() === 0 : at() === this.rowTargets.length - 1
    const link = end && this.endTargets.find((end) => end.rel === (by < 0 ? "prev" : "next"))
    if (link) await this.readOn(link)
    const rows = this.rowTargets
    if (!rows.length) return
    const to = at() < 0 ? Math.min(this.index ?? 0, rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at() + by))
    rows[to].focus()
    rows[to].scrollIntoView({ block: "nearest" })
  }

  // The row that left with the morph had a place; its neighbour inherits the cursor.
  enter({ currentTarget }) {
    this.last = currentTarget.id
    this.index = this.rowTargets.indexOf(currentTarget)
    cursors.set(this.nameValue, this.last)
  }

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

  // The row that is picked has the cursor, so that J goes on from it.
  pickCurrent() {
    const row = this.cursor ?? this.rowTargets[0]
    row?.focus()
    row?.parentElement.querySelector(".pick")?.click()
  }

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
