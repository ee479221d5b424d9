/* The search box of the front door, and the nearest municipalities first. Without it the list simply stands there;
   nothing is stored or sent. Where the reader is, is asked for only when she presses the button. */
(() => {
  "use strict"

  /* "samso", "samsoe" and "Samsø" are the same to a reader whose keyboard has no ø. */
  const plain = text => text.toLowerCase().replaceAll("æ", "ae").replaceAll("ø", "o").replaceAll("å", "a")
    .normalize("NFD").replace(/\p{M}/gu, "").replaceAll("oe", "o").replaceAll("aa", "a")

  const houses = [...document.querySelectorAll(".vk-house")]

  /* Words stand in Danish; the browser's own language joins them where we have it. */
  const tongues = navigator.languages.map(tongue => tongue.split("-")[0])
  const own = each => tongues.find(tongue => each.some(word => word.lang.split("-")[0] === tongue))
  const also = () => {
    for (const words of new Set([...document.querySelectorAll(".vk-also")].map(word => word.parentElement))) {
      const inside = [...words.querySelectorAll(".vk-also")]
      const first = tongues[0] === "da" ? undefined : own(inside)
      for (const word of inside) word.hidden = word.lang.split("-")[0] !== first
    }
  }

  const sifting = box => {
    const found = document.getElementById("_found")
    const field = box.querySelector("input")

    /* A house is found by a part of its name; by a town or a postcode from its beginning, and then says which. */
    const town = (house, wanted) => (house.dataset.towns || "").split("|").find(each => {
      const words = plain(each).split(/[ -]/)
      return wanted.every(want => words.some(word => word.startsWith(want)))
    })
    const sift = () => {
      const typed = plain(field.value.trim())
      for (const house of houses) {
        const named = plain(house.dataset.name).includes(typed)
        const there = named ? undefined : town(house, typed.split(/[ -]+/))
        house.hidden = !named && !there
        house.querySelector(".vk-there")?.remove()
        if (!there) continue
        const said = Object.assign(document.createElement("p"), { className: "vk-small vk-there", textContent: there })
        house.querySelector("h3").after(said)
      }
      const left = houses.filter(house => !house.hidden).length
      found.textContent = left ? (typed ? `${left} / ${houses.length}` : "") : found.dataset.none
    }

    box.hidden = false
    field.addEventListener("input", sift)
    sift()
  }

  const nearing = box => {
    if (!("geolocation" in navigator) || !isSecureContext) return
    const button = box.querySelector("button")
    const status = document.getElementById("_near")
    const words = [...box.querySelector("template").content.querySelectorAll("p")]

    const say = when => {
      const inside = words.filter(word => word.dataset.when === when)
      const tongue = own(inside) || "da"
      status.replaceChildren(...inside.filter(word => word.lang.split("-")[0] === tongue).map(word => word.cloneNode(true)))
    }

    /* On so small a part of the earth a degree of longitude is a fixed part of a degree of latitude. */
    const far = ({ latitude, longitude }) => house => {
      if (!house.dataset.centre) return Infinity
      const [north, east] = house.dataset.centre.split(" ").map(Number)
      return Math.hypot(north - latitude, (east - longitude) * Math.cos(latitude * Math.PI / 180))
    }
    const sort = position => {
      const away = far(position.coords)
      const list = houses[0].parentElement
      list.append(...houses.map(house => [away(house), house]).sort(([one], [other]) => one < other ? -1 : one > other ? 1 : 0)
        .map(([, house]) => house))
      say("sorted")
    }

    box.hidden = false
    button.addEventListener("click", () => {
      say("asked")
      navigator.geolocation.getCurrentPosition(sort, fault => say(fault.code === 1 ? "refused" : "unknown"),
        { timeout: 20000 })
    })
  }

  also()
  document.querySelectorAll(".vk-sift").forEach(sifting)
  document.querySelectorAll(".vk-near").forEach(nearing)
})()
