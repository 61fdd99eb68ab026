// Completion: what is typed is looked for, and what is found stands beneath, as buttons of the same form.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  static targets = ["frame"]
  static values = { url: String }

  disconnect() { clearTimeout(this.later) }

  // Whoever walks through what is offered stays where they are when more comes, or goes to the first of it.
  coming() { this.walked = this.frameTarget.contains(document.activeElement) && document.activeElement.textContent }

  came() {
    if (this.walked === false) return
    const items = [...this.frameTarget.querySelectorAll(".item")]
    const there = items.find(({ textContent }) => textContent === this.walked) ?? items[0] ?? this.element.querySelector("input")
    there.focus()
  }

  opened() { if (this.element.open) this.find("") }

  typed({ target }) {
    clearTimeout(this.later)
    this.later = setTimeout(() => this.find(target.value), 120)
  }

  // Asked again even if nothing else was typed: what was chosen meanwhile is not offered any more.
  find(q) {
    this.frameTarget.removeAttribute("src")
    this.frameTarget.src = `${this.urlValue}&${new URLSearchParams({ q })}`
  }
}
