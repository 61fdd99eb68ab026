// Files of a draft: chosen, dropped or pasted, they go up in pieces while one writes, and go on after a broken line.
// It stands on the editor, which outlives refreshes. Without scripts the form carries the files itself.
import { Controller } from "@hotwired/stimulus"

const AGAIN = [500, 1500, 4000, 8000] // ms between attempts before a person is asked
const AT_ONCE = 3 // files on the line: the draft, and what others say, must get through beside them
const MOST = 31 // taken of what falls at once: one more than a message carries, so that the desk says how many that are
const LOOKED = 500 // what lies in folders is looked at so far
const PICTURES = /^image\/(png|jpeg|gif|webp)$/

export default class extends Controller {
  static targets = ["list", "blank"]
  static values = { ticket: Number, kind: String, failed: String, waiting: String, left: String, blocked: String, folder: String }

  connect() {
    this.busy ??= new Map() // row or picture → its AbortController
    this.queue ??= []
    this.going ??= 0
    this.form = this.element.closest("form")
    this.listTarget.classList.add("live")
    const on = (target, name, does, capture) => target.addEventListener(name, does, { capture, signal: this.gone.signal })
    this.gone = new AbortController()
    on(this.form, "change", (event) => this.chosen(event))
    on(this.form, "submit", (event) => this.hold(event), true)
    on(document, "dragstart", () => { this.ours = true }) // a picture of the page, say: meant where it is let go
    on(document, "dragend", () => { this.ours = false })
    on(document, "dragover", (event) => this.over(event))
    on(document, "dragleave", ({ relatedTarget }) => relatedTarget || this.dropping(false))
    on(document, "drop", (event) => this.drop(event), true)
    on(window, "online", () => this.rows.filter((row) => row.lost).forEach((row) => this.start(row)))
    on(this.element, "uploads:add", ({ detail }) => this.add(detail.file))
    on(this.element, "uploads:put", ({ detail }) => this.put(detail))
    on(this.element, "trix-file-accept", (event) => this.accept(event))
    on(this.element, "trix-attachment-add", (event) => this.picture(event.attachment))
    on(this.element, "trix-attachment-remove", ({ attachment }) => this.busy.get(attachment)?.abort())
    for (const row of this.rows) if (!row.querySelector("input") && !this.busy.has(row)) this.fail(row, this.leftValue)
  }

  disconnect() { this.gone.abort() }

  chosen({ target }) {
    if (!target.matches("input[data-attach]")) return
    this.all(target.files)
    target.value = "" // they go with the draft, not with the form
  }

  // Files that miss the words are meant for them all the same; a browser would leave the page for what falls beside.
  over(event) {
    if (!this.takes(event)) return
    event.preventDefault()
    this.dropping(true)
  }

  // What falls on the words is the editor's to look at first, unless it is too much: pictures stay there.
  drop(event) {
    this.dropping(false)
    if (!this.takes(event)) return
    const { files, items } = event.dataTransfer
    const entries = [...items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean) // they are gone with the event
    const folders = entries.some(({ isDirectory }) => isDirectory)
    if (!folders && event.target.closest("trix-editor") && files.length < MOST) return
    event.preventDefault()
    event.stopPropagation()
    if (folders) this.unpack(entries)
    else this.all(files)
  }

  // A folder's files, however deep they lie; those that begin with a dot are the system's. Sending waits for them.
  async unpack(entries) {
    const [waiting, files] = [[...entries], []]
    const told = (ask) => new Promise(ask)
    this.busy.set(entries, { abort() {} })
    let whole = true
    try {
      for (let looked = 0; waiting.length && files.length < MOST && looked < LOOKED; looked++) {
        const entry = waiting.shift()
        if (entry.isFile) {
          files.push(await told((give, fail) => entry.file(give, fail)))
          continue
        }
        const reader = entry.createReader() // which gives some at a time
        for (let some = [0]; some.length && waiting.length < LOOKED;) {
          some = await told((give, fail) => reader.readEntries(give, fail))
          waiting.push(...some.filter(({ name }) => !name.startsWith(".")))
        }
      }
    } catch { whole = false }
    this.all(files)
    if (!whole || !files.length || waiting.length && files.length < MOST) this.say(this.folderValue)
    this.busy.delete(entries)
    this.settled()
  }

