// Starts the page's behaviour. Everything also works without it: links, forms, <details>.
import "csp-nonce" // first: Turbo and Trix read the nonce
import "@hotwired/turbo"
import "live-topic"
import "repka/focus"
import { Application } from "@hotwired/stimulus"
import Clock from "repka/clock"
import Composer from "repka/composer"
import Connection from "repka/connection"
import Drawer from "repka/drawer"
import Editor from "repka/editor"
import Keyboard from "repka/keyboard"
import List from "repka/list"
import Menu from "repka/menu"
import Notices from "repka/notices"
import Presence from "repka/presence"
import Ring from "repka/ring"
import Timeline from "repka/timeline"
import Uploads from "repka/uploads"

const controllers = {
  clock: Clock, composer: Composer, connection: Connection, drawer: Drawer,
  editor: Editor, keyboard: Keyboard, list: List, menu: Menu, notices: Notices, presence: Presence, ring: Ring,
  timeline: Timeline, uploads: Uploads
}
const application = Application.start()
for (const [name, controller] of Object.entries(controllers)) application.register(name, controller)

// What only some pages need is fetched when one of them is shown.
const rare = {
  asking: () => import("repka/asking"), autosave: () => import("repka/autosave"), copy: () => import("repka/copy"), countdown: () => import("repka/countdown"), finding: () => import("repka/finding"), known: () => import("repka/known"), offers: () => import("repka/offers"), offline: () => import("repka/offline"), push: () => import("repka/push"), rich: () => import("repka/rich"), sieve: () => import("repka/sieve"),
  kept: () => import("repka/kept"),
  templates: () => import("repka/templates")
}
function fetchRare() {
  for (const [name, fetch] of Object.entries(rare)) {
    if (!document.querySelector(`[data-controller~="${name}"]`)) continue
    delete rare[name]
    fetch().then((module) => application.register(name, module.default))
  }
}
for (const event of ["turbo:load", "turbo:render", "turbo:frame-load"]) document.addEventListener(event, fetchRare)

// It keeps the files and says so when the desk is out of reach; it must not slow down what is being shown.
addEventListener("load", () => navigator.serviceWorker?.register("/sw.js").catch(() => {}))
