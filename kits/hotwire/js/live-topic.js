// <live-topic topic="ticket:42" signature="…" since="…"> keeps a page fresh: when the server says that the
// topic changed, the page is fetched again with its reader's own rights and morphed into place. `since` is when
// the page was made (µs), so that a change before the server knew of it, or while it lay in Turbo's cache, is not missed.
//
// All elements of a tab share one WebSocket. Where none gets through, as behind some proxies, the page asks now and then
// instead. Events on document: `live:open`, `live:lost` (to show "offline"), `live:slow` (when it asks), `live:present`
// with detail { topic, people: [{ id, name }] }.
import { navigator as turbo, session } from "@hotwired/turbo"

const GAP = 300          // ms between two refreshes after a quiet time
const GAP_BUSY = 1500    // the same when changes never cease: one refresh shows many, and a crowd costs the server little
const QUIET = 3000       // ms without a refresh that count as a quiet time
const GAP_HIDDEN = 3000  // the same in a tab nobody sees
const TROUBLE = 3000     // ms to wait after a refresh that failed
const SILENCE = 60_000   // ms; the server says something every 25 s, so longer means the line is dead
const BLOCKED = 3        // sockets that failed in a row, after which the page asks
const ASK = 15_000       // ms between two questions
const SIGNED_OUT = 4401  // close code: the session has ended

const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }))

// --- The elements: which topics this page shows ---

const elements = new Set()
const shows = (topic) => [...elements].some((element) => element.topic === topic)

class LiveTopic extends HTMLElement {
  get topic() { return this.getAttribute("topic") }
  connectedCallback() { elements.add(this); announceSoon() }
  disconnectedCallback() { elements.delete(this); announceSoon() }
  static observedAttributes = ["topic", "signature"] // a morph changes `since`, and has caught up
  attributeChangedCallback() { announceSoon() }
}

// --- The socket: one for the tab, reopened for as long as the page shows a topic ---

let socket, announcing, reopening, watchdog
let failures = 0, everOpen = false, lost = false, heard = 0

// A visit removes and adds elements in one go; the server hears of the outcome only.
function announceSoon() {
  clearTimeout(announcing)
  announcing = setTimeout(announce)
}

function announce({ catchUp = true } = {}) {
  if (document.documentElement.hasAttribute("data-turbo-preview")) return // the page itself is on its way
  if (!socket) return elements.size && !reopening && open()
  if (socket.readyState !== WebSocket.OPEN) return
  socket.send(shown(catchUp ? ["topic", "signature", "since"] : ["topic", "signature"]))
}

function shown(attributes) {
  return JSON.stringify({ topics: [...elements].map((element) => attributes.map((name) => element.getAttribute(name))) })
}

function open() {
  clearTimeout(reopening)
  reopening = undefined
  const mine = socket = new WebSocket(new URL("/live", location.href).href.replace(/^http/, "ws"))
  watchdog = setTimeout(drop, TROUBLE * 3) // some proxies neither pass it on nor say so
  mine.onopen = opened
  mine.onmessage = ({ data }) => { alive(); receive(JSON.parse(data)) }
  mine.onclose = ({ code }) => mine === socket && closed(code)
}

function opened() {
  failures = 0
  alive()
  announce({ catchUp: !everOpen })
  if (everOpen) for (const { topic } of elements) dirty.add(topic) // who knows what changed meanwhile
  everOpen = true
  lost = slow = false
  clearTimeout(asking)
  tell("live:open")
  pump()
}

function closed(code) {
  clearTimeout(watchdog)
  socket = undefined
  if (code === SIGNED_OUT) return location.reload() // a full load: nothing private may stay on the page
  if (slow) tell("live:slow")
  else lose()
  const longest = Math.min(30_000, 500 * 2 ** failures++)
  if (failures === BLOCKED) ask()
  reopening = setTimeout(open, longest * (0.5 + Math.random() / 2)) // jitter: a restart must not be met by all at once
}

function lose() {
  slow = false
  if (!lost) tell("live:lost")
  lost = true
}

// The close event of a dead line may come minutes late, so do not wait for it.
function drop() {
  const dead = socket
  closed()
  dead.close()
}

function alive() {
  heard = Date.now()
  clearTimeout(watchdog)
  watchdog = setTimeout(drop, SILENCE)
}

function hurry() {
  if (failures >= BLOCKED) ask()
  if (reopening) open()
  else if (socket?.readyState === WebSocket.OPEN && Date.now() - heard > SILENCE / 2) drop()
  pump()
}

