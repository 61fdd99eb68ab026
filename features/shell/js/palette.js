// Ctrl K: whatever one can do here or go to, found by typing. What can be done stands in the page already (keys,
// menus, the rail); tickets, people and settings are asked of the desk. Fetched when first wanted.
const MOST = 8 // of each kind
const words = (element) => {
  const said = element.cloneNode(true)
  said.querySelectorAll(".count, kbd").forEach((beside) => beside.remove())
  return (said.getAttribute("aria-label") || said.textContent).replace(/\s+/g, " ").trim()
}

// A letter typed with accents or without finds both.
const fold = (text) => text.toLocaleLowerCase().normalize("NFD").replace(/\p{M}/gu, "")

let dialog, input, list, label, asked, timer
let eager // Enter was pressed before there was anything to choose

export function open() {
  dialog = document.getElementById("palette")
  if (!dialog || dialog.open) return
  input = dialog.querySelector("input")
  list = dialog.querySelector("[role=listbox]")
  label = dialog.dataset
  if (!dialog.dataset.ready) listen()
  dialog.here = [...actions(), ...places()]
  input.value = ""
  dialog.showModal()
  show([])
}

function listen() {
  dialog.dataset.ready = "true"
  input.addEventListener("input", typed)
  dialog.addEventListener("keydown", pressed)
  list.addEventListener("click", ({ target }) => choose(options().indexOf(target.closest("[role=option]"))))
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close())
}

// Buttons with a key, the items of the page's menus under the menu's name, and what is saved when it is chosen.
function actions() {
  const keyed = [...document.querySelectorAll("[data-key]")]
    .filter((element) => element.checkVisibility() && !element.matches("input, textarea, select") && !element.closest("#rail section, .bell"))
    .map((element) => ({ group: label.actions, text: words(element), key: element.dataset.key, element }))
  const items = [...document.querySelectorAll("main details.menu .item, main .sheet .item")].filter((element) => !element.closest("turbo-frame[src]:not([complete])")).map((element) => {
    const menu = element.closest("details")?.querySelector("summary")
    return { group: label.actions, text: menu ? `${words(menu)}: ${words(element)}` : words(element), element }
  })
  const choices = [...document.querySelectorAll("main form[data-controller=autosave] option")].map((element) => ({
    group: label.actions, text: `${words(element.closest("select").labels[0] ?? element.closest("select"))}: ${words(element)}`, element
  }))
  return [...keyed, ...items, ...choices].filter(({ text }) => text)
}

function places() {
  return [...document.querySelectorAll("#rail section a[href]")].map((element) => ({
    group: label.places, text: words(element.querySelector(".cut") ?? element), hint: element.querySelector(".count")?.textContent, href: element.href
  }))
}

function typed() {
  const q = input.value.trim()
  eager = false
  show([])
  clearTimeout(timer)
  asked?.abort()
  if (q) timer = setTimeout(() => ask(q), 120)
}

async function ask(q) {
  asked = new AbortController()
  try {
    const answer = await fetch(`/palette?q=${encodeURIComponent(q)}`, { signal: asked.signal, headers: { accept: "application/json" } })
    if (answer.ok && input.value.trim() === q) add(await answer.json())
  } catch { /* typed on, or offline: what stands in the page is found all the same */ }
}

// What the desk found stands beneath what the page has: whoever walks there already stays where they are.
function add(found) {
  show(found, dialog.shown[chosen()])
  if (eager && dialog.open) choose(chosen())
}

function show(found, kept) {
  const q = fold(input.value.trim())
  const near = dialog.here.filter(({ text }) => fold(text).includes(q))
  const starts = ({ text }) => fold(text).startsWith(q) ? 0 : 1
  const groups = new Map()
  for (const one of [...near.sort((a, b) => starts(a) - starts(b)), ...found]) {
    const of = groups.get(one.group) ?? groups.set(one.group, []).get(one.group)
    if (of.length < MOST) of.push(one)
  }
  dialog.shown = [...groups.values()].flat()
  list.replaceChildren(...[...groups].flatMap(([name, all]) => [heading(name), ...all.map(option)]))
  dialog.querySelector("[role=status]").textContent = dialog.shown.length ? "" : label.none
  mark(Math.max(0, dialog.shown.indexOf(kept)))
}

function heading(name) {
  const element = document.createElement("li")
  element.className = "group"
  element.role = "presentation"
  element.textContent = name
  return element
}

function option({ text, hint, key }, i) {
  const element = document.createElement("li")
  element.role = "option"
  element.id = `palette-${dialog.shown.findIndex((one) => one.text === text && one.hint === hint)}-${i}`
  const span = document.createElement("span")
  span.className = "cut"
  span.dir = "auto"
  span.textContent = text
  element.append(span)
  for (const [tag, said] of [["small", hint], ["kbd", key?.toUpperCase()]]) {
    if (!said) continue
    const more = document.createElement(tag)
    more.textContent = said
    element.append(more)
  }
  return element
}

const options = () => [...list.querySelectorAll("[role=option]")]
const chosen = () => options().findIndex((one) => one.ariaSelected === "true")

function mark(i) {
  const all = options()
  all.forEach((one, at) => one.setAttribute("aria-selected", at === i))
  all[i] ? input.setAttribute("aria-activedescendant", all[i].id) : input.removeAttribute("aria-activedescendant")
  all[i]?.scrollIntoView({ block: "nearest" })
}

function pressed(event) {
  const count = options().length, at = chosen()
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 }[event.key]
  if (event.key === "Enter") { event.preventDefault(); eager = at < 0; choose(at) }
  else if (to !== undefined && (event.key.startsWith("Arrow") || !input.value)) {
    event.preventDefault()
    mark((to + count) % Math.max(1, count))
  }
}

function choose(at) {
  const one = dialog.shown[at]
  if (!one) return
  dialog.close()
  if (one.href) return window.Turbo ? window.Turbo.visit(one.href) : location.assign(one.href)
  if (one.element.matches("option")) {
    one.element.selected = true
    return one.element.dispatchEvent(new Event("change", { bubbles: true }))
  }
  one.element.matches("input, textarea") ? one.element.focus() : one.element.click()
}
