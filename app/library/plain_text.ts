/** A Markdown text as people read it: without the signs of headings, lists and tables, and without addresses. */
export const plainText = (markdown: string | null) =>
  (markdown ?? '')
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/^[ \t]*(?:#{1,6}|[-*+>]|\d+\.)[ \t]+/gm, '')
    .replaceAll(/^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t:-]*$/gm, '')
    .replaceAll(/[*`|]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
