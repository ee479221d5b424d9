/* Fold letters in the search. Appended to the theme's own worker, where `lunr` is defined. Texts and queries are folded
   alike, so that a query typed on a foreign keyboard, without accents or with other digits matches. */
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
})()
