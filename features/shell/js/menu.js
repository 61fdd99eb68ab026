// A <details> menu: Escape and a click elsewhere close it, arrows walk in it, a morph does not shut it.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  connect() {
    this.outside = ({ target }) => this.element.contains(target) || this.close()
    document.addEventListener("click", this.outside)
  }

  disconnect() { document.removeEventListener("click", this.outside) }

  // Under a thumb a field that has the cursor brings up the keyboard, which covers the choices.
  toggled() {
    if (!this.element.open) return
    this.widen()
    const thumb = matchMedia("(pointer: coarse)").matches && this.element.querySelector(".item")
    const first = thumb || this.element.querySelector("input:not([type=hidden]), select, .item")
    first?.focus()
  }
  close() { this.element.open = false }

  // A choice is made: the menu has done its work.
  chosen() {
    this.element.querySelector("summary").focus({ preventScroll: true })
    this.close()
  }

  key(event) {
    if (event.key === "Escape" && this.element.open) {
      event.stopPropagation()
      this.close()
      this.element.querySelector("summary").focus()
    }
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const items = [...this.element.querySelectorAll(".item")].filter((item) => !item.hidden)
    // Enter in the field that narrows takes what is left first, not the form's first button.
    if (event.key === "Enter" && event.target.matches("[data-action*=narrow]")) {
      event.preventDefault()
      items[0]?.click()
    }
    // Enter in a field does what the button beside it says, not what the form's first button says.
    const beside = event.key === "Enter" && !event.isComposing && event.target.matches("input") && event.target.closest(".pad")?.querySelector("button")
    if (beside) {
      event.preventDefault()
      beside.click()
    }
    if (!by || !items.length) return
    event.preventDefault()
    items[(items.indexOf(document.activeElement) + by + items.length) % items.length].focus()
  }

  // A long menu is narrowed by typing.
  narrow({ target }) {
    const wanted = target.value.trim().toLocaleLowerCase()
    for (const item of this.element.querySelectorAll(".item")) {
      item.hidden = !item.textContent.toLocaleLowerCase().includes(wanted)
    }
    for (const form of this.element.querySelectorAll("form:has(.item)")) form.hidden = !form.contains(target) && !form.querySelector(".item:not([hidden])")
  }

  // Whoever opens it again begins anew; Escape empties a search field, and leaves the list as it was.
  widen() {
    const target = this.element.querySelector("[data-action*=narrow]")
    if (!target) return
    target.value = ""
    this.narrow({ target })
  }

  keep(event) {
    if (event.target === this.element && event.detail.attributeName === "open") event.preventDefault()
  }
}
