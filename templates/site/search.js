/* Fold letters in the search, and arrange what is found for the reader. Appended to the theme's own worker, where `lunr`
   is defined. Texts and queries are folded alike, so that a query typed on a foreign keyboard, without accents or with
   other digits matches. */
(() => {
  "use strict"

  const LETTERS = { æ: "a", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ß: "ss", ı: "i", ґ: "г",
    ٱ: "ا", ى: "ي", ی: "ي", ے: "ي", ک: "ك", ة: "ه", ە: "ه", ہ: "ه", ھ: "ه" }
  const ALIKE = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g")
  const SIGNS = /[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640\p{Cf}]/gu
  const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g
  const INSIDE = /[\u200c'’ʼ]/g

  const fold = text => text.normalize("NFKD").toLowerCase().replace(SIGNS, "").replace(ALIKE, letter => LETTERS[letter])
    .replace(DIGITS, digit => digit.charCodeAt(0) & 15).replace(INSIDE, "")
    .replace(/aa/g, "a").replace(/([aou])e/g, "$1")

  /* Remove the Arabic article, and "and", "in" or "for" before it, which are written as one word. */
  const bare = word => word.replace(/^(?:[وفبك]?ال|لل)(?=.{3})/, "")

  /* Index a word with a non-joiner or an apostrophe whole and by each of its parts: می‌روم, میروم, می روم. */
  const known = new Map()
  const forms = word => {
    if (!known.has(word)) {
      const parts = [word, ...word.split(INSIDE)].map(fold)
      known.set(word, [...new Set([...parts, ...parts.map(bare)])].filter(Boolean))
    }
    return known.get(word)
  }
  const folded = token => forms(token.toString()).map(each => token.clone(() => each))

  const { Pipeline, QueryParser, Index } = lunr
  const { run } = Pipeline.prototype
  Pipeline.prototype.run = function (tokens) {
    return run.call(this, tokens).flatMap(folded)
  }

  const { parse } = QueryParser.prototype
  QueryParser.prototype.parse = function () {
    const asked = parse.call(this)
    for (const clause of asked.clauses) clause.term = bare(fold(clause.term))
    return asked
  }

  /* Two forms of a word have one position in the text; mark it once. */
  const { query } = Index.prototype
  Index.prototype.query = function (fill) {
    const results = query.call(this, fill)
    for (const { matchData } of results) {
      const marked = {}
      for (const fields of Object.values(matchData.metadata))
        for (const [field, found] of Object.entries(fields)) {
          const before = marked[field] = marked[field] || new Set()
          found.position = found.position.filter(place => !before.has(place) && before.add(place))
        }
    }
    return results
  }

  /* Who reads, and the pages that several audiences share: the page writes both behind the worker's address. */
  const address = typeof document === "undefined" ? self.location.href : document.currentScript.src
  const parameters = new URLSearchParams(new URL(address).hash.slice(1))
  const reader = parameters.get("reader") || ""
  const shared = new Map((parameters.get("pages") || "").split(" ").filter(Boolean).map(each => each.split("=")))

  /* The topic of a result and whether it is for the reader; pages that are not about a topic are for everyone. */
  const topicOf = result => {
    const page = result[0].location.split("#")[0].replace(/index\.html$/, "")
    const [folder, topic, more] = page.split("/")
    if (more === undefined) return { topic: page, own: true }
    const readers = shared.get(page)?.split(",") || (folder === "topics" ? [reader] : [folder])
    return { topic, own: readers.includes(reader) }
  }

  /* One result for each topic: the reader's page, else the best page with the others below it. Topics that are not for
     the reader come last. */
  const arrange = results => {
    const topics = new Map()
    for (const result of results) {
      const { topic, own } = topicOf(result)
      topics.set(topic, [...topics.get(topic) || [], { result, own }])
    }
    const grouped = [...topics.values()].map(pages => {
      const own = pages.find(page => page.own)
      return own || { result: [...pages[0].result, ...pages.slice(1).map(page => page.result[0])], own: !reader }
    })
    return [...grouped.filter(page => page.own), ...grouped.filter(page => !page.own)].map(page => page.result)
  }

  const send = self.postMessage.bind(self)
  self.postMessage = message => {
    if (message.data?.items) message.data.items = arrange(message.data.items)
    send(message)
  }
})()