  takes({ target, dataTransfer }) {
    const here = !this.form.hidden && (!this.ours || this.form.contains(target))
    return here && dataTransfer?.types.includes("Files") && !target.closest?.("input[type=file]:not([data-attach])")
  }

  all(files) { [...files].slice(0, MOST).forEach((file) => this.add(file)) }

  dropping(yes) { this.element.closest(".composer")?.classList.toggle("dropping", yes) }

  // Trix keeps a picture where it fell; any other file is attached.
  accept(event) {
    this.dropping(false)
    if (PICTURES.test(event.file?.type)) return
    event.preventDefault()
    if (event.file) this.add(event.file)
  }

  async picture(attachment) {
    if (!attachment.file) return // shown from a draft
    const told = (offset, size) => attachment.setUploadProgress(offset / size * 100)
    const { id, error, stopped, left } = await this.run(attachment, attachment.file, { inline: true }, told)
    if (id) attachment.setAttributes({ url: `/uploads/${id}/content` })
    else {
      if (left) this.forget(left)
      attachment.remove()
      if (!stopped) this.fail(Object.assign(this.row(attachment.file), { file: attachment.file }), error)
    }
    this.settled()
  }

  // The same file again goes on where it stopped; one of the same name that is on its way is another.
  add(file) {
    const known = this.rows.find((row) => row.dataset.name === file.name && +row.dataset.size === file.size && !row.querySelector("input") && !this.busy.has(row))
    const row = known ?? this.row(file)
    row.file = file
    this.start(row)
  }

  // Files that are on the server already, as a template's: they are shown while the draft is told of them.
  async put({ files, coming }) {
    const rows = files.map((file) => this.row(file))
    this.busy.set(coming, { abort() {} })
    const { uploads = [], error } = await coming
    this.busy.delete(coming)
    rows.forEach((row, i) => {
      const id = uploads[i]
      const taken = () => this.rows.some((other) => other !== row && +other.dataset.id === id)
      if (!id) return row.isConnected && this.fail(row, error)
      if (taken()) return row.remove() // it was in the draft before
      row.dataset.id = id
      if (row.isConnected) this.done(row, id)
      else this.forget(id)
    })
    this.settled()
  }

  row(file) {
    const row = this.blankTarget.content.firstElementChild.cloneNode(true)
    Object.assign(row.dataset, { id: 0, name: file.name, size: file.size })
    row.querySelector(".name").textContent = file.name
    row.querySelector("label small").textContent = new Intl.NumberFormat(document.documentElement.lang, size(file.size)).format(file.size / size(file.size).by)
    const remove = row.querySelector(".remove")
    remove.title += ` ${file.name}`
    remove.setAttribute("aria-label", remove.title)
    Object.assign(row.querySelector("progress"), { max: file.size || 1, value: 0 })
    this.listTarget.append(row)
    return row
  }

  async start(row) {
    row.classList.remove("failed")
    row.lost = false
    for (const part of row.querySelectorAll(".wrong, .again")) part.hidden = true
    const progress = row.querySelector("progress")
    progress.hidden = false
    const { id, error } = await this.run(row, row.file, { id: +row.dataset.id }, (offset, _, id) => {
      row.dataset.id = id
      progress.value = offset
    })
    if (id) this.done(row, id)
    else if (row.isConnected) this.fail(row, error)
    this.settled()
  }

  done(row, id) {
    row.querySelector("progress").hidden = true
    const input = Object.assign(document.createElement("input"), { type: "checkbox", name: "upload", value: id, checked: true })
    row.querySelector("label").prepend(input)
  }

  fail(row, error) {
    const wrong = row.querySelector(".wrong")
    row.classList.add("failed")
    row.querySelector("progress").hidden = true
    row.lost = !!row.file && !error // nobody refused it
    row.querySelector(".again").hidden = !row.lost && !(row.file && +row.dataset.id)
    wrong.textContent = error || this.failedValue
    wrong.hidden = false
  }

