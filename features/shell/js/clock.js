// A relative time that stays true: <time data-controller="clock" data-since="µs">.
import { Controller } from "@hotwired/stimulus"
import { brief, everySecond, now } from "repka/time"

export default class extends Controller {
  connect() { this.stop = everySecond(() => this.draw()) }
  disconnect() { this.stop() }

  draw() {
    const text = brief(now() - Number(this.element.dataset.since))
    if (this.element.textContent !== text) this.element.textContent = text
  }
}
