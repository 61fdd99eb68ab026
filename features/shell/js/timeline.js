// Opens where reading begins, and knows what has been seen: an entry counts once it has been in view of a visible
// tab for a second, one's own at once. A reply carries that number, so nobody answers past what he has not read.
import { Controller } from "@hotwired/stimulus"

const LOOK = 1000 // ms

export default class extends Controller {
  static targets = ["entry", "start"]
  static values = { number: Number, read: Number }

  connect() {
    this.seen = Math.max(0, ...this.fields.map((field) => Number(field.value)))
    this.looks = new Map()
    this.observer = new IntersectionObserver((changes) => changes.forEach((change) => this.look(change)), { root: this.element, threshold: [0, .02, .05, .1, .2] })
    this.entryTargets.forEach((entry) => this.observer.observe(entry))
    if (location.hash.startsWith("#entry-")) return
    if (this.hasStartTarget) this.startTarget.scrollIntoView({ block: "start" })
    else this.element.scrollTop = this.element.scrollHeight
  }

  disconnect() {
    this.observer.disconnect()
    this.looks.forEach(clearTimeout)
    this.tell()
  }

  entryTargetConnected(entry) {
    this.observer?.observe(entry)
    // Whoever reads at the end wants to stay there when something arrives.
    const rest = this.element.scrollHeight - this.element.scrollTop - this.element.clientHeight - entry.offsetHeight
    if (this.observer && rest < 80) this.element.scrollTop = this.element.scrollHeight
  }

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
    if (entry >= Number(this.entryTargets.at(-1)?.dataset.id)) document.getElementById(`row-${this.numberValue}`)?.classList.remove("unread")
  }

  // After a morph the fields hold what the server knows; what this reader has seen is put back.
  morphed() {
    const last = this.entryTargets.at(-1)
    if (last?.dataset.mine === "true") this.seen = Math.max(this.seen, Number(last.dataset.id))
    const warned = document.querySelector(".stale") // it names what is new: who sends anyway knows it
    if (warned) this.seen = Math.max(this.seen, Number(warned.dataset.seen))
    this.write()
  }

  write() { this.fields.forEach((field) => { field.value = this.seen }) }

  get fields() { return [...document.querySelectorAll("input[name=seen]")] }
}
