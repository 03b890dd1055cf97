const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** base58btc with its sign `z` (multibase), as proofs and keys are written. */
export function toBase58(bytes: Uint8Array): string {
  let number = BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`)
  let text = ''
  for (; number > 0n; number /= 58n) text = ALPHABET[Number(number % 58n)] + text
  for (const byte of bytes) {
    if (byte !== 0) break
    text = `1${text}`
  }
  return `z${text}`
}

/** @returns the bytes, or undefined where it is no base58btc of at most 200 characters */
export function fromBase58(text: string): Buffer | undefined {
  if (!/^z[1-9A-HJ-NP-Za-km-z]{1,200}$/.test(text)) return undefined
  const body = text.slice(1)
  let number = 0n
  for (const letter of body) number = number * 58n + BigInt(ALPHABET.indexOf(letter))
  const hex = number === 0n ? '' : number.toString(16)
  const zeros = /^1*/.exec(body)![0].length
  return Buffer.concat([
    Buffer.alloc(zeros),
    Buffer.from(hex.length % 2 === 1 ? `0${hex}` : hex, 'hex'),
  ])
}
