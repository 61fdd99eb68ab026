// Opens where reading begins, and knows what has been seen: an entry counts once it has been in view of a visible
// tab for a second, one's own at once. A reply carries that number, so nobody answers past what he has not read.
//
// The box is drawn from its end, so it opens at the newest entry without a script, and what is added above or
// loaded late moves nothing that is read. What a reader unfolded stays so when the page is made anew.
import { Controller } from "@hotwired/stimulus"
import { visit } from "@hotwired/turbo"

const LOOK = 1000 // ms
const unfolded = () => localStorage.getItem("history") === "shown"

export default class extends Controller {
  static targets = ["box", "entry", "start", "changes"]
  static values = { number: Number, read: Number, from: Number, copied: String }

  connect() {
    this.seen = Math.max(0, ...this.fields.map((field) => Number(field.value)))
    this.looks = new Map()
    this.observer = new IntersectionObserver((changes) => changes.forEach((change) => this.look(change)), { root: this.boxTarget, threshold: [0, .02, .05, .1, .2] })
    this.entryTargets.forEach((entry) => this.observer.observe(entry))
    this.hold()
    if (!this.point()) this.begin()
  }

  disconnect() {
    this.observer.disconnect()
    this.looks.forEach(clearTimeout)
    this.tell()
  }

  // To what is new, else to the newest.
  begin() {
    if (this.hasStartTarget) this.startTarget.scrollIntoView({ block: "start" })
    else this.boxTarget.scrollTop = 0
  }

  // What is drawn because it was unread stays when it has been read: the address says so from now on.
  hold() {
    const url = new URL(location.href)
    if (!this.fromValue || url.searchParams.has("from")) return
    url.searchParams.set("from", this.fromValue)
    history.replaceState(history.state, "", url)
  }

  // #entry-12 is pointed at; one that is left out is fetched.
  point() {
    const id = /^#entry-(\d+)$/.exec(location.hash)?.[1]
    if (!id) return false
    const entry = document.getElementById(`entry-${id}`)
    if (entry) {
      const folded = entry.closest("details")
      if (folded) folded.open = true
      entry.classList.add("meant")
      entry.scrollIntoView({ block: "center" })
    } else if (new URL(location.href).searchParams.get("from") !== id) {
      const url = new URL(location.href)
      url.searchParams.set("from", id)
      visit(url.href, { action: "replace" })
    }
    return true
  }

  // A file is shown over the page; with Ctrl or Shift it opens as any link.
  async view(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const link = event.currentTarget
    const { open } = await import("repka/viewer")
    open(link, [...this.boxTarget.querySelectorAll("[data-view]")])
  }

  async copy({ currentTarget }) {
    await navigator.clipboard.writeText(currentTarget.href)
    const toast = document.createElement("div")
    toast.className = "toast"
    toast.dataset.turboTemporary = ""
    toast.textContent = this.copiedValue
    document.querySelector(".toasts")?.replaceChildren(toast)
  }

  changesTargetConnected(changes) { if (unfolded()) changes.open = true }

  // History open or folded, remembered by this browser.
  history() {
    localStorage.setItem("history", unfolded() ? "" : "shown")
    this.changesTargets.forEach((changes) => { changes.open = unfolded() })
  }

  // A refresh must not fold what the reader unfolded, nor take away the line he began at.
  keep(event) {
    const { attributeName } = event.detail
    if (!event.target.closest(".entries")) return
    if (attributeName === "open" || attributeName === "checked" || attributeName === "class" && event.target.matches(".meant")) event.preventDefault()
  }

  stay(event) { if (event.target.id === "new-here" && !event.detail.newElement) event.preventDefault() }

  entryTargetConnected(entry) { this.observer?.observe(entry) }

  // Of a long mail a fifth never fits: then it is enough that it fills half of what one sees.
  look({ target, intersectionRatio, intersectionRect, rootBounds }) {
    const inView = intersectionRatio >= .2 || intersectionRect.height > rootBounds?.height / 2
    if (inView && this.looks.has(target)) return
    clearTimeout(this.looks.get(target))
    this.looks.delete(target)
    if (inView) this.looks.set(target, setTimeout(() => document.hidden ? this.again(target) : this.saw(target), LOOK))
  }

  again(entry) {
    this.looks.delete(entry)
    document.addEventListener("visibilitychange", () => {
      this.observer.unobserve(entry) // observing anew tells at once whether it is in view
      this.observer.observe(entry)
    }, { once: true })
  }

  saw(entry) {
    this.viewed = Math.max(this.viewed ?? 0, Number(entry.dataset.id))
    this.seen = Math.max(this.seen, this.viewed)
    this.write()
    clearTimeout(this.telling)
    this.telling = setTimeout(() => this.tell(), LOOK)
  }

  // What has been seen is no longer new to this reader, in any list.
  tell() {
    clearTimeout(this.telling)
    const entry = this.viewed ?? 0
    if (entry <= this.readValue) return
    this.readValue = entry
    fetch(`/tickets/${this.numberValue}/reading`, { method: "POST", keepalive: true, body: new URLSearchParams({ entry }) }).catch(() => {})
    const row = entry >= Number(this.entryTargets.at(-1)?.dataset.id) && document.getElementById(`row-${this.numberValue}`)
    if (row) row.classList.remove("unread"), row.parentElement.removeAttribute("data-is") // no more what came
  }

  // What is read stays where it is, whatever comes above or below it; who is at the end stays there.
  mark() {
    const top = this.boxTarget.getBoundingClientRect().top
    const isRead = (entry) => !entry.matches(":has(~ .gap)") && entry.getBoundingClientRect().bottom > top
    const entry = this.boxTarget.scrollTop < -40 && this.entryTargets.find(isRead)
    this.place = entry ? { id: entry.id, top: entry.getBoundingClientRect().top } : undefined
  }

  stand() {
    const entry = this.place && document.getElementById(this.place.id)
    if (entry) this.boxTarget.scrollTop += entry.getBoundingClientRect().top - this.place.top
  }

  // After a morph the fields hold what the server knows; what this reader has seen is put back.
  morphed() {
    this.stand()
    const last = this.entryTargets.at(-1)
    if (last?.dataset.mine === "true") this.seen = Math.max(this.seen, Number(last.dataset.id))
    const warned = document.querySelector(".stale") // it names what is new: who sends anyway knows it
    if (warned) this.seen = Math.max(this.seen, Number(warned.dataset.seen))
    this.write()
  }

  write() { this.fields.forEach((field) => { field.value = this.seen }) }

  get fields() { return [...document.querySelectorAll("input[name=seen]")] }
}
