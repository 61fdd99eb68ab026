// Prepared answers and macros: a list with a preview, opened by its button. Answers also by / at the start of a line, or
// by ;shortcut and Tab. Words nobody could fill in are marked in the editor: a reply does not leave with one.
// Outside the composer they go into the plain field beside the button.
import { Controller } from "@hotwired/stimulus"

const OPEN = /\{\{[^{}\n]*\}\}/g

export default class extends Controller {
  static targets = ["dialog", "query", "list", "preview", "said", "opener"]
  static values = { url: String, none: String, open: String, writes: Boolean }

  connect() {
    this.composer = this.element.closest(".composer")
    for (const opener of this.openerTargets) opener.hidden = false
    if (!this.writesValue) return
    this.composer?.addEventListener("keydown", this.typed, true)
    this.composer?.addEventListener("trix-change", this.mark)
    this.composer?.addEventListener("trix-initialize", this.mark)
    this.mark()
  }

  disconnect() {
    this.composer?.removeEventListener("keydown", this.typed, true)
    this.composer?.removeEventListener("trix-change", this.mark)
    this.composer?.removeEventListener("trix-initialize", this.mark)
  }

  open(event) {
    event?.preventDefault()
    this.slash = !event
    this.taken = false
    this.queryTarget.value = ""
    this.dialogTarget.showModal()
    this.find()
  }

  // A slash that was none after all stands where it was typed, with what followed it.
  closed() {
    if (this.slash && !this.taken) this.insert(escape(`/${this.queryTarget.value}`))
    this.listTarget.replaceChildren() // another one on the page names its list and its options alike
  }

