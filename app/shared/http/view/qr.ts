import qrcode from 'qrcode'

/**
 * A QR code (ISO/IEC 18004, error correction M) of `text` as the size of its square and the outline of its dark
 * modules for an SVG path: `{ size: 25, path: 'M0 0h7v1H0z...' }`.
 */
export function qr(text: string): { size: number; path: string } {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' })
  const { size, data } = modules
  let path = ''
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const start = x
      while (x < size && data[y * size + x]) x++
      if (x > start) path += `M${start} ${y}h${x - start}v1H${start}z`
    }
  }
  return { size, path }
}
