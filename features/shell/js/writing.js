// What the rich editor needs beyond Trix: pasting from word processors, :emoji: and @names. Fetched when one begins to write.

const HEAVY = 1_000_000  // letters of HTML that are still read; beyond, only the text is taken
const LONGEST = 100_000  // letters of text that are still words of a message; beyond, they are a file
const PICTURE = /^image\/(png|jpeg|gif|webp)$/

// Answers whether the paste was dealt with; what it leaves is Trix's.
export function paste(event, editor, attach) {
  const data = event.clipboardData
  if (!data || data.types.includes("application/x-trix-document")) return false
  const text = data.getData("text/plain")
  const html = data.getData("text/html")
  const files = [...data.files]
  if (files.length && (!text.trim() || !html && named(files, text))) {
    for (const file of files) PICTURE.test(file.type) ? editor.insertFile(file) : attach(file)
  } else if (text.length > LONGEST || !text && html.length > HEAVY) {
    attach(new File([text || html], text ? "text.txt" : "text.html", { type: text ? "text/plain" : "text/html" }), true)
  } else if (html) {
    editor.recordUndoEntry("Paste")
    if (html.length > HEAVY) editor.insertString(text)
    else editor.insertHTML(cleaned(html))
  } else return false
  return true
}

// Where files are copied, some systems give their names as words beside them.
function named(files, text) { return files.every(({ name }) => text.includes(name)) }

// Word and web pages carry their whole look: only structure, bold, italic and links are kept.
export function cleaned(html) {
  const page = new DOMParser().parseFromString(html, "text/html")
  const body = page.body
  const walker = page.createTreeWalker(body, NodeFilter.SHOW_COMMENT)
  const comments = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  comments.forEach((comment) => comment.remove())
  body.querySelectorAll("style, script, meta, link, title, xml, template, iframe, object, svg, img, video, audio, input, button, select").forEach((element) => element.remove())
  body.querySelectorAll("[style*='mso-list']").forEach((element) => /mso-list:\s*ignore/i.test(element.getAttribute("style")) && element.replaceWith(Object.assign(page.createElement("i"), { className: "marker", textContent: element.textContent })))
  lists(page)
  rows(page)
  for (const element of [...body.querySelectorAll("*")].reverse()) tidy(page, element)
  return body.innerHTML.trim()
}

// Word's lists are paragraphs that look like items.
function lists(page) {
  let list
  for (const item of page.querySelectorAll("p[style*='mso-list'], p[class*='MsoListParagraph']")) {
    const marker = item.querySelector(".marker")?.textContent.trim() ?? item.textContent.trim().slice(0, 2)
    const wanted = /^\w{1,3}[.)]/.test(marker) ? "ol" : "ul"
    if (list?.localName !== wanted || list.nextElementSibling !== item) {
      list = page.createElement(wanted)
      item.before(list)
    }
    item.querySelector(".marker")?.remove()
    const li = page.createElement("li")
    li.append(...item.childNodes)
    list.append(li)
    item.remove()
  }
}

// A table has no place in a letter's text: its rows have.
function rows(page) {
  for (const table of [...page.querySelectorAll("table")].reverse()) {
    const lines = [...table.rows].map((row) => {
      const line = page.createElement("div")
      ;[...row.cells].forEach((cell, i) => line.append(i ? " | " : "", cell.textContent.replace(/\s+/g, " ").trim()))
      return line
    })
    table.replaceWith(...lines)
  }
}

const KEPT = new Set(["A", "B", "STRONG", "I", "EM", "S", "DEL", "STRIKE", "UL", "OL", "LI", "BLOCKQUOTE", "PRE", "H1", "BR", "P", "DIV"])

function tidy(page, element) {
  const bold = /^(bold|[6-9]00)$/.test(element.style?.fontWeight) && element.localName === "span"
  const italic = element.style?.fontStyle === "italic" && element.localName === "span"
  const plain = element.localName === "b" && element.style.fontWeight === "normal" // Google Docs' wrapper
  const href = element.getAttribute("href")
  for (const { name } of [...element.attributes]) element.removeAttribute(name)
  if (href && /^(https?|mailto|tel):/i.test(href)) element.setAttribute("href", href)
  if (/^H[2-6]$/.test(element.tagName)) return swap(page, element, "strong", true)
  if (bold || italic) return swap(page, element, bold ? "strong" : "em")
  if (!KEPT.has(element.tagName) || plain || element.tagName === "A" && !href) element.replaceWith(...element.childNodes)
}

function swap(page, element, name, line = false) {
  const other = page.createElement(name)
  other.append(...element.childNodes)
  if (!line) return element.replaceWith(other)
  const block = page.createElement("div")
  block.append(other)
  element.replaceWith(block)
}

