// Shows the files of a ticket one after the other, over the page: pictures, pages, text, sound, film. Fetched when the
// first one is opened. Arrows walk, Escape closes, and the focus returns to where it was.

const MAKE = {
  picture: ({ href, name }) => Object.assign(new Image(), { src: href, alt: name }),
  sound: ({ href }) => Object.assign(document.createElement("audio"), { src: href, controls: true }),
  film: ({ href }) => Object.assign(document.createElement("video"), { src: href, controls: true, playsInline: true }),
  text: ({ href, name }) => frame(`${href}?words=true`, name, ""), // decoded, whatever its charset
  pages: ({ href, name }) => frame(href, name) // no browser opens its reader of PDF in a sandbox
}

function frame(href, name, sandbox) {
  const made = document.createElement("iframe")
  if (sandbox !== undefined) made.sandbox = sandbox
  return Object.assign(made, { title: name, src: href })
}

let files = [], at = 0

const dialog = () => document.getElementById("viewer")
const part = (name) => dialog().querySelector(`[data-part=${name}]`)

export function open(link, links) {
  files = links.map(({ href, dataset: { view, name } }) => ({ href, view, name }))
  at = Math.max(0, links.indexOf(link))
  listen(dialog())
  show()
  dialog().showModal()
}

function show() {
  const file = files[at]
  part("shown").replaceChildren(MAKE[file.view](file))
  part("name").textContent = file.name
  dialog().setAttribute("aria-label", file.name)
  part("place").textContent = files.length > 1 ? `${at + 1} / ${files.length}` : ""
  part("download").href = file.href
  part("download").download = file.name
  for (const name of ["previous", "next"]) part(name).hidden = files.length < 2
}

function walk(by) {
  at = (at + by + files.length) % files.length
  show()
}

function listen(viewer) {
  if (viewer.dataset.listens) return
  viewer.dataset.listens = "true"
  part("name").setAttribute("aria-live", "polite") // which one it is, to whoever walks and does not see it
  viewer.addEventListener("close", () => part("shown").replaceChildren()) // what plays falls silent
  viewer.addEventListener("click", ({ target }) => {
    const name = target.closest("[data-part]")?.dataset.part
    if (name === "close" || target === viewer || target.matches(".shown")) viewer.close()
    if (name === "previous") walk(-1)
    if (name === "next") walk(1)
  })
  viewer.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (!by || files.length < 2 || event.target.matches("audio, video")) return
    event.preventDefault()
    walk(by)
  })
  document.addEventListener("turbo:before-cache", () => viewer.open && viewer.close())
}
