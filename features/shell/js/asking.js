// Whom one asks: digits choose departments, a name that is typed becomes one of those asked, and only who is chosen has
// details. Without it the same form takes the boxes, one name, and a word for everybody.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  static targets = ["group", "blank", "person", "people", "rows", "outside"]

  connect() {
    this.rove(this.boxes.find((box) => box.checked) ?? this.boxes[0])
    this.changed()
    // What was hidden stood above the field that has the cursor.
    if (this.element.contains(document.activeElement)) document.activeElement.scrollIntoView({ block: "nearest" })
  }

  key(event) {
    const { target, key } = event
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (target === this.personTarget && key === "Enter") this.pick(event)
    if (!target.matches("[name=whom]")) return
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key]
    const boxes = this.boxes
    const next = by ? boxes[(boxes.indexOf(target) + by + boxes.length) % boxes.length] : this.numbered[Number(key) - 1]
    if (!next) return
    event.preventDefault()
    event.stopPropagation() // elsewhere digits lead to lists
    if (!by) next.click()
    this.rove(next)
    next.focus()
  }

  // One of them takes the focus on its way through the form; arrows walk on.
  rove(chosen) { for (const box of this.boxes) box.tabIndex = box === chosen ? 0 : -1 }

  // Taken from the list, not typed halfway.
  typed(event) { if (!event.inputType || event.inputType === "insertReplacementText") this.pick(event) }

  pick(event) {
    const name = this.personTarget.value.trim()
    const option = [...this.peopleTarget.options].find(({ value }) => value.toLocaleLowerCase() === name.toLocaleLowerCase())
    if (!option) return
    event.preventDefault()
    const key = `s${option.dataset.id}`
    const box = this.boxes.find(({ value }) => value === key) ?? this.add(key, option.value)
    box.checked = true
    this.personTarget.value = ""
    this.changed()
  }

  add(key, name) {
    const label = this.blankTarget.content.firstElementChild.cloneNode(true)
    const box = label.querySelector("input")
    box.value = key
    label.append(name)
    this.groupTarget.append(label)
    const row = this.row("person").cloneNode(true)
    row.dataset.of = key
    row.querySelector("b").textContent = name
    for (const field of row.querySelectorAll("[name]")) field.name = field.name.replace("person", key)
    this.rowsTarget.append(row)
    this.rove(this.boxes.find(({ tabIndex }) => tabIndex === 0) ?? box)
    return box
  }

  // Room for one more outside.
  outside() {
    const row = this.outsideTarget.lastElementChild.cloneNode(true)
    for (const field of row.querySelectorAll("[name]")) field.value = ""
    this.outsideTarget.append(row)
    row.querySelector("input").focus()
  }

  changed() {
    const asked = this.boxes.filter(({ checked }) => checked).map(({ value }) => value)
    if (this.personTarget.value.trim()) asked.push("person")
    for (const row of this.rowsTarget.children) row.hidden = !asked.includes(row.dataset.of)
  }

  row(key) { return this.rowsTarget.querySelector(`[data-of="${key}"]`) }
  get boxes() { return [...this.groupTarget.querySelectorAll("[name=whom]")] }
  get numbered() { return this.boxes.filter(({ value }) => value.startsWith("d")) }
}
