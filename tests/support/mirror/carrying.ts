import { readFileSync } from 'node:fs'

/** The processes that this one has begun and whose command has these words (Linux). */
export function childrenLike(words: string): number[] {
  const { pid } = process
  const children = read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean)
  return children.filter((child) => read(`/proc/${child}/cmdline`).includes(words)).map(Number)
}

const read = (path: string) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
