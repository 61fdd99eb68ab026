// Seconds until something happens, then one refresh: <span data-controller="countdown" data-countdown-until-value="µs">.
import { Controller } from "@hotwired/stimulus"
import { visit } from "@hotwired/turbo"
import { everySecond, now } from "repka/time"

export default class extends Controller {
  static values = { until: Number }
  static targets = ["seconds"]

  connect() { this.stop = everySecond(() => this.draw()) }
  disconnect() { this.stop() }

  draw() {
    const left = Math.ceil((this.untilValue - now()) / 1e6)
    this.secondsTarget.textContent = Math.max(0, left)
    if (left > 0) return
    this.stop()
    // The sender's own hint usually refreshes the page first; this is for when it was lost.
    setTimeout(() => this.element.isConnected && visit(location.href, { action: "replace" }), 3000)
  }
}
