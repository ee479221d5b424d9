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

  const openSearch = () => {
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
    for (const button of all(".vk-search-open")) {
      button.hidden = false
      button.addEventListener("click", openSearch)
    }
    all(".vk-drop").forEach(closing)
    carryReader()
    window.addEventListener("hashchange", carryReader)
  })
})()