  again({ target }) { this.start(target.closest(".upload")) }

  remove({ target }) {
    const row = target.closest(".upload")
    this.busy.get(row)?.abort()
    if (+row.dataset.id) this.forget(row.dataset.id)
    row.remove()
    this.settled()
    this.element.querySelector("trix-editor, textarea")?.focus()
  }

  forget(id) { fetch(`/uploads/${id}`, { method: "DELETE", keepalive: true }).catch(() => {}) }

  // A place on the line; whoever has done with it gives it to the next.
  async turn() {
    if (this.going < AT_ONCE) this.going++
    else await new Promise((go) => this.queue.push(go))
    return () => {
      const next = this.queue.shift()
      if (next) next()
      else this.going--
    }
  }

  // Announced, then piece by piece; a broken line is tried again, asking first how far it is.
  async run(key, file, { id = 0, inline = false }, told) {
    const stop = new AbortController()
    const ask = async (path, options) => fetch(path, { credentials: "same-origin", signal: stop.signal, ...options })
    this.busy.set(key, stop)
    let state, pass
    try {
      await file.slice(0, 1).arrayBuffer() // a folder, or what has changed since, cannot be read: no use in trying
      let answer = id ? await ask(`/uploads/${id}`) : await ask("/uploads", { method: "POST", body: new URLSearchParams({ ticket: this.ticketValue, kind: this.kindValue, name: file.name, size: file.size, type: file.type, inline }) })
      if (!answer.ok) return { error: (await answer.json().catch(() => ({}))).error }
      state = await answer.json()
      pass = await this.turn()
      for (let failed = 0; !state.done;) {
        told(state.offset, state.size, state.id)
        try {
          const piece = file.slice(state.offset, state.offset + state.piece)
          answer = await ask(`/uploads/${state.id}?offset=${state.offset}`, { method: "PUT", body: piece })
          if (!answer.ok && answer.status !== 409) throw new Error(answer.status)
          failed = 0
        } catch (error) {
          if (stop.signal.aborted || failed >= AGAIN.length) throw error
          await new Promise((wake) => setTimeout(wake, AGAIN[failed++]))
          answer = await ask(`/uploads/${state.id}`).catch(() => undefined)
          if (!answer?.ok) continue
        }
        state = await answer.json()
      }
      told(state.size, state.size, state.id)
      return { id: state.id }
    } catch { return { stopped: stop.signal.aborted, left: state?.id } } finally {
      this.busy.delete(key)
      pass?.()
    }
  }

  // Sent while files are on their way: it waits for them, and says so.
  hold(event) {
    const failed = this.rows.find((row) => row.matches(".failed"))
    if (!this.busy.size && !failed) return
    event.preventDefault()
    event.stopImmediatePropagation()
    document.querySelector("[popover]:popover-open")?.hidePopover() // what it says stands under it
    if (failed) { // never without what its author believes is there
      this.say(this.blockedValue)
      return failed.querySelector(".remove").focus()
    }
    this.submitter = event.submitter
    this.submitter?.setAttribute("aria-busy", "true")
    this.say(this.waitingValue)
  }

  settled() {
    if (this.busy.size || !this.submitter) return
    const submitter = this.submitter
    this.submitter = undefined
    submitter.removeAttribute("aria-busy")
    this.say("")
    if (submitter.isConnected && !this.rows.some((row) => row.matches(".failed"))) this.form.requestSubmit(submitter)
  }

  say(text) { this.element.querySelector(".status").textContent = text }

  get rows() { return [...this.listTarget.children] }
}

function size(bytes) {
  const [unit, by] = bytes < 1000 ? ["byte", 1] : bytes < 1e6 ? ["kilobyte", 1000] : ["megabyte", 1e6]
  return { style: "unit", unit, by, unitDisplay: "short", maximumFractionDigits: by === 1e6 ? 1 : 0 }
}
