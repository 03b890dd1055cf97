import { deflateRawSync } from 'node:zlib'
import { hostileZip } from '#bench/support/hostile_zip'
import { zipOf } from '#bench/support/zip_of'

const MB = 1024 ** 2
/** A course of one page. */
const MANIFEST = `<?xml version="1.0"?><manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"><metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata><organizations default="o"><organization identifier="o"><title>A</title><item identifier="a" identifierref="r"><title>A</title></item></organization></organizations><resources><resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="a.html"><file href="a.html"/></resource></resources></manifest>`

const one = { 'a.html': '<p>a</p>' }

/** A zip whose list of names says what it likes of sizes and places: nothing but the list is looked at. */
function claiming(entries: { name: Buffer; size: number; at?: number }[]): Buffer {
  const packed = deflateRawSync(Buffer.alloc(1000))
  const local = Buffer.alloc(30)
  local.write('PK\x03\x04', 'latin1')
  const list = entries.map(({ name, size, at = 0 }) => {
    const head = Buffer.alloc(46)
    head.write('PK\x01\x02\x14\x03\x14\0\0\x08\x08\0', 'latin1')
    head.writeUInt32LE(packed.length, 20)
    head.writeUInt32LE(size, 24)
    head.writeUInt16LE(name.length, 28)
    head.writeUInt32LE(at, 42)
    return Buffer.concat([head, name])
  })
  const [body, central] = [Buffer.concat([local, packed]), Buffer.concat(list)]
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(body.length, 16)
  return Buffer.concat([body, central, end])
}

const many = (count: number, size: number) =>
  claiming(Array.from({ length: count }, (_, n) => ({ name: Buffer.from(`${n}.txt`), size })))

const ENTITIES = `<?xml version="1.0"?><!DOCTYPE manifest [<!ENTITY a "ha">${'bcdefghij'
  .split('')
  .map((c, n) => `<!ENTITY ${c} "${`&${'abcdefghi'[n]};`.repeat(10)}">`)
  .join('')}]><manifest>&j;</manifest>`

type Trap = { code: string; bytes: () => Buffer | Promise<Buffer>; name?: string }

/** Archives that are refused whole, and the sentence that says why. */
export const REFUSED: Record<string, Trap> = {
  'a name that climbs out': {
    code: 'path_outside',
    bytes: () => hostileZip({ ...one, '../../evil.html': 'x' }),
  },
  'a name from the root': {
    code: 'path_outside',
    bytes: () => hostileZip({ '/etc/evil.html': 'x' }),
  },
  'a name on a drive': { code: 'path_outside', bytes: () => hostileZip({ 'C:/evil.html': 'x' }) },
  'a name that climbs with backslashes': {
    code: 'path_outside',
    bytes: () => hostileZip({ 'a\\..\\..\\evil.html': 'x' }),
  },
  'a link': { code: 'link', bytes: () => hostileZip(one, { link: 'a.html' }) },
  'a name twice': { code: 'name_twice', bytes: () => hostileZip(one, { twice: 'a.html' }) },
  'names that differ in capitals': {
    code: 'name_case',
    bytes: () => zipOf({ ...one, 'A.HTML': 'x' }),
  },
  'names that differ in how their letters are composed': {
    code: 'name_twice',
    bytes: () => hostileZip({ 'caf\u00e9.html': 'x', 'cafe\u0301.html': 'y' }),
  },
  'a name with turned writing': {
    code: 'name_hidden',
    bytes: () => hostileZip({ 'lesson\u202Elmth.exe': 'x' }),
  },
  'a name with a control character': {
    code: 'name_hidden',
    bytes: () => hostileZip({ 'a\u0007.html': 'x' }),
  },
  'a name that is too long': {
    code: 'name_long',
    bytes: () => hostileZip({ [`${'ក'.repeat(90)}.html`]: 'x' }),
  },
  'folders in folders': {
    code: 'too_deep',
    bytes: () => hostileZip({ [`${'d/'.repeat(30)}a.html`]: 'x' }),
  },
  'a file that is locked': {
    code: 'encrypted',
    bytes: () => hostileZip(one, { locked: 'a.html' }),
  },
  'a bomb by its ratio': {
    code: 'bomb',
    bytes: () => zipOf({ 'zeros.txt': Buffer.alloc(60 * MB) }),
  },
  'a bomb whose entries share one place': { code: 'bomb', bytes: () => many(200, MB) },
  'a bomb by one large file': { code: 'file_large', bytes: () => many(1, 600 * MB) },
  'a bomb by its whole': { code: 'too_large', bytes: () => many(6, 500 * MB) },
  'a bomb by its count': { code: 'too_many_files', bytes: () => many(20_001, 1) },
  'no files at all': { code: 'empty', bytes: () => claiming([]) },
  'an archive that was cut': {
    code: 'not_a_zip',
    bytes: () => zipOf({ 'a.txt': 'x'.repeat(9000) }).then((bytes) => bytes.subarray(0, 60)),
  },
  'a picture that is called an archive': {
    code: 'not_a_zip',
    bytes: () => Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1'),
    name: 'lesson.h5p',
  },
}

/** Archives that look odd and are taken: what their kind is then. */
export const TAKEN: Record<string, { kind: string; bytes: () => Promise<Buffer> | Buffer }> = {
  'archives in archives are not opened': {
    kind: 'archive',
    bytes: async () =>
      zipOf({ 'inner.zip': await zipOf({ 'inner.zip': await zipOf({ 'a.txt': 'x' }) }) }),
  },
  'names in an old code page': {
    kind: 'archive',
    bytes: () =>
      claiming([
        { name: Buffer.from([0xe3, 0xe0, 0xae, 0xaa, 0x2e, 0x74, 0x78, 0x74]), size: 1000 },
      ]),
  },
  'backslashes between folders': {
    kind: 'archive',
    bytes: () => hostileZip({ 'pages\\one.txt': 'x' }),
  },
  'a manifest within a manifest': {
    kind: 'scorm12',
    bytes: () =>
      zipOf({
        'imsmanifest.xml': MANIFEST,
        'a.html': 'x',
        'inner/imsmanifest.xml': ENTITIES,
      }),
  },
}

/** A manifest that would become gigabytes of words. */
export const entityPackage = () => zipOf({ 'imsmanifest.xml': ENTITIES, 'a.html': 'x' })

/** A book whose list of chapters, or whose chapter, would. */
export const entityBook = (where: 'list' | 'chapter') => {
  const chapter = ENTITIES.replace('<manifest>', '<html><body><p>Read me</p>').replace(
    '</manifest>',
    '</body></html>'
  )
  return zipOf({
    'mimetype': 'application/epub+zip',
    'META-INF/container.xml':
      '<container><rootfiles><rootfile full-path="c.opf"/></rootfiles></container>',
    'c.opf':
      where === 'list'
        ? ENTITIES
        : `<package><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>`,
    'a.xhtml': where === 'list' ? '<p/>' : chapter,
  })
}

export const entityDocument = () =>
  zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': ENTITIES })
