import { crc32 } from 'node:zlib'

type Tricks = { link?: string; twice?: string; locked?: string; lying?: string }

const LINK = (0o120777 << 16) >>> 0

/** A zip as no program makes it: any name as it stands, links, entries twice, locked ones, a lying size. */
export async function hostileZip(
  files: Record<string, string | Buffer>,
  tricks: Tricks = {}
): Promise<Buffer> {
  const list = Object.entries(files)
  if (tricks.twice) list.push([tricks.twice, 'the other one'])
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, content] of list) {
    // A locked file has twelve bytes before its own.
    const own = Buffer.from(content)
    const bytes = name === tricks.locked ? Buffer.concat([Buffer.alloc(12), own]) : own
    const size = name === tricks.lying ? own.length + 7 : own.length
    const head = headOf(name, bytes, size, name === tricks.locked)
    const local = Buffer.concat([head.local, bytes])
    central.push(head.central(offset, name === tricks.link ? LINK : 0))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(list.length, 8)
  end.writeUInt16LE(list.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

function headOf(name: string, bytes: Buffer, size: number, isLocked: boolean) {
  const raw = Buffer.from(name)
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt16LE(isLocked ? 0x801 : 0x800, 2)
  common.writeUInt32LE(crc32(bytes), 10)
  common.writeUInt32LE(bytes.length, 14)
  common.writeUInt32LE(size, 18)
  common.writeUInt16LE(raw.length, 22)
  return {
    local: Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, raw]),
    central(offset: number, attributes: number) {
      const tail = Buffer.alloc(14)
      tail.writeUInt32LE(attributes, 6)
      tail.writeUInt32LE(offset, 10)
      const made = Buffer.from([20, 3])
      return Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), made, common, tail, raw])
    },
  }
}
