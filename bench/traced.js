/** In front of the site's worker: it notes when what happens there is done. */

{
  const trace = { worker: performance.timeOrigin }
  globalThis.trace = trace

  const note = (name) => {
    trace[name] = performance.timeOrigin + performance.now()
  }

  // The page compiles; where it cannot, the worker does.
  addEventListener('message', ({ data }) => data.type === 'compiled' && note('compiled'))
  const compile = WebAssembly.compileStreaming
  WebAssembly.compileStreaming = (...given) => {
    const done = compile.apply(WebAssembly, given)
    done.then(() => note('compiled'))
    return done
  }

  // The first is the one for the rehearsal, the last the one that answers.
  WebAssembly.Instance = class extends WebAssembly.Instance {
    constructor(...given) {
      super(...given)
      note('rehearsed')
    }
  }

  const original = globalThis.postMessage
  globalThis.postMessage = (message) => {
    note(message.type)
    original(message)
  }
}