  typed = (event) => {
    const rich = event.target.closest("trix-editor")
    if (!rich?.editor || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const [from, to] = rich.editor.getSelectedRange()
    if (from !== to) return
    const before = rich.editor.getDocument().toString().slice(0, from)
    if (event.key === "/" && /(^|\n)$/.test(before)) {
      event.preventDefault()
      this.open()
    } else if (event.key === "Tab" && !event.shiftKey) {
      const shortcut = /(?:^|\s);([\p{L}\p{N}_-]+)$/u.exec(before)?.[1]
      if (!shortcut) return
      event.preventDefault()
      this.expand(rich, shortcut, [from - shortcut.length - 1, from])
    }
  }

  async expand(rich, shortcut, range) {
    const option = (await this.fetch({ shortcut }))?.querySelector("[role=option]")
    if (!option) return this.say(this.noneValue)
    rich.editor.setSelectedRange(range)
    rich.editor.deleteInDirection("backward")
    this.take(option)
  }

  find() {
    this.walked = false
    this.finding = this.look()
  }

  async look() {
    const found = await this.fetch({ q: this.queryTarget.value })
    if (!found) return this.plain && this.say(this.noneValue)
    const walked = this.walked && this.selected?.id // whoever walks stays there, as long as it is found
    this.listTarget.replaceChildren(...found.childNodes)
    this.select(this.options.find(({ id }) => id === walked) ?? this.options[0])
  }

  // What is asked last is shown, in whatever order answers come.
  async fetch(asked) {
    this.asking?.abort()
    this.asking = new AbortController()
    const query = new URLSearchParams({ piece: true, kind: this.kind, ...asked })
    try {
      const answer = await fetch(`${this.urlValue}?${query}`, { signal: this.asking.signal, credentials: "same-origin" })
      if (!answer.ok) return null
      const piece = document.createElement("template")
      piece.innerHTML = await answer.text()
      return piece.content
    } catch { return null }
  }

  async key(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const options = this.options
    if (event.key === "Enter") {
      event.preventDefault()
      await this.finding // what is meant is among what is still asked for
      if (this.selected && this.dialogTarget.open) this.choose(this.selected)
    } else if (by && options.length) {
      event.preventDefault()
      this.walked = true
      this.select(options[(options.indexOf(this.selected) + by + options.length) % options.length])
    }
  }

  click({ target, detail }) {
    const option = target.closest("[role=option]")
    if (!option) return
    if (detail > 1 || option === this.selected) this.choose(option)
    else this.select(option)
  }

  select(option) {
    for (const each of this.options) each.setAttribute("aria-selected", each === option)
    const preview = document.createElement("div")
    preview.className = this.writesValue ? "mail" : "stack"
    preview.dir = "auto"
    preview.innerHTML = option?.dataset.html ?? ""
    const files = filesOf(option)
    if (files.length) preview.append(Object.assign(document.createElement("p"), { className: "muted", textContent: files.map(({ name }) => name).join(", ") }))
    this.previewTarget.replaceChildren(preview)
    this.queryTarget.setAttribute("aria-activedescendant", option?.id ?? "")
    option?.scrollIntoView({ block: "nearest" })
  }

  choose(option) {
    const { run, seen } = option.dataset
    if (run === "") return
    this.taken = true
    this.dialogTarget.close()
    if (run) this.run(run, seen)
    else this.take(option)
  }

  // A macro is a form like any other.
  run(action, seen) {
    const form = Object.assign(document.createElement("form"), { method: "post", action })
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "seen", value: seen }))
    document.body.append(form)
    form.requestSubmit()
    form.remove()
  }

  take(option) {
    this.insert(option.dataset.html)
    const body = new URLSearchParams({ template: option.dataset.id, kind: this.kind, plain: Boolean(this.plain) })
    const answer = fetch(this.urlValue, { method: "POST", body, credentials: "same-origin", keepalive: true })
    const coming = answer.then((answer) => answer.json()).catch(() => ({})) // without files there is nothing to read
    const files = filesOf(option)
    if (files.length && !this.plain) this.form.querySelector(".editor").dispatchEvent(new CustomEvent("uploads:put", { detail: { files, coming } }))
    this.next()
  }

  insert(html) {
    const plain = this.plain
    if (plain) {
      const lines = html.replace(/<br[^>]*>|<\/(div|p|li|blockquote)>/gi, "$&\n")
      const words = new DOMParser().parseFromString(lines, "text/html").body.textContent.trim()
      plain.setRangeText(words, plain.selectionStart, plain.selectionEnd, "end")
      plain.focus()
      return plain.dispatchEvent(new Event("input", { bubbles: true }))
    }
    this.element.dispatchEvent(new CustomEvent("editor:insert", { bubbles: true, detail: { html } }))
  }

  // The first word that is still open is selected, so that one types over it.
  next() {
    const plain = this.plain, word = plain && OPEN[Symbol.matchAll](plain.value).next().value
    if (word) {
      plain.setSelectionRange(word.index, word.index + word[0].length)
      return this.say(`${this.openValue} ${word[0]}`)
    }
    const rich = this.form?.querySelector("trix-editor")
    const open = rich?.editor && OPEN[Symbol.matchAll](rich.editor.getDocument().toString()).next().value
    if (!open) return
    rich.editor.setSelectedRange([open.index, open.index + open[0].length])
    this.say(`${this.openValue} ${open[0]}`)
  }

  mark = () => {
    if (!globalThis.CSS?.highlights) return
    const ranges = []
    for (const rich of this.composer?.querySelectorAll("trix-editor") ?? []) {
      const walk = document.createTreeWalker(rich, NodeFilter.SHOW_TEXT)
      while (walk.nextNode()) {
        for (const open of walk.currentNode.data.matchAll(OPEN)) {
          const range = document.createRange()
          range.setStart(walk.currentNode, open.index)
          range.setEnd(walk.currentNode, open.index + open[0].length)
          ranges.push(range)
        }
      }
    }
    CSS.highlights.set("unfilled", new Highlight(...ranges))
  }

  say(text) { this.saidTarget.textContent = text }

  get form() { return this.composer?.querySelector("form[role=tabpanel]:not([hidden])") }
  get plain() { return this.composer ? null : this.element.closest("form, section").querySelector("textarea") }
  get kind() { return this.plain ? "note" : /note|question/.exec(this.form?.className)?.[0] ?? "reply" }
  get options() { return [...this.listTarget.querySelectorAll("[role=option]")] }
  get selected() { return this.options.find((option) => option.getAttribute("aria-selected") === "true") }
}

function filesOf(option) { return JSON.parse(option?.dataset.files ?? "[]") }

function escape(text) {
  const holder = document.createElement("div")
  holder.textContent = text
  return holder.innerHTML
}
