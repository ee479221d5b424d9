/* The bar of the preview: choose reader, publication and date, see what check says and who wrote a text; reload on a saved edit. */
(() => {
  "use strict"

  const PROVENANCE = { shared: ["fælles", "#00695c"], adapted: ["fælles, tilpasset", "#5d4037"],
    group: ["gruppe", "#1f5f8b"], replaced: ["erstattet", "#b3441a"], local: ["lokal", "#5e35b1"] }
  const STATES = { unreviewed: ["ikke godkendt", "#a3161a"], reviewed: ["godkendt", "#2e6b2f"], source: ["godkendt", "#2e6b2f"],
    draft: ["maskinkladde", "#8a5a00"], stale: ["forældet oversættelse", "#b3441a"], missing: ["ikke oversat", "#5d4037"] }
  const COLOURS = { "": "Uden farver", provenance: "Hvem har skrevet hvad", state: "Godkendt og oversat" }

  const path = location.pathname
  const [, area, slug, code, ...rest] = path.split("/")
  const ask = async (name, more = "") =>
    (await fetch(`/_preview/${name}?path=${encodeURIComponent(path)}${more}`)).json()

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties)
    element.append(...children)
    return element
  }

  const select = (label, options, chosen, go) => {
    const list = make("select", { ariaLabel: label, title: label }, ...options.map(([value, text]) => make("option", { value }, text)))
    list.value = chosen
    list.onchange = () => go(list.value)
    return list
  }
  const open = address => { location.pathname = address }

  /** Colours every text by who wrote it or by its state, with links to its line and its form; "" takes the colours away. */
  const colour = (blocks, by) => {
    document.querySelectorAll(".velkomst-label").forEach(label => label.remove())
    for (const block of blocks) {
      const anchor = document.getElementById(block.id)
      const element = anchor?.closest("section, article > div, details") || anchor
      if (!element) continue
      const [words, tint] = by === "state" ? STATES[block.state] : PROVENANCE[block.provenance]
      element.classList.toggle("velkomst-text", by !== "")
      element.style.setProperty("--velkomst", tint)
      if (by) element.prepend(label(block, by === "state" ? words : `${words} · ${STATES[block.state][0]}`))
    }
  }

  const label = (block, words) => {
    const [file, line] = block.place.split(":")
    const links = block.place ? [" · ", make("a", { href: `/_preview/source?path=${file}&line=${line}` }, block.place)] : []
    if (block.form) links.push(" · ", make("a", { href: block.form }, "Ret i formular"))
    return make("span", { className: "velkomst-label", lang: "da" }, words, ...links)
  }

  const choices = (bar, state, site) => {
    const language = site.languages.find(each => area === "site" ? each.code === code : each.id === code) || site.languages[0]
    const last = rest.join("/")
    const audience = state.audiences.find(each => each.id === rest[0])?.id || sessionStorage.velkomstAudience || ""
    if (audience) sessionStorage.velkomstAudience = audience
    bar.append(
      select("Kommune", state.sites.map(each => [each.slug, each.name]), slug, value => {
        const other = state.sites.find(each => each.slug === value)
        const kept = other.languages.some(each => each.id === language.id) ? language : other.languages[0]
        open(area === "site" ? `/site/${value}/${kept.code}/${last}` : `/${area}/${value}/${kept.id}/${last}`)
      }),
      select("Sprog", site.languages.map(each => [each.id, each.name]), language.id, value => {
        const { id, code: html } = site.languages.find(each => each.id === value)
        open(area === "site" ? `/site/${slug}/${html}/${last}` : `/${area}/${slug}/${id}/${last}`)
      }),
      select("Målgruppe", [["", "Alle målgrupper"], ...state.audiences.map(each => [each.id, each.name])], audience, value => {
        sessionStorage.velkomstAudience = value
        const home = state.audiences.find(each => each.id === value)?.address || ""
        const isSheet = area === "print" && state.audiences.some(each => each.id === rest[0])
        open(isSheet && value ? `/print/${slug}/${code}/${[value, ...rest.slice(1)].join("/")}` : `/site/${slug}/${language.code}/${home}`)
      }))
    if (state.situations.length) {
      const current = state.situations.find(each => area === "site" && last.startsWith(each.address))?.address || ""
      bar.append(select("Situation", [["", "Ingen situation"], ...state.situations.map(each => [each.address, each.name])], current,
        value => open(`/site/${slug}/${language.code}/${value}`)))
    }
    const publication = select("Udgivelse", [["", "Hjemmeside"]], "", value => open(value || `/site/${slug}/${language.code}/`))
    bar.append(publication)
    ask("publications", `&audience=${audience}`).then(groups => {
      for (const [name, files] of groups) {
        publication.append(Object.assign(make("optgroup", {}, ...files.map(([address, text]) => make("option", { value: address }, text))), { label: name }))
      }
      publication.value = area === "site" ? "" : path
    })
  }

  const day = asOf => {
    const input = make("input", { type: "date", value: asOf, ariaLabel: "Vis siderne, som de er den dag", title: "Vis siderne, som de er den dag" })
    input.onchange = async () => {
      await fetch("/_preview/date", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ date: input.value }) })
      location.reload()
    }
    return input
  }

  const draw = state => {
    const bar = make("div", { id: "velkomst-bar", lang: "da" }, make("a", { href: "/" }, "Forhåndsvisning"))
    const site = state.sites.find(each => each.slug === slug)
    if (site) choices(bar, state, site)
    bar.append(day(state.asOf))
    if (state.blocks.length) {
      const chosen = sessionStorage.velkomstColour || ""
      bar.append(select("Farver", Object.entries(COLOURS), chosen, by => {
        sessionStorage.velkomstColour = by
        colour(state.blocks, by)
      }))
      colour(state.blocks, chosen)
    }
    if (state.edit) bar.append(make("a", { href: site ? `/admin/${slug}/` : "/admin/" }, "Ret"))
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