// The list that opens while one types :sm or @pe. It never takes the focus; arrows, Enter, Tab and Escape are its own.
export class Completion {
  constructor(rich, sources) {
    Object.assign(this, { rich, sources })
    this.list = Object.assign(document.createElement("ul"), { className: "completion", id: `${rich.id || rich.trixId}-completion`, hidden: true })
    this.list.setAttribute("role", "listbox")
    rich.after(this.list)
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault()
      const item = event.target.closest("li")
      if (item) this.take(item)
    })
    rich.addEventListener("keydown", (event) => this.key(event), true)
    rich.addEventListener("trix-change", () => this.look())
    rich.addEventListener("trix-selection-change", () => this.begun && this.look())
    rich.addEventListener("focus", () => this.look())
    rich.addEventListener("blur", () => this.close())
    if (document.activeElement === rich) this.look() // one may have typed before this came
  }

  get open() { return !this.list.hidden }

  // What is half written before the cursor, and who knows what it may become.
  get half() {
    const { editor } = this.rich
    const [from, to] = editor.getSelectedRange()
    const before = from === to ? editor.getDocument().toString().slice(Math.max(0, to - 40), to) : ""
    for (const source of this.sources) {
      const word = before.match(source.pattern)?.[0].trimStart()
      if (word) return { source, word, to }
    }
  }

  async look() {
    const begun = this.half
    if (begun?.to === this.begun?.to && begun?.word === this.begun?.word) return // whoever walks stays where they are
    if (!begun) return this.close()
    this.begun = begun
    this.eager = false
    const found = await begun.source.find(begun.word.slice(1)).catch(() => []) // asked again at the next letter
    if (begun !== this.begun) return // one has typed on, or gone
    const { eager } = this
    if (found.length) this.show(found, this.rich.editor.getClientRectAtPosition(Math.max(0, begun.to - 1)))
    else this.close()
    if (!eager) return
    if (found.length) this.take(this.list.firstChild)
    else this.rich.editor.insertLineBreak()
  }

  show(found, at) {
    this.list.replaceChildren(...found.slice(0, 8).map(({ text, label }, i) => {
      const item = Object.assign(document.createElement("li"), { textContent: label, id: `${this.list.id}-${i}` })
      item.setAttribute("role", "option")
      item.dataset.text = text
      return item
    }))
    this.shown = this.begun
    this.choose(0)
    const home = this.rich.parentElement.getBoundingClientRect()
    this.list.hidden = false
    if (at) this.list.style.left = `${Math.max(0, Math.min(at.left - home.left, home.width - this.list.offsetWidth))}px`
    this.list.style.bottom = at ? `${home.bottom - at.top + 4}px` : "100%"
  }

  choose(index) {
    const items = [...this.list.children]
    this.at = (index + items.length) % items.length
    items.forEach((item, i) => item.setAttribute("aria-selected", i === this.at))
    this.rich.setAttribute("aria-activedescendant", items[this.at].id)
    items[this.at].scrollIntoView({ block: "nearest" })
  }

  key(event) {
    const { key } = event
    if (event.ctrlKey || event.metaKey || event.isComposing) return
    const does = key === "Enter" ? this.begun && (() => this.settle()) : this.open && {
      ArrowDown: () => this.choose(this.at + 1), ArrowUp: () => this.choose(this.at - 1), Escape: () => this.close(), Tab: () => this.settle()
    }[key]
    if (!does) return
    event.preventDefault()
    event.stopImmediatePropagation()
    does()
  }

  // What is chosen; what is still being looked for, once it is found.
  settle() {
    if (this.shown === this.begun) this.take(this.list.children[this.at])
    else this.eager = true
  }

  take(item) {
    const { editor } = this.rich
    const { word, to } = this.begun
    editor.setSelectedRange([to - word.length, to])
    editor.insertString(item.dataset.text)
    this.close()
  }

  close() {
    this.begun = undefined
    this.list.hidden = true
    this.rich.removeAttribute("aria-activedescendant")
  }
}

let names
export const emoji = {
  pattern: /(?:^|\s):[a-z_]{2,20}$/,
  async find(typed) {
    const { EMOJI } = await import("repka/emoji")
    const found = EMOJI.filter(([name]) => name.includes(typed)).sort(([a], [b]) => !a.startsWith(typed) - !b.startsWith(typed))
    return found.map(([name, sign]) => ({ text: sign, label: `${sign} ${name}` }))
  }
}

async function called() {
  const answer = await fetch("/colleagues.json", { credentials: "same-origin" })
  if (!answer.ok) throw new Error(answer.status)
  return answer.json()
}

export const colleagues = {
  pattern: /(?:^|\s)@[\p{L}\d.-]{0,30}$/u,
  async find(typed) {
    names ??= called().catch((error) => { names = undefined; throw error })
    const wanted = typed.toLocaleLowerCase()
    const found = (await names).filter(({ name }) => name.toLocaleLowerCase().split(/\s+/).some((part) => part.startsWith(wanted)))
    return found.map(({ name, kind }) => ({ text: `@${name} `, label: kind ? `${name} · ${kind}` : name }))
  }
}
