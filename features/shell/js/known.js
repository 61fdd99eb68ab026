// Who is known already, while one types a name, an address or a number: arrows and Enter take one, and the words are next.
import { Controller } from "@hotwired/stimulus"

const REST = 120 // ms without a key before it is looked for

export default class extends Controller {
  static targets = ["field", "name", "list", "next"]
  static values = { url: String }

  disconnect() { clearTimeout(this.later) }

  typed() {
    clearTimeout(this.later)
    this.later = setTimeout(() => this.find(), REST)
  }

  async find() {
    this.asking?.abort()
    this.asking = new AbortController()
    const q = this.fieldTarget.value.trim()
    if (!q) return this.close()
    try {
      const answer = await fetch(`${this.urlValue}?${new URLSearchParams({ q, channel: this.element.elements.channel.value })}`, { signal: this.asking.signal, credentials: "same-origin" })
      if (answer.ok && document.activeElement === this.fieldTarget) this.show(await answer.json())
    } catch { /* what is typed next asks again */ }
  }

  // Whoever walked to one stays there, as long as they are found.
  show(found) {
    const chosen = this.items[this.at]?.dataset.address
    this.listTarget.replaceChildren(...found.map(({ name, address, more }, i) => {
      const item = Object.assign(document.createElement("li"), { id: `known-${i}` })
      item.append(Object.assign(document.createElement("b"), { textContent: name || address }), " ", Object.assign(document.createElement("small"), { textContent: more }))
      item.setAttribute("role", "option")
      Object.assign(item.dataset, { name, address })
      return item
    }))
    this.listTarget.hidden = !found.length
    this.fieldTarget.setAttribute("aria-expanded", found.length > 0)
    this.choose(this.items.findIndex(({ dataset }) => dataset.address === chosen))
  }

  // Nobody is chosen until somebody is: Enter then goes on with what was typed, which may be somebody new.
  choose(index) {
    this.at = index
    this.items.forEach((item, i) => item.setAttribute("aria-selected", i === index))
    const chosen = this.items[index]
    chosen ? this.fieldTarget.setAttribute("aria-activedescendant", chosen.id) : this.fieldTarget.removeAttribute("aria-activedescendant")
    chosen?.scrollIntoView({ block: "nearest" })
  }

  key(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by && this.items.length) {
      event.preventDefault()
      this.choose((this.at + by + this.items.length) % this.items.length)
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault() // a form half filled is not sent
      this.items[this.at] ? this.take(this.items[this.at]) : this.nameTarget.focus()
    } else if (event.key === "Escape" && !this.listTarget.hidden) {
      event.stopPropagation()
      this.close()
    }
  }

  click(event) {
    const item = event.target.closest("[role=option]")
    if (!item) return
    event.preventDefault()
    this.take(item)
  }

  take({ dataset }) {
    this.fieldTarget.value = dataset.address || dataset.name
    this.nameTarget.value = dataset.name
    this.close()
    this.nextTarget.focus()
  }

  close() {
    this.asking?.abort()
    this.listTarget.replaceChildren()
    this.listTarget.hidden = true
    this.fieldTarget.setAttribute("aria-expanded", false)
  }

  get items() { return [...this.listTarget.children] }
}
