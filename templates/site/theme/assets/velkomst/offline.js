/* Only in the copy for a memory stick. A browser starts no worker from a file, so the search's worker runs in an empty,
   hidden frame of the page itself. The theme asks for the name IFrameWorker to find its word lists. */
(() => {
  "use strict"
  if (location.protocol !== "file:") return

  class FrameWorker extends EventTarget {
    constructor(url) {
      super()
      const frame = document.createElement("iframe")
      frame.hidden = true
      document.body.append(frame)
      this.inside = frame.contentWindow
      this.inside.postMessage = data => this.dispatchEvent(new MessageEvent("message", { data: structuredClone(data) }))
      this.inside.importScripts = (...urls) =>
        urls.reduce((before, next) => before.then(() => this.load(next)), Promise.resolve())
      this.ready = this.load(url)
    }

    load(url) {
      const script = this.inside.document.createElement("script")
      script.src = url
      return new Promise((done, failed) => {
        script.addEventListener("load", done)
        script.addEventListener("error", failed)
        this.inside.document.body.append(script)
      })
    }

    postMessage(data) {
      this.ready.then(() => this.inside.dispatchEvent(new MessageEvent("message", { data: structuredClone(data) })))
    }

    terminate() {
      this.inside.frameElement.remove()
    }
  }

  window.Worker = window.IFrameWorker = FrameWorker
})()
