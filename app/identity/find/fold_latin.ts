/**
 * A name in Latin letters as it sounds in Khmer, so that the spellings in use meet: Sok and Sokh, Chan and Chann,
 * Soun and Sun, Vuthy and Vuthi, Wanna and Vanna. Digits stay; accents, hyphens and apostrophes go. Never shown.
 * The rules were chosen for recall: they also bring Khim and Kim together.
 */
export function foldLatin(word: string): string {
  return word
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/(?<=[a-z])h/g, '')
    .replace(/ck|q/g, 'k')
    .replace(/w/g, 'v')
    .replace(/o[ou]/g, 'u')
    .replace(/ee|ie|y/g, 'i')
    .replace(/([a-z])\1+/g, '$1')
}
