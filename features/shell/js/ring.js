// The freshness ring: full for five minutes, drained at sixty, red past its deadline.
import { Controller } from "@hotwired/stimulus"
import { brief, everySecond, now } from "repka/time"

const MINUTE = 60e6 // µs
const FRESH = 5 * MINUTE
const GONE = 60 * MINUTE

export default class extends Controller {
  static targets = ["label"]

  connect() { this.stop = everySecond(() => this.draw()) }
  disconnect() { this.stop() }

  draw() {
    const { since, due } = this.element.dataset
    const waited = now() - Number(since)
    const left = (GONE - Math.min(GONE, Math.max(FRESH, waited))) / (GONE - FRESH)
    const text = brief(waited)
    this.element.style.setProperty("--left", left.toFixed(3))
    this.element.classList.toggle("late", Boolean(due) && now() > Number(due))
    if (this.labelTarget.textContent !== text) this.labelTarget.textContent = text
  }
}
