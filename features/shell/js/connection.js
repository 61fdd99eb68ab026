// Says so when the page no longer hears of changes, or hears of them late.
import { Controller } from "@hotwired/stimulus"

const PATIENCE = 2500  // ms; a restart of the server is shorter
const READING = 12_000 // ms until what works, if slowly, is no longer said

let told = false // once in a tab is enough

export default class extends Controller {
  static values = { text: String, slow: String }

  lost() { this.timer ??= setTimeout(() => { this.element.textContent = this.textValue }, PATIENCE) }

  slow() {
    if (this.element.textContent === this.slowValue) return
    this.open()
    if (told) return
    told = true
    this.element.textContent = this.slowValue
    this.timer = setTimeout(() => this.open(), READING)
  }

  open() {
    clearTimeout(this.timer)
    this.timer = undefined
    this.element.textContent = ""
  }
}
