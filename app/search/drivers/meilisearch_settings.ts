import { countedFacets, facetNames } from '#search/types'
import { PARTS } from '#search/drivers/meilisearch_tokens'
import type { Settings } from 'meilisearch'

const numbered = (name: string) => Array.from({ length: PARTS }, (_, at) => `${name}${at + 1}`)

/** Fields by where terms are looked for; the first of the list weighs most. */
export const fields = {
  titleWords: ['titleWords'],
  words: ['titleWords', ...numbered('words')],
  title: ['title', 'latinTitle'],
  text: ['title', 'latinTitle', ...numbered('text'), 'latin'],
}

const coded = ['titleWords', 'title', ...numbered('words'), ...numbered('text')]

/**
 * What an index is told before it takes documents. `title`, `text…` and `…Words` hold coded Khmer (the Khmer
 * attributes, without typo tolerance: a code that differs by a letter is another syllable); `latinTitle` and `latin`
 * hold words in Latin letters, which may be mistyped.
 */
export const settings: Settings = {
  searchableAttributes: [
    'titleWords',
    'title',
    'latinTitle',
    ...numbered('words'),
    ...numbered('text'),
    'latin',
  ],
  displayedAttributes: ['id'],
  filterableAttributes: ['noun', 'staffOnly', 'names', ...facetNames],
  sortableAttributes: ['date', 'sortKm', 'sortEn'],
  rankingRules: ['sort', 'words', 'typo', 'attribute', 'proximity', 'exactness', 'date:desc'],
  stopWords: [],
  synonyms: {},
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 },
    disableOnAttributes: coded,
    disableOnNumbers: true,
  },
  faceting: { maxValuesPerFacet: 1000, sortFacetValuesBy: { '*': 'count' } },
  pagination: { maxTotalHits: 1_000_000 },
}

export const facetable = [...countedFacets, 'noun']
