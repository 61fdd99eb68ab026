// The rail and the context, where there is no room beside the ticket: opened by a button or a key, closed by Escape,
// the veil or the same button. Without scripts the buttons are links to #rail and #context, and :target shows them.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  toggle(event) {
    const drawer = document.getElementById(event.params.id)
    if (!drawer) return
    event.preventDefault()
    const open = drawer.classList.toggle("open")
    this.opener = open ? event.currentTarget : undefined
    if (open) drawer.querySelector("a, button")?.focus({ preventScroll: true })
  }

  close() {
    const open = document.querySelectorAll(".rail.open, .context.open")
    open.forEach((drawer) => drawer.classList.remove("open"))
    if (open.length) this.opener?.focus()
  }

  escape({ key }) { if (key === "Escape") this.close() }

  // A refresh must not shut what the reader opened.
  keep(event) {
    if (event.detail.attributeName === "class" && event.target.matches(".rail, .context")) event.preventDefault()
  }
}
