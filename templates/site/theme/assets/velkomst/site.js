/* Enhance pages that work without any script. Nothing is stored in the browser, unless
   the reader presses the button that says so. */
(() => {
  "use strict"

  /* The theme uses these four functions to store data; these versions store nothing. */
  window.__md_scope = new URL(".", location)
  window.__md_hash = () => 0
  window.__md_get = () => null
  window.__md_set = () => {}

  /* Disable the theme's single-letter shortcuts: they interfere with speech input (WCAG 2.1.4). */
  window.addEventListener("keydown", event => {
    const writing = event.target.closest?.("input, textarea, select")
    if (event.key.length === 1 && !writing && !event.ctrlKey && !event.metaKey && !event.altKey)
      event.stopImmediatePropagation()
  }, true)

  /* The theme's search listens for keyup only; pasted, spoken and suggested words fire none. */
  const heedEveryInput = field =>
    field.addEventListener("input", () => field.dispatchEvent(new Event("keyup", { bubbles: true })))

  const all = selector => document.querySelectorAll(selector)

  /* From a disk a browser reads no index and starts no worker, but for the copy that brings its own. */
  const fromDisk = location.protocol === "file:"
  const searchable = !fromDisk || "IFrameWorker" in window
  if (searchable) document.documentElement.classList.replace("no-js", "js")

  /* A browser shows a folder from a disk as a list of files, not by its index.html. */
  const linkFiles = () => {
    for (const link of all("a[href]")) {
      const url = new URL(link.href)
      if (url.protocol !== "file:" || !url.pathname.endsWith("/")) continue
      url.pathname += "index.html"
      link.href = url.href
    }
  }

  /* The audience of the page, or the one that the address names on a page for several. */
  const readerOf = box => box.dataset.reader || /^#for_([a-z0-9-]+)$/.exec(location.hash)?.[1] || ""

  /* Load the scripts and the index of the search when a reader turns to it, and tell its worker who reads. */
  let searchLoaded = false
  const loadSearch = box => {
    const waiting = document.getElementById("_search")
    if (searchLoaded || !searchable || !waiting) return
    searchLoaded = true
    const config = document.getElementById("__config")
    const settings = JSON.parse(config.textContent)
    settings.search += `#${new URLSearchParams({ reader: readerOf(box), pages: box.dataset.pages })}`
    config.textContent = JSON.stringify(settings)
    document.body.append(document.importNode(waiting.content, true))
  }
  const prepareSearch = box => {
    box.addEventListener("focusin", () => loadSearch(box))
    box.addEventListener("pointerdown", () => loadSearch(box))
    /* The theme closes the search on Escape only once its scripts have arrived. */
    box.addEventListener("keydown", event => { if (event.key === "Escape") closeSearch(event.target) })
    /* A page for several audiences opens for the reader. */
    box.addEventListener("click", event => {
      const link = event.target.closest(".md-search-result__link")
      if (link && !link.hash && readerOf(box)) link.hash = `#for_${readerOf(box)}`
    }, true)
  }

  const closeSearch = field => {
    const toggle = document.getElementById("__search")
    if (toggle.checked) toggle.click()
    field.blur()
  }
  const openSearch = () => {
    loadSearch(document.querySelector(".vk-search"))
    const toggle = document.getElementById("__search")
    if (!toggle.checked) toggle.click()
    requestAnimationFrame(() => document.querySelector(".md-search__input").focus())
  }

  /* Close an open list on Escape, on a click elsewhere and when focus leaves it. */
  const closing = details => {
    const close = () => details.removeAttribute("open")
    document.addEventListener("click", event => details.contains(event.target) || close())
    details.addEventListener("focusout", event => {
      if (event.relatedTarget && !details.contains(event.relatedTarget)) close()
    })
    details.addEventListener("keydown", event => {
      if (event.key !== "Escape" || !details.open) return
      close()
      details.querySelector("summary").focus()
    })
  }

  /* The anchor of a page for several audiences names the audience; keep it in the links to other languages. */
  const carryReader = () => {
    const reader = /^#for_[a-z0-9-]+$/.test(location.hash) ? location.hash : ""
    for (const link of all("a[hreflang]"))
      if (link.origin === location.origin) link.hash = reader
  }

  /* Open the first phase with a task that has no tick, and that task; close the others. */
  const openFirstUndone = () => {
    const undone = document.querySelector(".vk-item > input:not(:checked)")
    for (const details of all(".vk-phase, .vk-item > details"))
      details.open = Boolean(undone) && (details.contains(undone) || details === undone.nextElementSibling)
  }

  /* Open all phases and tasks, or close all tasks; close the phases of a page without tasks. */
  const openAll = button => {
    const [open, close] = button.children
    const tasks = [...all(".vk-item > details")]
    const toggled = tasks.length ? tasks : [...all(".vk-phase")]
    const show = () => { open.hidden = !(close.hidden = !toggled.every(details => details.open)) }
    button.hidden = false
    button.addEventListener("click", () => {
      const opening = !open.hidden
      if (opening) for (const details of all(".vk-phase, .vk-extras")) details.open = true
      for (const details of toggled) details.open = opening
      show()
    })
    for (const details of toggled) details.addEventListener("toggle", show)
  }

  /* Open what a link leads into, in browsers that do not; print what is closed, too. */
  const openTarget = () => {
    const target = document.getElementById(location.hash.slice(1))
    const closed = target?.closest("details:not([open])")
    if (!closed) return
    closed.open = true
    target.scrollIntoView()
  }
  const printClosed = () => {
    const closed = [...all(".vk-main details:not([open])")]
    for (const details of closed) details.open = true
    window.addEventListener("afterprint", () => { for (const details of closed) details.open = false }, { once: true })
  }

  /* Say which kind of place is chosen; the style sheet shows it. */
  const showChoice = nav => {
    const links = [...nav.querySelectorAll("a")]
    const show = () => {
      const chosen = links.find(link => link.hash === location.hash) || links[0]
      for (const link of links) link === chosen ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")
    }
    show()
    window.addEventListener("hashchange", show)
  }

  /* On the page for an address that does not exist: keep the municipality, also by a former name, and the language that
     the address names. Where the municipality does not have the language any more, its words lead to one that it has. */
  const findWayBack = box => {
    const root = new URL(box.dataset.root, location).pathname
    const [slug, language] = location.pathname.slice(root.length).split("/")
    const sites = box.dataset.sites.split("|").map(each => each.split(";"))
    const site = sites.find(([names]) => names.split(",").includes(slug))
    if (!site) return
    const [present] = site[0].split(","), offered = site[1].split(",")
    const sections = [...box.querySelectorAll("section")]
    const own = sections.find(each => each.lang === language)
    const shown = own ? [own] : sections.filter(each => offered.includes(each.lang))
    for (const section of sections) {
      const opened = [section.lang, "en", offered[0]].find(each => offered.includes(each))
      section.hidden = !shown.includes(section)
      section.querySelector("a").href = `${root}${present}/${opened}/`
    }
    box.querySelector(".vk-kicker").textContent = site[2]
    if (!own) return
    Object.assign(document.documentElement, { lang: own.lang, dir: own.dir })
    document.body.dir = own.dir
    const title = own.querySelector("h2")
    title?.replaceWith(Object.assign(document.createElement("h1"), { textContent: title.textContent }))
  }

  /* The reader's ticks: stored in this browser only after "remember", and deleted by "forget". */
  const keepTicks = box => {
    const name = `velkomst/${box.dataset.ticks}`
    const ticks = [...all(".vk-item input")]
    const [open, kept] = box.querySelectorAll("[role=status] span")
    const [remember, forget] = box.querySelectorAll("button")
    const stored = () => { try { return localStorage.getItem(name) } catch { return null } }
    const store = () => localStorage.setItem(name, ticks.filter(tick => tick.checked).map(tick => tick.value).join(" "))
    const show = () => {
      const is = stored() !== null
      open.hidden = remember.parentElement.hidden = is
      kept.hidden = forget.parentElement.hidden = !is
    }
    if (stored() !== null) {
      const done = stored().split(" ")
      for (const tick of ticks) tick.checked = done.includes(tick.value)
      openFirstUndone()
    }
    show()
    remember.addEventListener("click", () => {
      try { store() } catch { return }
      show()
      forget.focus()
    })
    forget.addEventListener("click", () => {
      localStorage.removeItem(name)
      show()
      remember.focus()
    })
    for (const tick of ticks) tick.addEventListener("change", () => { if (stored() !== null) store() })
  }

  document.addEventListener("DOMContentLoaded", () => {
    all("[data-ticks]").forEach(keepTicks)
    all(".md-search__input").forEach(heedEveryInput)
    all(".vk-search").forEach(prepareSearch)
    if (fromDisk) linkFiles()
    all(".vk-lost[data-sites]").forEach(findWayBack)
    all(".vk-kinds__nav").forEach(showChoice)
    for (const button of searchable ? all(".vk-search-open") : []) {
      button.hidden = false
      button.addEventListener("click", openSearch)
    }
    all(".vk-drop").forEach(closing)
    all(".vk-open-all").forEach(openAll)
    carryReader()
    openTarget()
    window.addEventListener("hashchange", () => { carryReader(); openTarget() })
    window.addEventListener("beforeprint", printClosed)
  })
})()
