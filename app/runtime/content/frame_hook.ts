/**
 * What stands first in every page of a package: it asks the player around it, if there is one, to prepare the window
 * (dialogs, the package's part of the device's storage) before the page's own scripts run. Browsers give a frame a
 * new window for each page, so nothing that was prepared before would be there.
 */
export const HOOK =
  '<script>(function(w,n,s){for(;n<9&&w.parent!==w;n++){w=w.parent;try{s=w.tonleStage}catch(e){return}if(s)return s.prepare(window)}})(window,0)</script>'

/** What may come before it: blank space, comments, the document type, and the tags that open the page. */
const BEFORE =
  /^(?:\s+|<!--[\s\S]*?-->|<\?[^>]*>|<!doctype[^>]*>|<html(?:\s[^>]*)?>|<head(?:\s[^>]*)?>)/i
const LOOKED_AT = 65_536

/** The page with the hook in it; as it is where it is written in 16 bits a character. */
export function withHook(page: Buffer): Buffer {
  const [first, second] = page
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  if (isWide) return page
  // One character a byte, whatever the page is written in: the places are those of the bytes.
  const text = page.toString('latin1', 0, LOOKED_AT)
  let at = text.startsWith('\u{EF}\u{BB}\u{BF}') ? 3 : 0
  for (let found = BEFORE.exec(text.slice(at)); found; found = BEFORE.exec(text.slice(at))) {
    at += found[0].length
  }
  return Buffer.concat([page.subarray(0, at), Buffer.from(HOOK), page.subarray(at)])
}
