/** In front of the site's worker: it notes when what happens there begins and ends. */

{
  const trace = { worker: performance.timeOrigin }
  globalThis.trace = trace

  const note = (name) => {
    trace[name] ??= performance.timeOrigin + performance.now()
  }

  for (const [name, method] of [
    ['compiled', 'compileStreaming'],
    ['instantiated', 'instantiate'],
  ]) {
    const original = WebAssembly[method]
    WebAssembly[method] = (...given) => {
      const done = original.apply(WebAssembly, given)
      done.then(() => note(name))
      return done
    }
  }

  const original = globalThis.postMessage
  globalThis.postMessage = (message) => {
    note(message.type)
    original(message)
  }
}
