// Opens where reading begins, and knows what has been seen: an entry counts once it has been in view of a visible
// tab for a second, one's own at once. A reply carries that number, so nobody answers past what he has not read.
import { Controller } from "@hotwired/stimulus"

const LOOK = 1000 // ms

export default class extends Controller {
  static targets = ["entry", "start"]

  connect() {
    this.seen = Math.max(0, ...this.fields.map((field) => Number(field.value)))
    this.looks = new Map()
    this.observer = new IntersectionObserver((changes) => changes.forEach((change) => this.look(change)), { root: this.element, threshold: 0.2 })
    this.entryTargets.forEach((entry) => this.observer.observe(entry))
    if (location.hash.startsWith("#entry-")) return
    if (this.hasStartTarget) this.startTarget.scrollIntoView({ block: "start" })
    else this.element.scrollTop = this.element.scrollHeight
  }

  disconnect() {
    this.observer.disconnect()
    this.looks.forEach(clearTimeout)
  }

  entryTargetConnected(entry) {
    this.observer?.observe(entry)
    // Whoever reads at the end wants to stay there when something arrives.
    const rest = this.element.scrollHeight - this.element.scrollTop - this.element.clientHeight - entry.offsetHeight
    if (this.observer && rest < 80) this.element.scrollTop = this.element.scrollHeight
  }

  look({ target, isIntersecting }) {
    clearTimeout(this.looks.get(target))
    if (isIntersecting) this.looks.set(target, setTimeout(() => document.hidden ? this.again(target) : this.saw(target), LOOK))
  }

  again(entry) {
    document.addEventListener("visibilitychange", () => {
      this.observer.unobserve(entry) // observing anew tells at once whether it is in view
      this.observer.observe(entry)
    }, { once: true })
  }

  saw(entry) {
    this.seen = Math.max(this.seen, Number(entry.dataset.id))
    this.write()
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
