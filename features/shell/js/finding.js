// Links are narrowed as one types, by the words they lead to; Enter without scripts asks the server.
import { Controller } from "@hotwired/stimulus"

const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/(?<!и)\p{M}/gu, "").normalize("NFC").trim()

export default class extends Controller {
  static targets = ["none"]

  narrow({ target }) {
    const wanted = fold(target.value)
    for (const item of this.items) item.hidden = !item.dataset.words.includes(wanted)
    for (const section of this.element.querySelectorAll("section")) section.hidden = !section.querySelector("li:not([hidden])")
    this.noneTarget.hidden = this.items.some((item) => !item.hidden)
  }

  // A refresh does not shut what is open.
  keep(event) {
    if (event.target.matches("details") && event.detail.attributeName === "open") event.preventDefault()
  }

  get items() { return [...this.element.querySelectorAll("[data-words]")] }
}
