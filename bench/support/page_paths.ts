/** The pages that everybody opens. */
export const pagePaths = ({ word, resource }: Record<string, string>) => ({
  'home': '/',
  'library': '/library',
  'library search': `/library?q=${encodeURIComponent(word)}`,
  'resource': `/library/${resource}`,
})
