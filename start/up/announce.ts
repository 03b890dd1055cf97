import { networkInterfaces } from 'node:os'
import env from '#start/env'

/** The addresses of this machine on its networks, where phones reach it. */
function lanAddresses() {
  return Object.values(networkInterfaces())
    .flat()
    .filter((card) => card && card.family === 'IPv4' && !card.internal)
    .map((card) => `http://${card!.address}:${env.get('PORT')}`)
}

/** Says on the console where the server is and how to begin. */
export async function announce({ demo }: { demo: boolean }) {
  void demo
  const here = `http://localhost:${env.get('PORT')}`
  const lines = ['', 'Tonle is open · ទន្លេបើកហើយ', '', `  This machine   ${here}`]
  for (const [n, address] of lanAddresses().entries()) {
    lines.push(`  ${n === 0 ? 'Phones nearby ' : '              '} ${address}`)
  }
  lines.push('', 'Ctrl-C stops it · ចុច Ctrl-C ដើម្បីបិទ', '')
  process.stdout.write(lines.join('\n'))
}
