import { openSpeaking } from './speaking.js'

/* xAPI packages: one page that knows from its address where and as whom it speaks. */
export async function play({ config, state, bridge }) {
  const speaking = openSpeaking({ config, state, bridge, names: true })
  bridge.on('go', ({ to }) => to === 'leave' && speaking.leave())
  bridge.tell('place', { current: state.part, previous: false, next: false, choices: [] })
  speaking.stage.show(state.href)
}
