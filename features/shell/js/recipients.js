// To, Cc and Bcc as people, with whom one can mean. Fetched when they are opened; the fields themselves are what is sent.
const REST = 120 // ms without a key before it is looked for
const split = (line) => line.match(/(?:"[^"]*"|<[^>]*>|[^,;\n"<])+/g)?.map((one) => one.trim()).filter(Boolean) ?? []
const WHOLE = /^[^\s@]+@[^\s@]+\.[^\s@]+$|>$/ // typed to its end: nobody else is meant
const written = ({ name, address }) => !name ? address : /["\\,;<>()@:]/.test(name) ? `"${name.replace(/["\\]/g, "")}" <${address}>` : `${name} <${address}>`
const element = (tag, attributes, ...children) => {
  const made = Object.assign(document.createElement(tag), attributes)
  made.append(...children)
  return made
}

export function open(details, changed) {
  if (details.dataset.turboPermanent !== undefined) return
  details.dataset.turboPermanent = "" // what was chosen stays over refreshes
  const retire = ({ detail: { newBody } }) => {
    if (newBody.querySelector(`#${CSS.escape(details.id)}`)) return
    delete details.dataset.turboPermanent
    document.removeEventListener("turbo:before-render", retire)
  }
  document.addEventListener("turbo:before-render", retire)
  for (const field of details.querySelectorAll("input[name]")) new Line(field, details, changed)
}

class Line {
  constructor(field, details, changed) {
    Object.assign(this, { field, details, changed, people: split(field.value) })
    const id = `${details.id}-${field.name}`
    this.input = element("input", { type: "text", autocomplete: "off", dir: "auto", role: "combobox", ariaExpanded: "false", ariaAutoComplete: "list" })
    this.input.setAttribute("aria-controls", id)
    this.input.id = `${id}-input`
    const label = field.closest("label")
    label.htmlFor = this.input.id // else its first button, which takes somebody away, is what it names and presses
    this.input.ariaLabel = label.firstElementChild.textContent
    this.list = element("ul", { id, className: "completion", role: "listbox", hidden: true })
    this.chips = element("span", { className: "who" })
    field.type = "hidden"
    field.after(this.chips, this.input, this.list)
    this.input.addEventListener("input", () => this.typed())
    this.input.addEventListener("focus", () => this.typed())
    this.input.addEventListener("keydown", (event) => this.key(event))
    this.input.addEventListener("blur", () => { this.add(this.input.value); this.close() })
    this.list.addEventListener("mousedown", (event) => { event.preventDefault(); this.take(event.target.closest("li")) })
    this.draw()
  }

  draw() {
    this.chips.replaceChildren(...this.people.map((person, i) => {
      const away = element("button", { type: "button", ariaLabel: `${this.details.dataset.away}: ${person}` }, "×")
      away.addEventListener("click", (event) => { event.preventDefault(); this.remove(i) })
      return element("span", { className: "chip", title: person }, element("span", { dir: "auto" }, person), away)
    }))
    this.said()
  }

  // The field holds what is typed, too: nothing is lost when it is sent half way.
  said() {
    this.field.value = [...this.people, this.input.value.trim()].filter(Boolean).join(", ")
    const shown = this.details.querySelector(`[data-of=${this.field.name}]`)
    shown.hidden = !this.field.value
    shown.querySelector("b").textContent = this.field.value
  }

  add(text) {
    this.input.value = ""
    const more = split(text).filter((one) => !this.people.includes(one))
    if (!more.length) return this.said()
    this.people.push(...more)
    this.draw()
    this.changed()
  }

  remove(i) {
    this.people.splice(i, 1)
    this.draw()
    this.changed()
    this.input.focus()
  }

  typed() {
    this.said()
    this.stale = true // the list answers what stood there before
    this.walked = false
    if (/[,;]\s*$/.test(this.input.value)) return this.add(this.input.value)
    clearTimeout(this.later)
    this.later = setTimeout(() => this.find(), REST)
  }

  async find() {
    this.asking?.abort()
    this.asking = new AbortController()
    const q = this.input.value.trim()
    try {
      const answer = await fetch(`${this.details.dataset.url}?${new URLSearchParams({ q })}`, { signal: this.asking.signal, credentials: "same-origin" })
      if (answer.ok && document.activeElement === this.input) this.show(await answer.json())
    } catch { /* what is typed next asks again */ }
  }

  // Whoever walked to one stays there, as long as they are found.
  show(found) {
    const chosen = this.walked && this.list.children[this.at]?.dataset.written
    const taken = [...this.details.querySelectorAll("input[name]")].map((field) => field.value).join(", ")
    const free = found.filter(({ address }) => !taken.includes(address))
    this.list.replaceChildren(...free.map((person, i) => {
      const item = element("li", { id: `${this.list.id}-${i}`, role: "option" }, element("b", { dir: "auto" }, person.name || person.address), " ", element("small", {}, person.name ? person.address : ""))
      item.dataset.written = written(person)
      return item
    }))
    this.list.hidden = !free.length
    this.input.ariaExpanded = free.length > 0
    const there = [...this.list.children].findIndex(({ dataset }) => dataset.written === chosen)
    this.stale = false
    this.walked = there >= 0
    this.choose(this.walked ? there : this.input.value.trim() ? 0 : -1)
  }

  choose(index) {
    this.at = index
    const items = [...this.list.children]
    items.forEach((item, i) => item.setAttribute("aria-selected", i === index))
    items[index] ? this.input.setAttribute("aria-activedescendant", items[index].id) : this.input.removeAttribute("aria-activedescendant")
  }

  take(item) {
    if (!item) return
    this.add(item.dataset.written)
    this.close()
  }

  key(event) {
    const items = [...this.list.children], by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by && items.length) {
      event.preventDefault()
      this.walked = true
      this.choose((this.at + by + items.length) % items.length)
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault() // a reply is not sent by it
      this.enter()
    } else if (event.key === "Backspace" && !this.input.value && this.people.length) {
      this.remove(this.people.length - 1)
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.stopPropagation()
      this.close()
    }
  }

  // Whoever is marked, as what is typed finds them; a whole address as it stands, unless one went to somebody.
  async enter() {
    const typed = this.input.value.trim()
    if (WHOLE.test(typed) && !this.walked) return this.add(typed)
    clearTimeout(this.later)
    if (typed && this.stale) await this.find()
    const item = this.list.children[this.at]
    item ? this.take(item) : this.add(this.input.value)
  }

  close() {
    clearTimeout(this.later)
    this.asking?.abort()
    this.list.replaceChildren()
    this.list.hidden = true
    this.input.ariaExpanded = "false"
  }
}
