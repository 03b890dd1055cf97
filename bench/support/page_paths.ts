/** The pages that everybody opens; of the last, a thousand in turn: more than the server remembers. */
export const pagePaths = ({
  word,
  resources,
}: Record<string, string>): Record<string, string[]> => {
  const codes = resources.split(' ')
  return {
    'home': ['/'],
    'library': ['/library'],
    'library search': [`/library?q=${encodeURIComponent(word)}`],
    'resource': [`/library/${codes[0]}`],
    'any resource': codes.map((code) => `/library/${code}`),
  }
}
