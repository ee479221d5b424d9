/* Small helps on top of pages that work without any script. Nothing is ever stored in the browser. */
(() => {
  "use strict"

  /* The theme asks for these four; ours remember nothing. */
  window.__md_scope = new URL(".", location)
  window.__md_hash = () => 0
  window.__md_get = () => null
  window.__md_set = () => {}

  /* Single letters are no commands: they get in the way of speech input (WCAG 2.1.4). */
  window.addEventListener("keydown", event => {
    const writing = event.target.closest?.("input, textarea, select")
    if (event.key.length === 1 && !writing && !event.ctrlKey && !event.metaKey && !event.altKey)
      event.stopImmediatePropagation()
  }, true)

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

  /* A page for several readers knows from its address who reads; carry that along to the other languages. */
  const carryReader = () => {
    const reader = /^#for_[a-z0-9-]+$/.test(location.hash) ? location.hash : ""
    for (const link of all("a[hreflang]"))
      if (link.origin === location.origin) link.hash = reader
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const button of all(".vk-search-open")) {
      button.hidden = false
      button.addEventListener("click", openSearch)
    }
    all(".vk-drop").forEach(closing)
    carryReader()
    window.addEventListener("hashchange", carryReader)
  })
})()
