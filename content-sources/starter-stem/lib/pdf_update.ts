import { deflateSync } from 'node:zlib'

/** Changes of a PDF by an incremental update (ISO 32000-1, 7.5.6): what stands is left, newer objects follow it. */
export class PdfUpdate {
  readonly #text: string
  readonly #objects = new Map<number, Buffer>()
  #next: number

  constructor(readonly bytes: Buffer) {
    this.#text = bytes.toString('latin1')
    this.#next = Number(/\/Size (\d+)/.exec(this.#text)![1])
  }

  /** The numbers of the objects in which this is found, and their text. */
  *objects(pattern: RegExp): Generator<[number, string]> {
    for (const [, number, body] of this.#text.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj/gm)) {
      if (pattern.test(body)) yield [Number(number), body]
    }
  }

  set(number: number, body: string | Buffer) {
    this.#objects.set(number, Buffer.from(body as string, 'latin1'))
  }

  add(body: string | Buffer): number {
    this.set(this.#next, body)
    return this.#next++
  }

  static stream(content: string): Buffer {
    const packed = deflateSync(Buffer.from(content, 'latin1'), { level: 9 })
    const head = `<</Filter /FlateDecode /Length ${packed.length}>> stream\n`
    return Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream')])
  }

  finish(): Buffer {
    const parts = [this.bytes, Buffer.from('\n')]
    let at = this.bytes.length + 1
    let table = 'xref\n'
    for (const [number, body] of [...this.#objects].sort(([a], [b]) => a - b)) {
      const object = Buffer.concat([
        Buffer.from(`${number} 0 obj\n`),
        body,
        Buffer.from('\nendobj\n'),
      ])
      table += `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`
      parts.push(object)
      at += object.length
    }
    const [root, info] = ['Root', 'Info'].map(
      (name) => new RegExp(`/${name} \\d+ 0 R`).exec(this.#text)![0]
    )
    const before = /startxref\n(\d+)\n%%EOF\s*$/.exec(this.#text)![1]
    const trailer = `trailer\n<</Size ${this.#next} ${root} ${info} /Prev ${before}>>\nstartxref\n${at}\n%%EOF\n`
    return Buffer.concat([...parts, Buffer.from(table + trailer)])
  }
}
