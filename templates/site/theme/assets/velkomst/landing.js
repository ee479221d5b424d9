/* The landing page: a search box, and a button that sorts the municipalities by distance. Without scripts the page is a
   plain list. Nothing is stored or sent; the browser asks for the position only when the reader presses the button. */
(() => {
  "use strict"

  /* "samso", "samsoe" and "Samsø" are the same to a reader whose keyboard has no ø. */
  const plain = text => text.toLowerCase().replaceAll("æ", "ae").replaceAll("ø", "o").replaceAll("å", "a")
    .normalize("NFD").replace(/\p{M}/gu, "").replaceAll("oe", "o").replaceAll("aa", "a")

  const municipalities = [...document.querySelectorAll(".vk-house")]

  /* The page is in Danish; the browser's language is shown too where the page has it. */
  const languages = navigator.languages.map(language => language.split("-")[0])
  const bestLanguage = texts => languages.find(language => texts.some(word => word.lang.split("-")[0] === language))
  const showTranslations = () => {
    for (const words of new Set([...document.querySelectorAll(".vk-also")].map(word => word.parentElement))) {
      const inside = [...words.querySelectorAll(".vk-also")]
      const first = languages[0] === "da" ? undefined : bestLanguage(inside)
      for (const word of inside) word.hidden = word.lang.split("-")[0] !== first
    }
  }

  const enableSearch = box => {
    const found = document.getElementById("_found")
    const field = box.querySelector("input")

    /* A municipality is found by a part of its name, or by the beginning of a town or postcode, which is then shown. */
    const town = (entry, wanted) => (entry.dataset.towns || "").split("|").find(each => {
      const words = plain(each).split(/[ -]/)
      return wanted.every(want => words.some(word => word.startsWith(want)))
    })
    const filterList = () => {
      const typed = plain(field.value.trim())
      for (const entry of municipalities) {
        const named = plain(entry.dataset.name).includes(typed)
        const there = named ? undefined : town(entry, typed.split(/[ -]+/))
        entry.hidden = !named && !there
        entry.querySelector(".vk-there")?.remove()
        if (!there) continue
        const match = Object.assign(document.createElement("p"), { className: "vk-small vk-there", textContent: there })
        entry.querySelector("h3").after(match)
      }
      const left = municipalities.filter(entry => !entry.hidden).length
      found.textContent = left ? (typed ? `${left} / ${municipalities.length}` : "") : found.dataset.none
    }

    box.hidden = false
    field.addEventListener("input", filterList)
    filterList()
  }

  const enableNearest = box => {
    if (!("geolocation" in navigator) || !isSecureContext) return
    const button = box.querySelector("button")
    const status = document.getElementById("_near")
    const words = [...box.querySelector("template").content.querySelectorAll("p")]

    const showStatus = when => {
      const inside = words.filter(word => word.dataset.when === when)
      const language = bestLanguage(inside) || "da"
      status.replaceChildren(...inside.filter(word => word.lang.split("-")[0] === language).map(word => word.cloneNode(true)))
    }

    /* Equirectangular approximation: close enough within Denmark. */
    const distanceFrom = ({ latitude, longitude }) => entry => {
      if (!entry.dataset.centre) return Infinity
      const [north, east] = entry.dataset.centre.split(" ").map(Number)
      return Math.hypot(north - latitude, (east - longitude) * Math.cos(latitude * Math.PI / 180))
    }
    const sort = position => {
      const distance = distanceFrom(position.coords)
      const list = municipalities[0].parentElement
      list.append(...municipalities.map(entry => [distance(entry), entry]).sort(([one], [other]) => one < other ? -1 : one > other ? 1 : 0)
        .map(([, entry]) => entry))
      showStatus("sorted")
    }

    box.hidden = false
    button.addEventListener("click", () => {
      showStatus("asked")
      navigator.geolocation.getCurrentPosition(sort, fault => showStatus(fault.code === 1 ? "refused" : "unknown"),
        { timeout: 20000 })
    })
  }

  showTranslations()
  document.querySelectorAll(".vk-sift").forEach(enableSearch)
  document.querySelectorAll(".vk-near").forEach(enableNearest)
})()
