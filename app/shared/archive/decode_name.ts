const UTF8_FLAG = 0x800
const UNICODE_PATH = 0x7075

/** The upper half of code page 437, in which archives name their files where nothing else is said. */
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ '

type Named = {
  fileNameRaw: Buffer
  generalPurposeBitFlag: number
  extraFields: { id: number; data: Buffer }[]
}

/**
 * The name of an entry: as UTF-8 where the flag, the extra field of Info-ZIP or the bytes themselves say so;
 * else in code page 866 where it reads as Cyrillic, else in 437. Backslashes are slashes, composed characters NFC.
 */
export function decodeName({ fileNameRaw, generalPurposeBitFlag, extraFields }: Named): string {
  const extra = extraFields.find(({ id }) => id === UNICODE_PATH)?.data
  const isFlagged = (generalPurposeBitFlag & UTF8_FLAG) !== 0
  const name =
    (extra && extra.length > 5 && extra[0] === 1 ? utf8(extra.subarray(5)) : undefined) ??
    utf8(fileNameRaw) ??
    (isFlagged ? fileNameRaw.toString('utf8') : oldPage(fileNameRaw))
  return name.replaceAll('\\', '/').normalize('NFC')
}

function utf8(bytes: Buffer) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function oldPage(bytes: Buffer) {
  const isCyrillic = bytes.some(
    (byte) => (byte >= 0xa6 && byte <= 0xaf) || (byte >= 0xe0 && byte <= 0xef)
  )
  if (isCyrillic) return new TextDecoder('ibm866').decode(bytes)
  return [...bytes].map((b) => (b < 128 ? String.fromCharCode(b) : CP437[b - 128])).join('')
}
