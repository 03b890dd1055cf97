/** Runs in the page: the words of each line, and where they stand. */
export function textOnPage() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found = []
  const range = document.createRange()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.data
    let line
    for (let at = 0; at < text.length; at++) {
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      const [box] = range.getClientRects()
      if (!box || (box.width === 0 && !line)) {
        if (line) line.text += text[at]
        continue
      }
      const middle = (box.top + box.bottom) / 2
      if (!line || (box.width > 0 && Math.abs(middle - line.middle) > 6)) {
        line = { text: '', left: box.left, right: box.right, middle }
        found.push(line)
      }
      line.text += text[at]
      line.right = Math.max(line.right, box.right)
      line.left = Math.min(line.left, box.left)
    }
  }
  return found
    .map(({ text, left, right, middle }) => ({
      text: text.replace(/\s+/g, ' ').trim(),
      left,
      width: right - left,
      middle: middle + window.scrollY,
    }))
    .filter(({ text, width }) => text && width > 0)
}
