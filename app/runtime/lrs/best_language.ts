import type { JsonObject } from '#runtime/lrs/validation/json'

/** The one of the texts that suits the header Accept-Language best (RFC 4647 section 3.4); else the first. */
export function bestLanguage(texts: JsonObject, header: string): JsonObject {
  const tags = Object.keys(texts)
  if (tags.length <= 1) return texts
  const wanted = header
    .split(',')
    .map((entry) => {
      const [tag, ...parameters] = entry.trim().split(/\s*;\s*/)
      const quality = parameters.find((one) => one.startsWith('q='))
      return { tag: tag.toLowerCase(), quality: quality ? Number(quality.slice(2)) : 1 }
    })
    .filter(({ tag, quality }) => tag && quality > 0)
    .sort((one, other) => other.quality - one.quality)
  for (const { tag } of wanted) {
    const found = lookUp(tags, tag)
    if (found) return { [found]: texts[found] }
  }
  return { [tags[0]]: texts[tags[0]] }
}

/** `zh-Hant-TW` takes `zh-Hant` and `zh`; `en` takes `en-US` where there is nothing nearer. */
function lookUp(tags: string[], wanted: string) {
  for (let range = wanted; range; range = range.slice(0, Math.max(0, range.lastIndexOf('-')))) {
    const found = tags.find((tag) => tag.toLowerCase() === range)
    if (found) return found
  }
  return tags.find((tag) => tag.toLowerCase().startsWith(`${wanted}-`))
}