addEventListener("online", hurry)
document.addEventListener("visibilitychange", () => document.hidden || (pause(0), hurry()))

// --- Without a socket: the page asks, while somebody sees it ---

let slow = false, asking

async function ask() {
  clearTimeout(asking)
  asking = setTimeout(ask, ASK * (0.9 + Math.random() / 5))
  if (document.hidden || !elements.size) return
  try {
    const answer = await fetch("/live", { method: "POST", body: shown(["topic", "signature", "since"]) })
    if (answer.status === 401) return location.reload()
    if (!answer.ok) throw new Error(answer.status)
    answered((await answer.json()).changed)
  } catch {
    if (socket?.readyState !== WebSocket.OPEN) lose()
  }
}

// After a restart the server answers before the next socket is due: only one that fails now says that none gets through.
function answered(changed) {
  if (socket?.readyState === WebSocket.OPEN) return
  for (const topic of changed) dirty.add(topic)
  lost = false
  if (!slow && reopening) open()
  slow = true
  pump()
}

// --- The hints ---

function receive({ refresh, present, by, people }) {
  if (present) tell("live:present", { topic: present, people })
  if (!refresh || (by && session.recentRequests.has(by))) return // our own change: its answer shows it already
  dirty.add(refresh)
  pump()
}

// --- The refresh: paced, never in the way of what the reader does, never lost ---

const dirty = new Set() // topics that changed since the page was fetched
let mine, taken = []    // the visit that is our refresh, and the topics it answers
let notBefore = 0, timer
let gap = GAP, last = -Infinity // how far refreshes are apart now; when the last one began

const submitting = () => ["requesting", "waiting", "receiving"].includes(turbo.formSubmission?.state)
const refreshing = () => mine && turbo.currentVisit === mine

// A new visit cancels whatever Turbo has under way, be it the reader's click or a reply being sent. So wait;
// `turbo:load` and `turbo:submit-end` call again.
function pump() {
  settle()
  for (const topic of dirty) if (!shows(topic)) dirty.delete(topic)
  if (!dirty.size || lost || turbo.currentVisit || submitting()) return
  clearTimeout(timer)
  const wait = notBefore - performance.now()
  if (wait > 0) timer = setTimeout(pump, wait)
  else refresh()
}

function refresh() {
  taken = [...dirty]
  dirty.clear()
  pause(document.hidden ? GAP_HIDDEN : pace())
  // Not session.refresh(): it is debounced until nothing changes, and forgets what comes while a visit runs.
  session.visit(location.href, {
    action: "replace",
    shouldCacheSnapshot: false,
    refresh: { method: "morph", scroll: "preserve" }
  })
  mine = turbo.currentVisit
}

// The busier the topic, the farther apart, and never two browsers in step.
function pace() {
  const now = performance.now()
  gap = now - last > QUIET ? GAP : Math.min(GAP_BUSY, gap * 1.4)
  last = now
  return gap * (0.9 + Math.random() / 5)
}

// A refresh that the reader's own click or form cut short has not shown its topics.
function settle() {
  if (!mine || refreshing()) return
  if (mine.state === "canceled") for (const topic of taken) dirty.add(topic)
  mine = undefined
}

function pause(ms) { notBefore = performance.now() + ms }

// Turbo answers a broken connection by loading the browser's error page, and a failing server by showing its
// error in place of the page, drafts included. A refresh nobody asked for must not do that: try again later.
function giveUp(event) {
  event.preventDefault()
  for (const topic of taken) dirty.add(topic)
  pause(TROUBLE)
  mine.fail()
}

const ours = (event) => event.target === document.documentElement && refreshing()

document.addEventListener("turbo:fetch-request-error", (event) => ours(event) && giveUp(event))
document.addEventListener("turbo:before-fetch-response", (event) => {
  if (!ours(event)) return
  const { status, redirected, url } = event.detail.fetchResponse.response
  if (status >= 500) giveUp(event)
  else if (redirected && new URL(url).pathname !== location.pathname) {
    // Morphing would keep this page's permanent elements, such as a draft, on another page. Go there instead.
    event.preventDefault()
    session.visit(url, { action: "replace" })
  }
})
document.addEventListener("turbo:load", () => setTimeout(pump))            // the visit counts as current until then
document.addEventListener("turbo:submit-end", () => setTimeout(pump, 100)) // let the visit to its answer start first

customElements.define("live-topic", LiveTopic) // last: it connects the elements of the page at once
