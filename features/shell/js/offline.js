// Shown by the service worker while the desk is out of reach: asks again, and brings the wanted page by itself.
import { Controller } from "@hotwired/stimulus"

const PACE = 4000 // ms between two questions

export default class extends Controller {
  connect() { this.soon() }

  disconnect() { clearTimeout(this.timer) }

  soon() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.ask(), PACE)
  }

  async ask() {
    if (location.pathname === "/offline" || document.hidden) return // opened on purpose; asked again when it is seen
    const answer = await fetch("/health", { cache: "no-store" }).catch(() => {})
    if (answer?.ok) location.reload()
    else this.soon()
  }
}
