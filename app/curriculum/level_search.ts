import { clusterText } from '#shared/khmer/clusters'

/** What the search of the curriculum looks in: the code, also word by word, and the words of both languages. */
export const levelSearch = (code: string, km: string, en: string) =>
  clusterText([code, km, en].join(' '))
