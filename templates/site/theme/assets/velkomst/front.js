/* The search box of the front door. Without it the list simply stands there; nothing is stored or sent. */
(() => {
  "use strict"

  /* "samso", "samsoe" and "Samsø" are the same to a reader whose keyboard has no ø. */
  const plain = text => text.toLowerCase().replaceAll("æ", "ae").replaceAll("ø", "o").replaceAll("å", "a")
    .normalize("NFD").replace(/\p{M}/gu, "").replaceAll("oe", "o").replaceAll("aa", "a")

  const box = document.querySelector(".vk-sift")
  const houses = [...document.querySelectorAll(".vk-house")]
  const found = document.getElementById("_found")
  const field = box.querySelector("input")

  const sift = () => {
    const wanted = plain(field.value.trim())
    for (const house of houses) house.hidden = !plain(house.dataset.name).includes(wanted)
    const left = houses.filter(house => !house.hidden).length
    found.textContent = left ? (wanted ? `${left} / ${houses.length}` : "") : found.dataset.none
  }

  box.hidden = false
  field.addEventListener("input", sift)
  sift()
})()
