// Says so when the page no longer hears of changes.
import { Controller } from "@hotwired/stimulus"

const PATIENCE = 2500 // ms; a restart of the server is shorter

export default class extends Controller {
  static values = { text: String }

  lost() { this.timer ??= setTimeout(() => { this.element.textContent = this.textValue }, PATIENCE) }

  open() {
    clearTimeout(this.timer)
    this.timer = undefined
    this.element.textContent = ""
  }
}
