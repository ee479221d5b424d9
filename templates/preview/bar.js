/* The bar of the preview: change municipality and language, see what check says and who wrote a text; reload on a saved edit. */
(() => {
  "use strict"

  const PROVENANCE = { shared: ["fælles", "#00695c"], adapted: ["fælles, tilpasset", "#5d4037"],
    group: ["gruppe", "#1f5f8b"], replaced: ["erstattet", "#b3441a"], local: ["lokal", "#5e35b1"] }
  const STATES = { unreviewed: "ikke godkendt", reviewed: "godkendt", draft: "maskinkladde", stale: "forældet oversættelse",
    missing: "ikke oversat", source: "godkendt" }

  const path = location.pathname
  const ask = async (name, more = "") =>
    (await fetch(`/_preview/${name}?path=${encodeURIComponent(path)}${more}`)).json()

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties)
    element.append(...children)
    return element
  }

  const select = (label, options, chosen, go) => {
    const list = make("select", { ariaLabel: label }, ...options.map(([value, text]) => make("option", { value }, text)))
    list.value = chosen
    list.onchange = () => go(list.value)
    return list
  }

  const outline = (blocks, shown) => {
    for (const block of blocks) {
      const element = document.getElementById(block.id)?.closest("section, article > div, details") || document.getElementById(block.id)
      if (!element) continue
      const [words, colour] = PROVENANCE[block.provenance]
      if (shown) element.dataset.velkomst = `${words} · ${STATES[block.state]} · ${block.place}`
      else delete element.dataset.velkomst
      element.style.setProperty("--velkomst", colour)
    }
  }

  const draw = state => {
    const bar = make("div", { id: "velkomst-bar", lang: "da" }, make("a", { href: "/" }, "Forhåndsvisning"))
    const [, , slug, code, ...rest] = path.split("/")
    const site = state.sites.find(each => each.slug === slug)
    if (site) {
      bar.append(
        select("Kommune", state.sites.map(each => [each.slug, each.name]), slug, value => {
          const other = state.sites.find(each => each.slug === value)
          const kept = other.languages.some(each => each.code === code) ? code : "da"
          location.pathname = `/site/${value}/${kept}/${rest.join("/")}`
        }),
        select("Sprog", site.languages.map(each => [each.code, each.name]), code, value => {
          location.pathname = `/site/${slug}/${value}/${rest.join("/")}`
        }))
    }
    if (state.blocks.length) {
      const button = make("button", { type: "button", ariaPressed: "false" }, "Hvem har skrevet hvad")
      button.onclick = () => {
        const shown = button.ariaPressed === "false"
        button.ariaPressed = String(shown)
        outline(state.blocks, shown)
      }
      bar.append(button)
    }
    document.body.append(bar)
    return bar
  }

  const report = (bar, problems) => {
    const errors = problems.filter(each => each.severity === "error").length
    const summary = make("summary", { className: errors ? "error" : "" },
      problems.length ? `${errors} fejl, ${problems.length - errors} advarsler` : "Ingen fejl")
    const lines = problems.map(each => make("li", {}, make("b", {}, each.line), make("br"), each.hint))
    bar.append(make("details", {}, summary, make("ol", {}, ...lines)))
  }

  const start = async () => {
    const state = await ask("state")
    const bar = draw(state)
    ask("problems").then(problems => report(bar, problems))
    for (;;) {
      const { version } = await ask("wait", `&version=${state.version}`)
      if (version !== state.version) return location.reload()
    }
  }
  start()
})()
