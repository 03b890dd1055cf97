/*
 * The line to the application's page. It says hello with the nonce of the launch; that page answers with a port, and
 * from then on only the port is used. Checked on both sides: origin, window, nonce.
 */
export function openBridge({ app, nonce }) {
  const handlers = new Map()
  const waiting = []
  let port

  const take = ({ data }) => {
    const handler = data && handlers.get(data.type)
    if (handler) handler(data)
  }

  addEventListener('message', (event) => {
    const { origin, source, data, ports } = event
    if (port || origin !== app || source !== window.parent) return
    if (!data || data.type !== 'tonle:port' || data.nonce !== nonce || ports.length !== 1) return
    port = ports[0]
    port.onmessage = take
    for (const message of waiting.splice(0)) port.postMessage(message)
  })
  window.parent.postMessage({ type: 'tonle:hello', nonce }, app)

  return {
    on: (type, handler) => handlers.set(type, handler),
    tell(type, body) {
      const message = { ...body, type }
      if (port) port.postMessage(message)
      else waiting.push(message)
    },
  }
}
