/* Compute the dates of deadlines in the page. Nothing is stored or sent. */
(() => {
  "use strict"

  const DAY = 24 * 60 * 60 * 1000

  /* The day that is a number of days, weeks, months or years after another; the 31st of a short month is its last. */
  const after = (day, number, unit) => {
    if (unit === "days" || unit === "weeks") return new Date(day.getTime() + number * (unit === "weeks" ? 7 : 1) * DAY)
    const months = day.getUTCMonth() + number * (unit === "years" ? 12 : 1)
    const last = new Date(Date.UTC(day.getUTCFullYear(), months + 1, 0)).getUTCDate()
    return new Date(Date.UTC(day.getUTCFullYear(), months, Math.min(day.getUTCDate(), last)))
  }

  const iso = day => day.toISOString().slice(0, 10)
  const compact = day => iso(day).replaceAll("-", "")

  /* Lines of a calendar file are at most 75 bytes long; a longer one goes on after a space (RFC 5545, 3.1). */
  const folded = line => {
    const parts = [""]
    let bytes = 0
    for (const sign of line) {
      const size = new TextEncoder().encode(sign).length
      if (bytes + size > 74) { parts.push(" "); bytes = 1 }
      parts[parts.length - 1] += sign
      bytes += size
    }
    return parts.join("\r\n")
  }
  const escaped = text => text.replace(/[\\;,]/g, "\\$&").replace(/\s+/g, " ")

  const calendarOf = steps => {
    const now = new Date().toISOString().replace(/[-:]|\.\d+/g, "")
    const events = steps.flatMap(({ link, day }) => [
      "BEGIN:VEVENT",
      `UID:${compact(day)}-${encodeURIComponent(new URL(link.href).pathname)}@velkomst`,
      `DTSTAMP:${now}`,
      `DTSTART;VALUE=DATE:${compact(day)}`,
      `SUMMARY:${escaped(link.textContent)}`,
      `URL:${link.href}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ])
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Velkomst//Frister//DA", ...events, "END:VCALENDAR", ""]
    return lines.map(folded).join("\r\n")
  }

  const start = box => {
    const button = box.querySelector("button")
    const language = document.documentElement.lang
    const words = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { dateStyle: "full", timeZone: "UTC" })
    let known = []

    const show = () => {
      known = []
      for (const section of box.querySelectorAll("section")) {
        const day = section.querySelector("input").valueAsDate
        for (const item of section.querySelectorAll("li")) {
          const line = item.querySelector(".vk-dates__day")
          line.hidden = !day
          if (!day) continue
          const last = after(day, Number(item.dataset.number), item.dataset.unit)
          const date = line.querySelector("[data-date]")
          date.textContent = words.format(last)
          date.dataset.date = iso(last)
          known.push({ link: item.querySelector("a"), day: last })
        }
      }
      button.disabled = !known.length
    }

    for (const part of box.querySelectorAll(".vk-dates__script")) part.hidden = false
    box.addEventListener("input", show)
    button.addEventListener("click", () => {
      const address = URL.createObjectURL(new Blob([calendarOf(known)], { type: "text/calendar" }))
      Object.assign(document.createElement("a"), { href: address, download: "velkomst.ics" }).click()
      setTimeout(() => URL.revokeObjectURL(address), 1000)
    })
    show()
  }

  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll(".vk-dates").forEach(start))
})()
