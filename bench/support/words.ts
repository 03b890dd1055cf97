type Language = 'km' | 'en'

/** Rows of the library with their texts in both languages. */
export type Texts = Record<`${'title' | 'description' | 'body'}_${Language}`, string | null>[]

const PARAGRAPHS = 8

/** Puts texts together anew from what there is, always in the same way. */
export class Words {
  private state = 42
  private paragraphs: Record<Language, string[]>

  constructor(private texts: Texts) {
    this.paragraphs = { km: this.cut('km'), en: this.cut('en') }
  }

  private cut(language: Language) {
    return this.texts
      .flatMap((row) => (row[`body_${language}`] ?? '').split(/\n{2,}/))
      .filter((text) => text.length > 40 && !text.includes('](') && !text.startsWith('|'))
  }

  /** One of them; a linear congruential generator (Numerical Recipes) decides. */
  pick<T>(items: readonly T[]): T {
    this.state = (this.state * 1664525 + 1013904223) >>> 0
    return items[Math.floor((this.state / 2 ** 32) * items.length)]
  }

  page(language: Language, word = '') {
    const title = this.pick(this.texts)[`title_${language}`] ?? ''
    const description = this.pick(this.texts)[`description_${language}`] ?? ''
    const paragraphs = Array.from({ length: PARAGRAPHS }, () =>
      this.pick(this.paragraphs[language])
    )
    return {
      title,
      description,
      body: [`## ${title}`, ...paragraphs, word].filter(Boolean).join('\n\n'),
    }
  }
}
