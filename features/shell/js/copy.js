// Copies a text that is shown once, such as a new token.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  static targets = ["source", "button"]
  static values = { done: String }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.sourceTarget.textContent.trim())
      this.buttonTarget.textContent = this.doneValue
    } catch { getSelection().selectAllChildren(this.sourceTarget) } // without TLS nobody may: it is marked, to be copied by hand
  }
}
